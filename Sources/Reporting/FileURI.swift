import Linting

/// References to files as RFC 3986 writes them.
enum FileURI {
  private static let digits = Array("0123456789ABCDEF".utf8)

  /// A path as a relative reference, or as a URI where it is absolute; bytes that no URI may hold are percent-encoded.
  static func reference(_ name: FileName) -> String {
    let bytes = name.withoutDot.bytes
    var result: [UInt8] = Array((bytes.first == UInt8(ascii: "/") ? "file://" : "").utf8)
    for byte in bytes {
      if isPlain(byte) {
        result.append(byte)
      } else {
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Unreserved characters, and the slash between folders.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "/"):
      true
    default: false
    }
  }
}
