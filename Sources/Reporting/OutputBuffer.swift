import Linting

/// Bytes that wait to be written.
public struct OutputBuffer: Sendable {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  public var isEmpty: Bool { bytes.isEmpty }

  public mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

  public mutating func write(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// A file's name, byte by byte, so that an editor finds the file.
  public mutating func write(_ name: FileName) { bytes.append(contentsOf: name.bytes) }

  public mutating func write(_ number: Int) { write(String(number)) }

  mutating func write(byte: UInt8) { bytes.append(byte) }

  public mutating func write(_ other: OutputBuffer) { bytes.append(contentsOf: other.bytes) }

  public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}
