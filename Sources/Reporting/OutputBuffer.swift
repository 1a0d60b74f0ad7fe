import Checks
import Linting
import Text

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

  /// A number in decimal digits.
  public mutating func write(_ number: Int) {
    if number < 0 { write(byte: UInt8(ascii: "-")) }
    var divisor: UInt = 1
    while number.magnitude / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      write(byte: UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number.magnitude / divisor % 10))
      divisor /= 10
    }
  }

  /// The message of a finding.
  mutating func write(_ message: Message, of text: SourceText) { message.append(to: &bytes, in: text) }

  mutating func write(repeating byte: UInt8, count: Int) { bytes.append(contentsOf: repeatElement(byte, count: count)) }

  mutating func write(bytes other: [UInt8]) { bytes.append(contentsOf: other) }

  mutating func write(byte: UInt8) { bytes.append(byte) }

  public mutating func write(_ other: OutputBuffer) { bytes.append(contentsOf: other.bytes) }

  public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}
