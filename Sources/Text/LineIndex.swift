import Glibc

/// Where the lines of a text begin: turns byte offsets into lines and columns, once, at the output.
///
/// A line ends at LF, CR LF or a lone CR, as editors and the language server protocol count them.
public struct LineIndex: Sendable {
  private let text: SourceText
  private let starts: [UInt32]

  public init(_ text: SourceText) {
    self.text = text
    var starts: [UInt32] = [0]
    var at = 0
    let bytes = text.bytes
    let hasReturns = text.count > 0 && memchr(bytes, 0x0D, text.count) != nil
    while at < text.count {
      if !hasReturns {
        guard let feed = memchr(bytes + at, 0x0A, text.count - at) else { break }
        at = UnsafePointer(feed.assumingMemoryBound(to: UInt8.self)) - bytes + 1
        starts.append(UInt32(at))
        continue
      }
      let byte = bytes[at]
      at += 1
      if byte == 0x0A || byte == 0x0D && bytes[at] != 0x0A { starts.append(UInt32(at)) }
    }
    self.starts = starts
  }

  /// Number of lines; a text that ends in a line break has an empty last line.
  public var count: Int { starts.count }

  /// Line of an offset, from 0.
  public func line(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// Bytes of a line (from 0), without its line break.
  public func span(ofLine line: Int) -> ByteSpan {
    let lower = Int(starts[line])
    var upper = line + 1 < starts.count ? Int(starts[line + 1]) : text.count
    while upper > lower, text.bytes[upper - 1] == 0x0A || text.bytes[upper - 1] == 0x0D { upper -= 1 }
    return ByteSpan(lower, upper)
  }

  /// Line and column of an offset, both from 1; a byte-order mark is no column.
  public func position(of offset: Int, in unit: ColumnUnit) -> Position {
    let line = line(of: offset)
    let start = max(Int(starts[line]), line == 0 ? text.start : 0)
    return Position(line: line + 1, column: 1 + unit.count(text.bytes, from: start, to: max(start, offset)))
  }
}

/// A line and a column, both from 1.
public struct Position: Hashable, Sendable {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// What a column counts.
public enum ColumnUnit: String, CaseIterable, Sendable {
  /// UTF-8 bytes: Vim, clang, reviewdog.
  case byte
  /// Unicode scalars: the default.
  case scalar
  /// UTF-16 code units: the language server protocol, SARIF.
  case utf16
  /// Cells of a terminal: wide characters count two, combining marks none, tabs go on to the next multiple of eight.
  case display

  /// Units between two offsets of valid UTF-8.
  public func count(_ bytes: UnsafePointer<UInt8>, from lower: Int, to upper: Int) -> Int {
    switch self {
    case .byte: return max(0, upper - lower)
    case .scalar:
      var count = 0
      for at in stride(from: lower, to: upper, by: 1) where bytes[at] & 0xC0 != 0x80 { count += 1 }
      return count
    case .utf16:
      var count = 0
      for at in stride(from: lower, to: upper, by: 1) where bytes[at] & 0xC0 != 0x80 {
        count += bytes[at] >= 0xF0 ? 2 : 1
      }
      return count
    case .display:
      var count = 0
      var at = lower
      while at < upper {
        let (scalar, length) = UTF8Encoding.scalar(at: bytes + at)
        count += DisplayWidth.of(scalar, atColumn: count)
        at += length
      }
      return count
    }
  }
}
