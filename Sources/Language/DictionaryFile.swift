import CDictionaries
import Glibc

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

  /// A file that is at hand: eight bytes behind `count` must be readable.
  package init(_ bytes: UnsafePointer<UInt8>, count: Int) {
    self.bytes = bytes
    self.count = count
  }

  /// The line that begins at an offset.
  package func row(at start: Int) -> Row {
    let found = memchr(bytes + start, 0x0A, count - start)
    return Row(bytes: bytes, start: start, end: found.map { UnsafeRawPointer($0) - UnsafeRawPointer(bytes) } ?? count)
  }

  /// One line's columns.
  public struct Row: @unchecked Sendable {
    package let bytes: UnsafePointer<UInt8>
    /// Where the line begins in the file.
    package let start: Int
    fileprivate let end: Int

    /// Number of columns.
    public var count: Int { (start..<end).reduce(1) { $0 + (bytes[$1] == 0x09 ? 1 : 0) } }

    /// Bytes of a column, empty where the line has fewer.
    package func range(_ column: Int) -> Range<Int> {
      var from = start
      for _ in 0..<column {
        guard let tab = memchr(bytes + from, 0x09, end - from) else { return end..<end }
        from = offset(tab) + 1
      }
      return from..<(memchr(bytes + from, 0x09, end - from).map(offset) ?? end)
    }

    private func offset(_ place: UnsafeMutableRawPointer) -> Int { UnsafeRawPointer(place) - UnsafeRawPointer(bytes) }

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
    package func first(_ column: Int) -> UInt8 { range(column).isEmpty ? 0 : bytes[range(column).lowerBound] }

    /// Hash of a column's bytes (``WordHash``).
    public func hash(_ column: Int) -> UInt64 {
      let range = range(column)
      return WordHash.hash(bytes + range.lowerBound, range.count)
    }
  }

  /// Calls `body` for each line that is neither empty nor a comment.
  public func forEachRow(_ body: (Row) -> Void) {
    var start = 0
    while start < count {
      let row = row(at: start)
      if row.end > start, bytes[start] != 0x23 { body(row) }
      start = row.end + 1
    }
  }
}
