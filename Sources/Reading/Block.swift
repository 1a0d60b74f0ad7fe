import Text

/// What a stretch of lines is in the text.
public enum BlockKind: UInt8, Sendable, BitwiseCopyable {
  case prose, heading, listItem, caption, tableRow, quotation
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

  /// Whether more than one line was joined, so that a line break inside is a blank.
  public var joinsLines: Bool { lines > 1 }
}
