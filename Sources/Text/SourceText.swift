/// The bytes of one text as valid UTF-8, and what was found out while reading them.
///
/// `bytes` is followed by ``padding`` zero bytes, so that readers of eight bytes at a time need no bounds check.
/// A byte that is no UTF-8 is replaced in place by `0x1A` (SUBSTITUTE) and remembered in ``invalid``:
/// every offset stays an offset of the file.
public final class SourceText: @unchecked Sendable {
  /// How the file stored its text.
  public enum Encoding: Sendable, Equatable {
    case utf8, utf8WithMark, utf16LittleEndian, utf16BigEndian
  }

  /// Zero bytes behind the text.
  public static let padding = 64
  /// The longest text, in bytes: spans are 32 bits wide.
  public static let longest = Int(UInt32.max) - 64

  /// The name that diagnostics show.
  public let path: String
  /// The text; valid for the life of this object.
  public let bytes: UnsafePointer<UInt8>
  /// Number of bytes of text.
  public let count: Int
  public let encoding: Encoding
  /// Places of bytes that were no valid UTF-8 (or UTF-16), in order; neighbours are one span.
  public let invalid: [ByteSpan]

  private let storage: UnsafeMutablePointer<UInt8>

  /// Takes over `storage` (allocated with `count + padding` bytes) and validates it.
  private init(path: String, storage: UnsafeMutablePointer<UInt8>, count: Int, encoding: Encoding, invalid: [ByteSpan])
  {
    self.path = path
    self.storage = storage
    self.count = count
    self.encoding = encoding
    bytes = UnsafePointer(storage)
    (storage + count).initialize(repeating: 0, count: Self.padding)
    self.invalid = invalid + UTF8Validation.replaceInvalid(in: storage, count: count)
  }

  deinit { storage.deallocate() }

  /// Reads the bytes of a file that are already in memory.
  /// - Throws: ``SourceTextError/binary`` where a NUL byte says that this is no text, ``SourceTextError/tooLong``.
  public static func decode(path: String, adopting storage: UnsafeMutablePointer<UInt8>, count: Int)
    throws(SourceTextError)
    -> SourceText
  {
    let mark = ByteOrderMark(storage, count: count)
    if mark == .utf16LittleEndian || mark == .utf16BigEndian {
      defer { storage.deallocate() }
      let (utf8, length, invalid) = try UTF16Decoding.decode(storage, count: count, bigEndian: mark == .utf16BigEndian)
      let encoding: Encoding = mark == .utf16BigEndian ? .utf16BigEndian : .utf16LittleEndian
      return SourceText(path: path, storage: utf8, count: length, encoding: encoding, invalid: invalid)
    }
    if FileBytes.containsNUL(storage, count: count) {
      storage.deallocate()
      throw .binary
    }
    let encoding: Encoding = mark == .utf8 ? .utf8WithMark : .utf8
    return SourceText(path: path, storage: storage, count: count, encoding: encoding, invalid: [])
  }

  /// A text from a string, for tests and for programs that have no file.
  public convenience init(_ string: String, path: String = "<text>") {
    var copy = string
    let (storage, count) = copy.withUTF8 { source in
      let storage = UnsafeMutablePointer<UInt8>.allocate(capacity: source.count + Self.padding)
      if let base = source.baseAddress { storage.initialize(from: base, count: source.count) }
      return (storage, source.count)
    }
    let mark = ByteOrderMark(storage, count: count)
    self.init(
      path: path, storage: storage, count: count, encoding: mark == .utf8 ? .utf8WithMark : .utf8, invalid: [])
  }

  /// The prose of a file, already valid: takes over `storage` (of the C library, `count + padding` bytes).
  public init(prose storage: UnsafeMutablePointer<UInt8>, count: Int, of file: SourceText) {
    path = file.path
    self.storage = storage
    self.count = count
    encoding = .utf8
    bytes = UnsafePointer(storage)
    (storage + count).initialize(repeating: 0, count: Self.padding)
    invalid = []
  }

  /// Offset of the first byte behind a byte-order mark.
  public var start: Int { encoding == .utf8WithMark ? 3 : 0 }

  /// The characters of a span.
  public func string(_ span: ByteSpan) -> String {
    let upper = min(Int(span.upper), count)
    let lower = min(Int(span.lower), upper)
    return String(decoding: UnsafeBufferPointer(start: bytes + lower, count: upper - lower), as: UTF8.self)
  }

  /// The offset in the user's file that belongs to an offset in ``bytes``: the same but for UTF-16.
  public func fileOffset(of offset: Int) -> Int {
    switch encoding {
    case .utf8, .utf8WithMark: offset
    case .utf16LittleEndian, .utf16BigEndian: 2 + 2 * ColumnUnit.utf16.count(bytes, from: 0, to: offset)
    }
  }
}

/// Why bytes are no text that mtlint can read.
public enum SourceTextError: Error, Equatable, Sendable {
  /// The file holds a NUL byte.
  case binary
  /// The file is longer than ``SourceText/longest``.
  case tooLong
  /// The operating system refused, with its own words.
  case unreadable(String)
}
