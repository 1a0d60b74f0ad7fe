import Text

/// The character set that UTF-8 is most often misread as.
enum Windows1252 {
  /// What the bytes 0x80–0x9F mean; 0 where they mean nothing (WHATWG Encoding Standard, index windows-1252).
  static let high: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
    0x0178,
  ]

  /// The byte that was read as this scalar, nil for scalars that no single byte gives. Controls stand for themselves.
  static func byte(_ scalar: UInt32) -> UInt8? {
    if scalar < 0x100 { return UInt8(scalar) }
    guard let index = high.firstIndex(of: scalar) else { return nil }
    return UInt8(0x80 + index)
  }
}

/// UTF-8 that was read as Windows-1252 or Latin-1, once or more often.
enum Mojibake {
  /// Misread lead bytes that are looked for: those of the Latin letters, of punctuation and of the byte-order mark.
  /// ß, Ö and Ü are misread leads, too, but stand before quotation marks in every German text.
  @inline(__always)
  static func isLead(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xC2, 0xC3, 0xC4, 0xC5, 0xE2, 0xEF: true
    default: false
    }
  }

  /// Decodes one misread character that begins at `p`.
  /// - Returns: the scalar that was meant and the number of bytes it takes here; nil where nothing was misread.
  static func decode(_ p: UnsafePointer<UInt8>, limit: UnsafePointer<UInt8>) -> (scalar: UInt32, length: Int)? {
    let (lead, leadLength) = UTF8Encoding.scalar(at: p)
    guard isLead(lead) else { return nil }
    let count = lead < 0xE0 ? 2 : 3
    var value = count == 2 ? lead & 0x1F : lead & 0x0F
    var at = p + leadLength
    for _ in 1..<count {
      guard at < limit else { return nil }
      let (scalar, length) = UTF8Encoding.scalar(at: at)
      guard scalar >= 0x80, let byte = Windows1252.byte(scalar), byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
      at += length
    }
    guard isPlausible(lead, value, at, limit) else { return nil }
    return (value, at - p)
  }

  /// Whether the decoded scalar is one that texts have, and the misread form none.
  private static func isPlausible(
    _ lead: UInt32, _ value: UInt32, _ end: UnsafePointer<UInt8>, _ limit: UnsafePointer<UInt8>
  ) -> Bool {
    switch lead {
    // "Â§", "Â " – but "Â" before a quotation mark ends a word.
    case 0xC2: return value >= 0x80 && value <= 0xBF
    case 0xC3: return value >= 0xC0
    case 0xC4, 0xC5:
      // "Ä“" ends a quotation; "Ä±", "Å¸" do not exist.
      let last = UInt8(0x80 | value & 0x3F)
      return last >= 0xA1 && last != 0xAB && last != 0xBB
        || last == 0x93 && lead == 0xC5 || last == 0x9F && lead == 0xC5 || last == 0x92 && lead == 0xC5
    case 0xE2: return value >= 0x2000 && value < 0x2C00
    default: return value == 0xFEFF || value == 0xFFFD
    }
  }

  /// A stretch of text with everything decoded, as often as it was misread; nil where nothing was.
  static func decoded(_ text: String) -> String? {
    var current = text
    for _ in 0..<4 {
      guard let next = decodedOnce(current) else { break }
      current = next
    }
    return current == text ? nil : current
  }

  private static func decodedOnce(_ text: String) -> String? {
    var bytes = Array(text.utf8)
    let count = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: 8))
    var result = String.UnicodeScalarView()
    var found = false
    bytes.withUnsafeBufferPointer { buffer in
      var p = buffer.baseAddress!
      let limit = p + count
      while p < limit {
        if let (scalar, length) = decode(p, limit: limit), let meant = Unicode.Scalar(scalar) {
          if scalar != 0xFEFF { result.append(meant) }
          p += length
          found = true
        } else {
          let (scalar, length) = UTF8Encoding.scalar(at: p)
          result.append(Unicode.Scalar(scalar)!)
          p += length
        }
      }
    }
    return found ? String(result) : nil
  }
}
