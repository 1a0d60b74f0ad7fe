import Text

/// The line of a finding as it can be printed, and where in it the finding is underlined.
///
/// A terminal must not be led astray: tabs become blanks, controls and invisible characters the replacement character.
/// A line too long to be read is cut to a window around the finding.
package struct Excerpt {
  /// Printable text of the line, or of a window of it between "…", as UTF-8.
  package private(set) var line: [UInt8] = []
  /// Cells before the underline.
  package private(set) var indent = 0
  /// Cells of the underline, at least one.
  package private(set) var width = 0

  /// Cells of the window: what fits beside the gutter in a terminal of 120 columns.
  package static let widest = 108

  /// - Parameters:
  ///   - line: the bytes of the line, without its break.
  ///   - span: the finding; what lies behind the line is left out.
  package init(_ text: SourceText, line: ByteSpan, span: ByteSpan, widest: Int = Excerpt.widest) {
    let bytes = text.bytes
    let lower = min(max(Int(span.lower), Int(line.lower)), Int(line.upper))
    let upper = min(max(Int(span.upper), lower), Int(line.upper))
    let window = Window(bytes, line: line, from: lower, to: upper, widest: widest)
    var column = 0
    self.line.reserveCapacity(window.upper - window.lower + 6)
    if window.lower > Int(line.lower) { appendEllipsis(&column) }
    var at = window.lower
    while at < window.upper {
      if at == lower { indent = column }
      let (scalar, length) = UTF8Encoding.scalar(at: bytes + at)
      append(scalar, UnsafeBufferPointer(start: bytes + at, count: length), &column)
      at += length
      if at > lower, at == min(upper, window.upper) { width = column - indent }
    }
    if lower >= window.upper { indent = column }
    if window.upper < Int(line.upper) { appendEllipsis(&column) }
    width = max(1, width)
  }

  private mutating func appendEllipsis(_ column: inout Int) {
    line.append(contentsOf: "…".utf8)
    column += 1
  }

  private mutating func append(_ scalar: UInt32, _ encoded: UnsafeBufferPointer<UInt8>, _ column: inout Int) {
    let width = Cell.width(scalar, column: column)
    if scalar == 0x09 {
      line.append(contentsOf: repeatElement(0x20, count: width))
    } else if Cell.isUnprintable(scalar) {
      line.append(contentsOf: "\u{FFFD}".utf8)
    } else if scalar != 0xAD {
      // Terminals differ on the soft hyphen, so it is left out.
      line.append(contentsOf: encoded)
    }
    column += width
  }
}

/// How one character is printed.
private enum Cell {
  static func width(_ scalar: UInt32, column: Int) -> Int {
    isUnprintable(scalar) ? 1 : DisplayWidth.of(scalar, atColumn: column)
  }

  /// Controls, bidirectional controls, invisible blanks and line separators; joiners stay, emoji are made of them.
  static func isUnprintable(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09: false
    case ..<0x20, 0x7F...0x9F, 0x61C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}

/// The stretch of a line that is printed.
private struct Window {
  private(set) var lower: Int
  private(set) var upper: Int
  private let bytes: UnsafePointer<UInt8>
  private let line: ByteSpan

  /// Cells within which a cut is moved to the edge of a word.
  private static let longestWord = 24
  /// Cells a tab may take.
  private static let widestTab = 8

  init(_ bytes: UnsafePointer<UInt8>, line: ByteSpan, from start: Int, to end: Int, widest: Int) {
    self.bytes = bytes
    self.line = line
    lower = start
    upper = start
    // The finding first, then half of what is left to its right, the rest to its left, and what that leaves right again.
    var rest = widest
    grow(rightTo: end, &rest)
    guard upper == end else { return }
    var half = rest / 2
    rest -= half
    grow(rightTo: Int(line.upper), &half)
    rest += half
    growLeft(&rest)
    grow(rightTo: Int(line.upper), &rest)
    trim(outside: start, end)
  }

  private func cells(_ scalar: UInt32) -> Int { scalar == 0x09 ? Self.widestTab : Cell.width(scalar, column: 0) }

  private mutating func grow(rightTo limit: Int, _ budget: inout Int) {
    while upper < limit {
      let (scalar, length) = UTF8Encoding.scalar(at: bytes + upper)
      let width = cells(scalar)
      if width > budget { return }
      budget -= width
      upper += length
    }
  }

  private mutating func growLeft(_ budget: inout Int) {
    var at = lower
    while at > Int(line.lower) {
      let (scalar, length) = UTF8Encoding.scalar(before: bytes + at, floor: bytes + Int(line.lower))
      let width = cells(scalar)
      if width > budget { return }
      budget -= width
      at -= length
      // A mark stays with the letter before it.
      if width > 0 { lower = at }
    }
    lower = at
  }

  /// Moves the cuts to blanks where one is near.
  private mutating func trim(outside start: Int, _ end: Int) {
    if lower > Int(line.lower) {
      for at in stride(from: lower, to: min(start, lower + Self.longestWord), by: 1) where bytes[at] == 0x20 {
        lower = at + 1
        break
      }
    }
    if upper < Int(line.upper), bytes[upper] != 0x20 {
      for at in stride(from: upper - 1, to: max(end, upper - Self.longestWord), by: -1) where bytes[at] == 0x20 {
        upper = at
        break
      }
    }
  }
}
