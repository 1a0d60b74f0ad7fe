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
  public struct Row: @unchecked Sendable {
    let bytes: UnsafePointer<UInt8>
    /// Ends of the columns, the first of which begins at ``start``.
    fileprivate var ends = InlineArray<16, UInt32>(repeating: 0)
    fileprivate var start = 0
    public fileprivate(set) var count = 0

    /// Bytes of a column, empty where the line has fewer.
    func range(_ column: Int) -> Range<Int> {
      guard column < count else { return 0..<0 }
      return (column == 0 ? start : Int(ends[column - 1]) + 1)..<Int(ends[column])
    }

    /// Text of a column, empty where the line has fewer.
    public func text(_ column: Int) -> String {
      let range = range(column)
      return String(decoding: UnsafeBufferPointer(start: bytes + range.lowerBound, count: range.count), as: UTF8.self)
    }

    /// Key of the word in a column: its form with a small first letter.
    public func key(_ column: Int) -> WordKey {
      let range = range(column)
      return WordKey(bytes + range.lowerBound, range.count)
    }

    /// First byte of a column, 0 where it is empty.
    func first(_ column: Int) -> UInt8 { range(column).isEmpty ? 0 : bytes[range(column).lowerBound] }

    /// Hash of a column's bytes (``WordHash``).
    public func hash(_ column: Int) -> UInt64 {
      let range = range(column)
      return WordHash.hash(bytes + range.lowerBound, range.count)
    }
  }

  /// Calls `body` for each line that is neither empty nor a comment. No line has more than 16 columns.
  public func forEachRow(_ body: (Row) -> Void) {
    var row = Row(bytes: bytes)
    for at in 0...count {
      let byte = at < count ? bytes[at] : 0x0A
      if byte != 0x09 && byte != 0x0A { continue }
      if row.count < 16 {
        row.ends[row.count] = UInt32(at)
        row.count += 1
      }
      guard byte == 0x0A else { continue }
      if at > row.start, bytes[row.start] != 0x23 { body(row) }
      row.count = 0
      row.start = at + 1
    }
  }
}
