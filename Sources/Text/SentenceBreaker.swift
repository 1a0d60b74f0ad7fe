import CICU

/// Sentence boundaries by the rules of UAX #29, with ICU's properties: the same boundaries as ICU's root rules.
///
/// ICU's German suppressions are not used: they hold everyday words ("So.", "am.") and swallow real sentence ends.
/// A language's own abbreviations are weighed afterwards, where the language is known.
public struct SentenceBreaker: Sendable {
  /// Whether a line break inside the text counts as a blank: true for a paragraph whose lines were wrapped by hand.
  public var joinsLines: Bool

  public init(joinsLines: Bool) { self.joinsLines = joinsLines }

  /// ICU's numbers of the property (uchar.h, USentenceBreak).
  private enum Property {
    static let other: Int32 = 0, aTerm: Int32 = 1, close: Int32 = 2, format: Int32 = 3, lower: Int32 = 4
    static let numeric: Int32 = 5, oLetter: Int32 = 6, separator: Int32 = 7, space: Int32 = 8, sTerm: Int32 = 9
    static let upper: Int32 = 10, cr: Int32 = 11, extend: Int32 = 12, lf: Int32 = 13, sContinue: Int32 = 14
  }

  private static let ascii: [UInt8] = (0..<128).map { UInt8(mt_sentence_break(UInt32($0))) }

  private func property(_ bytes: UnsafePointer<UInt8>, _ at: Int) -> (property: Int32, length: Int) {
    let byte = bytes[at]
    if byte < 0x80 {
      if joinsLines, byte == 0x0A || byte == 0x0D { return (Property.space, 1) }
      return (Int32(Self.ascii[Int(byte)]), 1)
    }
    let (scalar, length) = UTF8Encoding.scalar(at: bytes + at)
    return (mt_sentence_break(scalar), length)
  }

  private static func isParagraphSeparator(_ p: Int32) -> Bool {
    p == Property.separator || p == Property.cr || p == Property.lf
  }

  /// Offset of the character at or behind `at` that is no Extend and no Format (SB5).
  private func skipExtend(_ bytes: UnsafePointer<UInt8>, _ at: Int, _ end: Int) -> Int {
    var at = at
    while at < end {
      let (p, length) = property(bytes, at)
      if p != Property.extend && p != Property.format { break }
      at += length
    }
    return at
  }

  /// The boundary that the sentence terminator at `terminator` makes, or nil where the sentence goes on.
  /// - Parameters:
  ///   - start: offset below which nothing is read.
  ///   - end: offset behind the text.
  public func boundary(_ bytes: UnsafePointer<UInt8>, terminator: Int, from start: Int, to end: Int) -> Int? {
    let (kind, length) = property(bytes, terminator)
    guard kind == Property.aTerm || kind == Property.sTerm else { return nil }
    var at = skipExtend(bytes, terminator + length, end)
    if kind == Property.aTerm, at < end {
      let next = property(bytes, at).property
      if next == Property.numeric { return nil }  // SB6
      if next == Property.upper, letterEnds(bytes, before: terminator, from: start) { return nil }  // SB7
    }
    at = run(of: Property.close, bytes, at, end)
    at = run(of: Property.space, bytes, at, end)
    guard at < end else { return end }
    let (next, nextLength) = property(bytes, at)
    if kind == Property.aTerm, lowerFollows(bytes, at, end) { return nil }  // SB8
    if next == Property.sContinue || next == Property.aTerm || next == Property.sTerm { return nil }  // SB8a
    if Self.isParagraphSeparator(next) {
      at += nextLength
      if next == Property.cr, at < end, bytes[at] == 0x0A { at += 1 }
    }
    return at
  }

  private func run(of wanted: Int32, _ bytes: UnsafePointer<UInt8>, _ from: Int, _ end: Int) -> Int {
    var at = from
    while at < end {
      let (p, length) = property(bytes, at)
      if p != wanted { break }
      at = skipExtend(bytes, at + length, end)
    }
    return at
  }

  /// Whether a letter with case ends right before the terminator (SB7).
  private func letterEnds(_ bytes: UnsafePointer<UInt8>, before: Int, from start: Int) -> Bool {
    var at = before
    while at > start {
      let (scalar, length) = UTF8Encoding.scalar(before: bytes + at, floor: bytes + start)
      let p = mt_sentence_break(scalar)
      if p == Property.upper || p == Property.lower { return true }
      if p != Property.extend && p != Property.format { return false }
      at -= length
    }
    return false
  }

  /// Whether the next letter is a lower-case one, with no other letter or terminator before it (SB8).
  private func lowerFollows(_ bytes: UnsafePointer<UInt8>, _ from: Int, _ end: Int) -> Bool {
    var at = from
    while at < end {
      let (p, length) = property(bytes, at)
      switch p {
      case Property.lower: return true
      case Property.oLetter, Property.upper, Property.aTerm, Property.sTerm: return false
      case Property.separator, Property.cr, Property.lf: return false
      default: at += length
      }
    }
    return false
  }

  /// All boundaries of a text, its end included.
  public func boundaries(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int) -> [Int] {
    var found: [Int] = []
    var at = start
    while at < end {
      let (p, length) = property(bytes, at)
      if p == Property.aTerm || p == Property.sTerm,
        let boundary = boundary(bytes, terminator: at, from: start, to: end)
      {
        found.append(boundary)
        at = boundary
      } else {
        at += length
        if Self.isParagraphSeparator(p) {
          if p == Property.cr, at < end, bytes[at] == 0x0A { at += 1 }
          found.append(at)
        }
      }
    }
    if end > start, found.last != end { found.append(end) }
    return found
  }
}
