/// The hash of a word's bytes: the same in the dictionary compiler and at run time.
public enum WordHash {
  /// Odd constants with well-mixed bits (the golden ratio and digits of pi).
  @usableFromInline static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
  @usableFromInline static let second: UInt64 = 0x2437_54AD_5A35_8D31 | 1

  @inlinable
  @inline(__always)
  static func mix(_ value: UInt64) -> UInt64 {
    let (high, low) = value.multipliedFullWidth(by: multiplier)
    return high ^ low
  }

  /// Hash of `count` bytes; eight bytes behind them must be readable.
  /// - Parameter firstBits: flipped in the first eight bytes, so that "Haus" can be looked up as "haus" without a copy.
  @inlinable
  @inline(__always)
  public static func hash(_ bytes: UnsafePointer<UInt8>, _ count: Int, firstBits: UInt64 = 0) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: count) &* second
    var flip = firstBits
    var rest = count
    var p = UnsafeRawPointer(bytes)
    while rest >= 8 {
      hash = mix(hash ^ p.loadUnaligned(as: UInt64.self) ^ flip)
      flip = 0
      p += 8
      rest -= 8
    }
    if rest > 0 {
      let mask = (UInt64(1) &<< UInt64(rest &* 8)) &- 1
      hash = mix(hash ^ (p.loadUnaligned(as: UInt64.self) & mask) ^ flip)
    }
    return mix(hash ^ second)
  }

  /// Hash of a string, for lists that are read at start.
  public static func hash(_ string: some StringProtocol) -> UInt64 {
    var padded = Array(string.utf8)
    let count = padded.count
    padded.append(contentsOf: repeatElement(0, count: 8))
    return padded.withUnsafeBufferPointer { hash($0.baseAddress!, count) }
  }

  /// A number below `bound` from a hash, by its high bits.
  @inlinable
  @inline(__always)
  public static func reduce(_ hash: UInt64, below bound: UInt32) -> Int {
    Int(((hash >> 32) &* UInt64(bound)) >> 32)
  }

  /// The slot of a key in a perfect hash, given its bucket's pilot.
  @inlinable
  @inline(__always)
  public static func slot(_ hash: UInt64, pilot: UInt16, below bound: UInt32) -> Int {
    reduce(mix(hash &+ UInt64(pilot) &* second), below: bound)
  }
}
