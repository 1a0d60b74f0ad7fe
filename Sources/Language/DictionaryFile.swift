import CDictionaries

/// A text file of `Dictionaries/`, compiled into the program: one fact a line, columns apart by tabs, `#` before comments.
public struct DictionaryFile: @unchecked Sendable {
  /// The bytes; eight zero bytes follow them.
  public let bytes: UnsafePointer<UInt8>
  public let count: Int

  /// - Parameter name: path below `Dictionaries/`.
  public init?(_ name: String) {
    var count: Int64 = 0
    guard let bytes = mt_dictionary(name, &count) else { return nil }
    self.bytes = bytes
    self.count = Int(count)
  }

  /// One line's columns.
  public struct Row {
    let bytes: UnsafePointer<UInt8>
    /// Offsets of the columns.
    let columns: [Range<Int>]

    public var count: Int { columns.count }

    /// Text of a column, empty where the line has fewer.
    public func text(_ column: Int) -> String {
      guard column < columns.count else { return "" }
      return String(decoding: UnsafeBufferPointer(start: bytes + columns[column].lowerBound, count: columns[column].count), as: UTF8.self)
    }

    /// Key of the word in a column: its form with a small first letter.
    public func key(_ column: Int) -> WordKey {
      let range = columns[column]
      let start = bytes + range.lowerBound
      let isCapital = start[0] >= 0x41 && start[0] <= 0x5A || start[0] == 0xC3 && start[1] < 0x9F
      guard isCapital else { return WordKey(hash: WordHash.hash(start, range.count)) }
      // A word in capitals becomes small as a whole.
      if !range.contains(where: { bytes[$0] >= 0x61 && bytes[$0] <= 0x7A }) { return WordKey(written: text(column)) }
      return WordKey(hash: WordHash.hash(start, range.count, firstBits: CaseFlip.bits(start, capital: true)))
    }

    /// Hash of a column's bytes (``WordHash``).
    public func hash(_ column: Int) -> UInt64 {
      WordHash.hash(bytes + columns[column].lowerBound, columns[column].count)
    }
  }

  /// Calls `body` for each line that is neither empty nor a comment.
  public func forEachRow(_ body: (Row) -> Void) {
    var columns: [Range<Int>] = []
    var start = 0
    var lineStart = 0
    for at in 0...count {
      let byte = at < count ? bytes[at] : 0x0A
      if byte != 0x09 && byte != 0x0A { continue }
      columns.append(start..<at)
      start = at + 1
      guard byte == 0x0A else { continue }
      if at > lineStart, bytes[lineStart] != 0x23 { body(Row(bytes: bytes, columns: columns)) }
      columns.removeAll(keepingCapacity: true)
      lineStart = start
    }
  }
}
