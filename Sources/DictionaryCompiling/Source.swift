import Glibc

/// A text source of the dictionaries, read whole.
public struct Source {
  /// The whole text, unpacked.
  public let bytes: [UInt8]

  /// Reads a file; one that ends in ".xz" is unpacked by the program `xz`.
  /// - Throws: ``CompilerError`` where it cannot be read.
  public init(_ path: String) throws {
    guard access(path, R_OK) == 0 else { throw CompilerError("\(path): \(String(cString: strerror(errno)))") }
    let stream = path.hasSuffix(".xz") ? popen("xz -dc '\(path)'", "r") : fopen(path, "r")
    guard let stream else { throw CompilerError("\(path): cannot be opened") }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let got = fread(&chunk, 1, chunk.count, stream)
      if got == 0 { break }
      bytes.append(contentsOf: chunk[..<got])
    }
    let status = path.hasSuffix(".xz") ? pclose(stream) : fclose(stream)
    guard status == 0 else { throw CompilerError("\(path): cannot be unpacked") }
    self.bytes = bytes
  }

  /// A source that is at hand already.
  public init(bytes: [UInt8]) { self.bytes = bytes }

  /// Calls `body` with the fields of each line that is no comment.
  func forEachRow(_ body: ([ArraySlice<UInt8>]) throws -> Void) rethrows {
    var fields: [ArraySlice<UInt8>] = []
    var start = 0
    for at in 0...bytes.count {
      let byte = at < bytes.count ? bytes[at] : 0x0A
      if byte != 0x09 && byte != 0x0A { continue }
      fields.append(bytes[start..<at])
      start = at + 1
      if byte == 0x0A {
        if !(fields.count == 1 && fields[0].isEmpty), fields[0].first != 0x23 { try body(fields) }
        fields.removeAll(keepingCapacity: true)
      }
    }
  }
}

/// Why a source cannot be read or compiled.
public struct CompilerError: Error, CustomStringConvertible {
  /// The reason, with the file or line where it is known.
  public let description: String

  /// An error with a reason for people.
  public init(_ description: String) { self.description = description }
}

extension ArraySlice<UInt8> {
  var text: String { String(decoding: self, as: UTF8.self) }
}
