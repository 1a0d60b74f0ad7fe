/// Reads single strings out of a JSON object: enough for lists of sentence pairs, no judge of what is valid JSON.
struct JSONFields {
  private let bytes: ArraySlice<UInt8>
  private var at: Int

  /// The strings with the given names in the object itself, not in objects within it; nil where the text is broken.
  static func strings(in object: ArraySlice<UInt8>, named names: Set<String>) -> [String: String]? {
    var reader = JSONFields(bytes: object, at: object.startIndex)
    return reader.read(names)
  }

  private mutating func read(_ names: Set<String>) -> [String: String]? {
    var found: [String: String] = [:]
    var name: String?
    var text: String?
    var depth = 0
    while at < bytes.endIndex {
      let byte = bytes[at]
      at += 1
      switch byte {
      case 0x22:  // "
        guard let string = readString() else { return nil }
        text = string
        if depth == 1, let name, names.contains(name) { found[name] = string }
      case 0x3A: if depth == 1 { name = text }  // :
      case 0x2C: if depth == 1 { name = nil }  // ,
      case 0x7B, 0x5B: depth += 1  // { [
      case 0x7D, 0x5D: depth -= 1  // } ]
      default: break
      }
    }
    return depth == 0 ? found : nil
  }

  /// Reads to the closing quotation mark.
  private mutating func readString() -> String? {
    var string: [UInt8] = []
    while at < bytes.endIndex {
      let byte = bytes[at]
      at += 1
      if byte == 0x22 { return String(decoding: string, as: UTF8.self) }
      if byte != 0x5C {
        string.append(byte)
      } else {
        guard let scalar = readEscape() else { return nil }
        string += Scalars.bytes(CollectionOfOne(scalar))
      }
    }
    return nil
  }

  private mutating func readEscape() -> Unicode.Scalar? {
    guard at < bytes.endIndex else { return nil }
    let byte = bytes[at]
    at += 1
    switch byte {
    case 0x22, 0x2F, 0x5C: return Unicode.Scalar(byte)  // " / \
    case 0x62: return "\u{8}"  // b
    case 0x66: return "\u{C}"  // f
    case 0x6E: return "\n"
    case 0x72: return "\r"
    case 0x74: return "\t"
    case 0x75: return readUnit().map { readScalar(from: $0) }  // u
    default: return nil
    }
  }

  /// The four hexadecimal digits behind "\u".
  private mutating func readUnit() -> UInt16? {
    guard bytes.endIndex - at >= 4 else { return nil }
    defer { at += 4 }
    let digits = bytes[at..<at + 4]
    return digits.contains(0x2B) ? nil : UInt16(digits.text, radix: 16)
  }

  /// Takes the second half of a surrogate pair along; a lone half becomes U+FFFD.
  private mutating func readScalar(from unit: UInt16) -> Unicode.Scalar {
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard UTF16.isLeadSurrogate(unit), bytes[at...].starts(with: [0x5C, 0x75]) else { return "\u{FFFD}" }
    let before = at
    at += 2
    guard let other = readUnit(), UTF16.isTrailSurrogate(other) else {
      at = before
      return "\u{FFFD}"
    }
    return String(decoding: [unit, other], as: UTF16.self).unicodeScalars.first!
  }
}
