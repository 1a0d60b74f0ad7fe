import CICU

/// What the word rules of Unicode (UAX #29, as ICU tailors them) need to know of a character.
enum WordClass {
  /// Breaks on both sides.
  static let other: UInt8 = 0
  static let letter: UInt8 = 1
  static let digit: UInt8 = 2
  /// The low line and its kin: joins letters and digits.
  static let connector: UInt8 = 3
  /// Joins two letters: middle dot.
  static let midLetter: UInt8 = 4
  /// Joins two digits: comma, semicolon.
  static let midNumber: UInt8 = 5
  /// Joins two letters or two digits: full stop, apostrophe.
  static let midBoth: UInt8 = 6
  /// Runs of it stay together.
  static let space: UInt8 = 7
  /// Line breaks; CR and LF are told apart by their bytes.
  static let newline: UInt8 = 8
  /// Beyond the tables: ICU decides.
  static let slow: UInt8 = 9
  /// A lead byte: look into the table of two-byte characters.
  static let lead2: UInt8 = 10
  /// The lead byte of U+2000–U+2FFF.
  static let leadE2: UInt8 = 11
}

/// The tables of the fast path, filled from ICU's own properties once a process.
struct CharacterTables: @unchecked Sendable {
  static let shared = CharacterTables()

  /// Class by byte.
  let byte: UnsafePointer<UInt8>
  /// Class of U+0000–U+07FF by code point.
  let two: UnsafePointer<UInt8>
  /// Class of U+2000–U+2FFF by the low twelve bits.
  let e2: UnsafePointer<UInt8>

  private init() {
    let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256 + 2048 + 4096)
    for value in 0..<256 {
      let byte = UInt8(value)
      switch byte {
      case ..<0x80: table[value] = Self.classOf(UInt32(byte))
      case 0xC2...0xDF: table[value] = WordClass.lead2
      case 0xE2: table[value] = WordClass.leadE2
      default: table[value] = WordClass.slow
      }
    }
    table.advanced(by: 256).initialize(repeating: WordClass.slow, count: 2048 + 4096)
    for block in Self.common {
      for scalar in block.first..<block.end {
        table[256 + (scalar < 0x2000 ? scalar : scalar - 0x2000 + 2048)] = Self.classOf(UInt32(scalar))
      }
    }
    byte = UnsafePointer(table)
    two = UnsafePointer(table + 256)
    e2 = UnsafePointer(table + 256 + 2048)
  }

  /// Latin, Greek and Cyrillic letters, punctuation, currency, arrows and shapes: what texts are full of. ICU is left to
  /// decide on the rest, for asking it about each character would take longer than most texts do.
  private static let common: [(first: Int, end: Int)] = [
    (0, 0x250), (0x370, 0x530), (0x2000, 0x20D0), (0x2190, 0x2200), (0x2500, 0x2600),
  ]

  /// ICU's Word_Break values (uchar.h, UWordBreakValues). ICU counts "@" among the letters so that addresses stay whole.
  private static func classOf(_ scalar: UInt32) -> UInt8 {
    if scalar == 0x40 { return WordClass.letter }
    // The colon joins letters in Swedish and Finnish only.
    if scalar == 0x3A { return WordClass.other }
    switch mt_word_break(scalar) {
    case 0: return WordClass.other
    case 1: return WordClass.letter
    case 4: return WordClass.midLetter
    case 5: return WordClass.midNumber
    case 6: return WordClass.digit
    case 7: return WordClass.connector
    case 8, 10, 12: return WordClass.newline  // CR, LF, Newline
    case 11, 15: return WordClass.midBoth  // MidNumLet, Single_Quote
    case 16: return WordClass.other  // Double_Quote matters in Hebrew only, which is slow
    case 22: return WordClass.space
    default: return WordClass.slow
    }
  }

  /// Class and length of the character at `p`.
  @inline(__always)
  func classAndLength(_ p: UnsafePointer<UInt8>) -> (UInt8, Int) {
    let c = byte[Int(p[0])]
    if c < WordClass.slow { return (c, 1) }
    if c == WordClass.lead2 { return (two[Int(p[0] & 0x1F) << 6 | Int(p[1] & 0x3F)], 2) }
    if c == WordClass.leadE2 { return (e2[Int(p[1] & 0x3F) << 6 | Int(p[2] & 0x3F)], 3) }
    return (WordClass.slow, p[0] < 0xF0 ? 3 : 4)
  }
}
