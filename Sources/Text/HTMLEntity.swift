/// Character references of HTML.
public struct HTMLEntity: Sendable {
  /// Offset behind the reference.
  public let end: Int
  /// The character it stands for.
  public let scalar: UInt32
  /// It ends in its semicolon.
  public let isClosed: Bool

  /// It stands for a Latin letter.
  public var isLetter: Bool {
    scalar | 0x20 >= 0x61 && scalar | 0x20 <= 0x7A
      || scalar >= 0xC0 && scalar <= 0x24F && scalar != 0xD7 && scalar != 0xF7
  }
  /// The soft hyphen and its kin.
  public var isInvisible: Bool { scalar == 0xAD || scalar == 0x200B || scalar == 0x200C || scalar == 0x200D }

  /// Names that stand in texts (HTML Standard, named character references).
  private static let names: [String: UInt32] = [
    "auml": 0xE4, "ouml": 0xF6, "uuml": 0xFC, "Auml": 0xC4, "Ouml": 0xD6, "Uuml": 0xDC, "szlig": 0xDF, "euml": 0xEB,
    "iuml": 0xEF,
    "aacute": 0xE1, "eacute": 0xE9, "iacute": 0xED, "oacute": 0xF3, "uacute": 0xFA, "agrave": 0xE0, "egrave": 0xE8,
    "igrave": 0xEC, "ograve": 0xF2, "ugrave": 0xF9, "acirc": 0xE2, "ecirc": 0xEA, "icirc": 0xEE, "ocirc": 0xF4,
    "ucirc": 0xFB,
    "ccedil": 0xE7, "ntilde": 0xF1, "atilde": 0xE3, "otilde": 0xF5, "aring": 0xE5, "Aring": 0xC5, "aelig": 0xE6,
    "oslash": 0xF8,
    "Eacute": 0xC9, "scaron": 0x161, "oelig": 0x153, "nbsp": 0xA0, "shy": 0xAD, "ndash": 0x2013, "mdash": 0x2014,
    "hellip": 0x2026, "quot": 0x22, "apos": 0x27, "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "laquo": 0xAB, "raquo": 0xBB,
    "bdquo": 0x201E, "ldquo": 0x201C, "rdquo": 0x201D, "lsquo": 0x2018, "rsquo": 0x2019, "sbquo": 0x201A,
    "lsaquo": 0x2039,
    "rsaquo": 0x203A, "euro": 0x20AC, "copy": 0xA9, "reg": 0xAE, "trade": 0x2122, "deg": 0xB0, "middot": 0xB7,
    "bull": 0x2022,
    "times": 0xD7, "sect": 0xA7, "para": 0xB6, "plusmn": 0xB1, "frac12": 0xBD, "micro": 0xB5, "sup2": 0xB2,
    "sup3": 0xB3,
    "larr": 0x2190, "uarr": 0x2191, "rarr": 0x2192, "darr": 0x2193, "thinsp": 0x2009, "ensp": 0x2002, "emsp": 0x2003,
    "zwnj": 0x200C, "zwj": 0x200D, "pound": 0xA3, "yen": 0xA5, "cent": 0xA2, "le": 0x2264, "ge": 0x2265, "ne": 0x2260,
    "minus": 0x2212, "infin": 0x221E, "check": 0x2713, "acute": 0xB4, "prime": 0x2032, "iexcl": 0xA1, "iquest": 0xBF,
  ]
  /// Names that are clear without their semicolon.
  private static let clear: Set<String> = [
    "nbsp", "ndash", "mdash", "hellip", "quot", "laquo", "raquo", "bdquo", "ldquo", "rdquo", "auml", "ouml", "uuml",
    "szlig",
  ]
  /// The longest name, "frac12" and its like, and the longest number, "#x1F600".
  private static let longest = 8

  /// The reference that begins with the ampersand at `at`.
  public static func parse(_ bytes: UnsafePointer<UInt8>, _ at: Int) -> HTMLEntity? {
    var end = at + 1
    if bytes[end] == 0x23 { return number(bytes, end + 1) }
    while end - at <= longest, isNameByte(bytes[end]) { end += 1 }
    guard end > at + 2 else { return nil }
    let name = String(decoding: UnsafeBufferPointer(start: bytes + at + 1, count: end - at - 1), as: UTF8.self)
    guard let scalar = names[name] else { return nil }
    if bytes[end] == 0x3B { return HTMLEntity(end: end + 1, scalar: scalar, isClosed: true) }
    guard clear.contains(name), bytes[end] <= 0x20 else { return nil }
    return HTMLEntity(end: end, scalar: scalar, isClosed: false)
  }

  private static func number(_ bytes: UnsafePointer<UInt8>, _ at: Int) -> HTMLEntity? {
    let isHex = bytes[at] | 0x20 == 0x78
    var end = isHex ? at + 1 : at
    var value: UInt32 = 0
    let first = end
    while end - first < longest - 1 {
      let byte = bytes[end]
      if byte >= 0x30, byte <= 0x39 {
        value = value * (isHex ? 16 : 10) + UInt32(byte - 0x30)
      } else if isHex, byte | 0x20 >= 0x61, byte | 0x20 <= 0x66 {
        value = value * 16 + UInt32((byte | 0x20) - 0x57)
      } else {
        break
      }
      end += 1
    }
    guard end > first, bytes[end] == 0x3B, value >= 0x20, value < 0x110000, Unicode.Scalar(value) != nil else {
      return nil
    }
    return HTMLEntity(end: end + 1, scalar: value, isClosed: true)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39
  }

  /// A stretch with all its references replaced by their characters.
  public static func resolved(_ text: String) -> String {
    var bytes = Array(text.utf8)
    let count = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: 16))
    var result = ""
    bytes.withUnsafeBufferPointer { buffer in
      let p = buffer.baseAddress!
      var at = 0
      var plain = 0
      while at < count {
        if p[at] == 0x26, let entity = parse(p, at), let scalar = Unicode.Scalar(entity.scalar) {
          result += String(decoding: buffer[plain..<at], as: UTF8.self)
          result.unicodeScalars.append(scalar)
          at = entity.end
          plain = at
        } else {
          at += 1
        }
      }
      if plain < count { result += String(decoding: buffer[plain..<count], as: UTF8.self) }
    }
    return result
  }
}
