/// A half-open range of UTF-8 bytes in a ``SourceText``, counted from the text's first byte.
///
/// Every place in mtlint is a byte span from birth; lines and columns exist only in the output (``LineIndex``).
public struct ByteSpan: BitwiseCopyable, Hashable, Sendable, Comparable {
  /// Offset of the first byte.
  public var lower: UInt32
  /// Offset behind the last byte.
  public var upper: UInt32

  @inlinable
  public init(_ lower: UInt32, _ upper: UInt32) {
    self.lower = lower
    self.upper = upper
  }

  @inlinable
  public init(_ lower: Int, _ upper: Int) {
    self.init(UInt32(truncatingIfNeeded: lower), UInt32(truncatingIfNeeded: upper))
  }

  /// Number of bytes.
  @inlinable public var count: Int { Int(upper) - Int(lower) }
  @inlinable public var isEmpty: Bool { upper <= lower }
  /// The span as offsets for a pointer.
  @inlinable public var range: Range<Int> { Int(lower)..<Int(upper) }

  /// Whether the spans share a byte; an empty span overlaps what it stands inside of.
  @inlinable
  public func overlaps(_ other: ByteSpan) -> Bool {
    lower < max(other.upper, other.lower + 1) && other.lower < max(upper, lower + 1)
  }

  /// The smallest span that holds both.
  @inlinable
  public func union(_ other: ByteSpan) -> ByteSpan {
    ByteSpan(min(lower, other.lower), max(upper, other.upper))
  }

  /// By start, the longer span first.
  @inlinable
  public static func < (a: ByteSpan, b: ByteSpan) -> Bool {
    a.lower != b.lower ? a.lower < b.lower : a.upper > b.upper
  }
}
