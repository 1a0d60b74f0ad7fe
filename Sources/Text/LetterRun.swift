/// A run of ASCII letters and of the small letters of Latin-1, read eight bytes at a time: what most words are.
struct LetterRun {
  /// Offset behind the run.
  var end: Int
  /// A capital stands behind the first letter.
  var hasInnerCapital = false
  /// A letter beyond ASCII.
  var isWide = false

  @inline(__always)
  private static func lanes(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }

  /// The run that begins with an ASCII letter at `start`; eight bytes behind its end must be readable. It is not followed
  /// beyond `limit`, and may then end a little behind it.
  @inline(__always)
  init(_ bytes: UnsafePointer<UInt8>, from start: Int, limit: Int) {
    end = start
    var first: UInt64 = 0xFF
    while end <= limit {
      let word = UnsafeRawPointer(bytes + end).loadUnaligned(as: UInt64.self)
      let seven = (word | Self.lanes(0x20)) & Self.lanes(0x7F)
      // The high bit of a lane says: at least "a", at most "z", no byte beyond ASCII.
      let letters = (seven &+ Self.lanes(0x1F)) & ~(seven &+ Self.lanes(0x05)) & ~word & Self.lanes(0x80)
      let others = letters ^ Self.lanes(0x80)
      let inside = others == 0 ? ~0 : (others & (0 &- others)) &- 1
      // Capitals lack the bit of 0x20.
      hasInnerCapital = hasInnerCapital || letters & ~(word << 2) & inside & ~first != 0
      first = 0
      if others == 0 {
        end += 8
        continue
      }
      end += others.trailingZeroBitCount >> 3
      // U+00DF–U+00FF but for the division sign.
      guard bytes[end] == 0xC3, bytes[end + 1] >= 0x9F, bytes[end + 1] != 0xB7 else { return }
      isWide = true
      end += 2
    }
  }
}
