/// The name of a file as the system knows it: bytes, which need be no UTF-8.
public struct FileName: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The bytes, without a closing zero.
  public let bytes: [UInt8]

  public init(bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

  public init(_ string: String) { bytes = Array(string.utf8) }

  /// A zero-terminated name, as the system hands it over.
  public init(cString: UnsafePointer<CChar>) {
    var bytes: [UInt8] = []
    var at = cString
    while at.pointee != 0 {
      bytes.append(UInt8(bitPattern: at.pointee))
      at += 1
    }
    self.bytes = bytes
  }

  /// The name as text; bytes that are no UTF-8 become U+FFFD.
  public var description: String { String(decoding: bytes, as: UTF8.self) }

  /// By bytes, so that the order is the same in every locale.
  public static func < (a: FileName, b: FileName) -> Bool { a.bytes.lexicographicallyPrecedes(b.bytes) }

  /// The name of an entry of this folder.
  public func appending(_ entry: FileName) -> FileName {
    if bytes.last == UInt8(ascii: "/") { return FileName(bytes: bytes + entry.bytes) }
    return FileName(bytes: bytes + [UInt8(ascii: "/")] + entry.bytes)
  }

  /// What follows the last full stop of the last component, in small letters; empty where there is none.
  public var fileExtension: String {
    let component = bytes.reversed().prefix { $0 != UInt8(ascii: "/") }
    guard let dot = component.firstIndex(of: UInt8(ascii: ".")) else { return "" }
    return String(decoding: component[..<dot].reversed(), as: UTF8.self).lowercased()
  }

  /// The name without "./" before it, as services that know a repository write paths.
  public var withoutDot: FileName {
    var rest = bytes[...]
    while rest.starts(with: "./".utf8) { rest = rest.dropFirst(2) }
    return FileName(bytes: rest)
  }

  /// Calls `body` with the name for a call of the system.
  public func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    (bytes.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { body($0.baseAddress!) }
  }
}
