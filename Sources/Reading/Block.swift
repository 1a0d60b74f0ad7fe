import Text

/// What a stretch of lines is in the text.
public enum BlockKind: UInt8, Sendable, BitwiseCopyable {
  case prose, heading, listItem, caption, quotation
  /// A line with the cells of a table.
  case tableRow
  /// One cell of a table.
  case tableCell
  /// What a file says of itself, such as its title: the text repeats it.
  case metadata
}

/// A paragraph, heading or the like: lines that are read as one text.
public struct Block: Sendable, BitwiseCopyable {
  /// The bytes, without the last line break.
  public var span: ByteSpan
  public var kind: BlockKind
  /// Lines of the file that were joined.
  public var lines: Int = 1
  /// The block goes on in the next one: a line too long to hold in memory was cut at a blank.
  public var continues = false
  /// The block is the rest of the one before.
  public var isRest = false
  /// The file's markup says what the block is, not its shape.
  public var isMarked = false

  /// Whether more than one line was joined, so that a line break inside is a blank.
  public var joinsLines: Bool { lines > 1 }

  public init(span: ByteSpan, kind: BlockKind, lines: Int = 1, continues: Bool = false, isRest: Bool = false) {
    self.span = span
    self.kind = kind
    self.lines = lines
    self.continues = continues
    self.isRest = isRest
  }
}
