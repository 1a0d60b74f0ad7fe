import Glibc
import Text

/// What a single line of plain text is, by its shape.
enum LineKind {
  /// A heading has at most this many words.
  private static let longestHeading = 12

  static func of(_ bytes: UnsafePointer<UInt8>, _ line: ByteSpan) -> BlockKind {
    var at = Int(line.lower)
    let end = Int(line.upper)
    while at < end, bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 }
    guard at < end else { return .prose }
    if bytes[at] == 0x3E { return .quotation }
    if bytes[at] == 0x23, isMarkedHeading(bytes, at, end) { return .heading }
    if isListMark(bytes, at, end) { return .listItem }
    if isTableRow(bytes, at, end) { return .tableRow }
    if isCaption(bytes, at, end) { return .caption }
    return isHeading(bytes, at, end) ? .heading : .prose
  }

  /// "# Title".
  private static func isMarkedHeading(_ bytes: UnsafePointer<UInt8>, _ at: Int, _ end: Int) -> Bool {
    var place = at
    while place < end, bytes[place] == 0x23 { place += 1 }
    return place < end && bytes[place] == 0x20
  }

  /// "- ", "* ", "• ", "1. ", "a) ".
  private static func isListMark(_ bytes: UnsafePointer<UInt8>, _ at: Int, _ end: Int) -> Bool {
    let first = bytes[at]
    if first == 0x2D || first == 0x2A || first == 0x2B { return at + 1 < end && bytes[at + 1] == 0x20 }
    if first == 0xE2, at + 3 < end {
      let (scalar, length) = UTF8Encoding.scalar(at: bytes + at)
      switch scalar {
      case 0x2022, 0x2023, 0x2043, 0x25AA, 0x25CF, 0x25E6, 0x2013, 0x2014: return bytes[at + length] == 0x20
      default: return false
      }
    }
    if first == 0xC2, at + 2 < end, bytes[at + 1] == 0xB7 { return bytes[at + 2] == 0x20 }
    var place = at
    while place < end, bytes[place] >= 0x30, bytes[place] <= 0x39 { place += 1 }
    if place == at, first | 0x20 >= 0x61, first | 0x20 <= 0x7A, at + 1 < end, bytes[at + 1] == 0x29 { place = at + 1 }
    guard place > at, place - at <= 3, place + 1 < end else { return false }
    return (bytes[place] == 0x2E || bytes[place] == 0x29) && bytes[place + 1] == 0x20
  }

  /// Cells set apart by tabs or bars.
  private static func isTableRow(_ bytes: UnsafePointer<UInt8>, _ at: Int, _ end: Int) -> Bool {
    guard end - at <= PlainReader.longestBlock,
      memchr(bytes + at, 0x09, end - at) != nil || memchr(bytes + at, 0x7C, end - at) != nil
    else { return false }
    var marks = 0
    for place in at..<end where bytes[place] == 0x09 || bytes[place] == 0x7C { marks += bytes[place] == 0x09 ? 2 : 1 }
    return marks >= 2
  }

  /// "Word 12:" or "Word:" at the start of a short line: figure and picture captions.
  private static func isCaption(_ bytes: UnsafePointer<UInt8>, _ at: Int, _ end: Int) -> Bool {
    guard end - at < 160, bytes[at] >= 0x41, bytes[at] <= 0x5A || bytes[at] >= 0xC3 else { return false }
    var place = at
    while place < end, bytes[place] | 0x20 >= 0x61 && bytes[place] | 0x20 <= 0x7A || bytes[place] >= 0x80 { place += 1 }
    let wordEnd = place
    if place < end, bytes[place] == 0x20 {
      place += 1
      let digits = place
      while place < end, bytes[place] >= 0x30 && bytes[place] <= 0x39 || bytes[place] == 0x2E { place += 1 }
      if place == digits { return false }
      if bytes[place - 1] == 0x2E, place < end, bytes[place] == 0x20 { return true }
    }
    return place > wordEnd + 1 && place < end && bytes[place] == 0x3A
  }

  /// A short line without a mark at its end.
  private static func isHeading(_ bytes: UnsafePointer<UInt8>, _ at: Int, _ end: Int) -> Bool {
    guard end - at <= 160 else { return false }
    // The character before the last, a blank where there is none.
    func before(_ place: Int) -> UInt8 { place > at ? bytes[place - 1] : 0x20 }
    switch bytes[end - 1] {
    case 0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F: return false
    case 0x22, 0x29: if before(end - 1) == 0x2E || before(end - 1) == 0x21 || before(end - 1) == 0x3F { return false }
    case 0x80...0xBF:
      let (scalar, length) = UTF8Encoding.scalar(before: bytes + end, floor: bytes + at)
      if scalar == 0x2026 { return false }
      let before = before(end - length)
      if scalar == 0x201C || scalar == 0x201D || scalar == 0xAB || scalar == 0xBB,
        before == 0x2E || before == 0x21 || before == 0x3F
      {
        return false
      }
    default: break
    }
    var words = 1
    for place in at..<end where bytes[place] == 0x20 && bytes[place + 1] != 0x20 { words += 1 }
    return words <= longestHeading
  }
}
