/// 16,384 bits that tell which keys are surely absent.
///
/// Filters lie in an image, or are made once and live as long as the program.
public struct Bloom: @unchecked Sendable {
  @usableFromInline let bits: UnsafePointer<UInt64>
  /// Words of 64 bits in a filter.
  @usableFromInline package static var words: Int { 256 }

  /// The filter that begins a row of them.
  init(_ words: UnsafeBufferPointer<UInt64>) { bits = words.baseAddress! }
  init(_ bits: UnsafePointer<UInt64>) { self.bits = bits }

  /// The bits of a filter for these keys.
  package static func bits(_ keys: some Sequence<UInt32>) -> [UInt64] {
    var bits = [UInt64](repeating: 0, count: words)
    for key in keys { bits[Int(key >> 6) & (words - 1)] |= 1 << UInt64(key & 63) }
    return bits
  }

  @inlinable
  @inline(__always)
  public func contains(_ key: UInt32) -> Bool { bits[Int(key >> 6) & (Self.words - 1)] >> UInt64(key & 63) & 1 != 0 }
}
