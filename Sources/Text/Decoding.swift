/// The encoding that the first bytes of a file name.
enum ByteOrderMark {
  case none, utf8, utf16LittleEndian, utf16BigEndian

  init(_ bytes: UnsafePointer<UInt8>, count: Int) {
    if count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      self = .utf8
    } else if count >= 2, bytes[0] == 0xFF, bytes[1] == 0xFE {
      self = .utf16LittleEndian
    } else if count >= 2, bytes[0] == 0xFE, bytes[1] == 0xFF {
      self = .utf16BigEndian
    } else {
      self = .none
    }
  }
}

enum UTF8Validation {
  /// What stands in place of a byte that is no UTF-8: a control character that no text uses.
  static let substitute: UInt8 = 0x1A

  /// Replaces every byte that is part of no valid sequence and returns where, neighbours joined.
  /// The bytes must be followed by at least eight zero bytes.
  static func replaceInvalid(in bytes: UnsafeMutablePointer<UInt8>, count: Int) -> [ByteSpan] {
    var invalid: [ByteSpan] = []
    var at = 0
    while at < count {
      let word = UnsafeRawPointer(bytes + at).loadUnaligned(as: UInt64.self)
      if word & 0x8080_8080_8080_8080 == 0 {
        at += 8
        continue
      }
      at += (word & 0x8080_8080_8080_8080).trailingZeroBitCount >> 3
      if at >= count { break }
      let length = sequenceLength(UnsafePointer(bytes + at))
      if length > 0, at + length <= count {
        at += length
      } else {
        bytes[at] = substitute
        if let last = invalid.last, Int(last.upper) == at {
          invalid[invalid.count - 1].upper = UInt32(at + 1)
        } else {
          invalid.append(ByteSpan(at, at + 1))
        }
        at += 1
      }
    }
    return invalid
  }

  /// Length of the well-formed sequence that begins here, 0 where there is none (Unicode, table 3-7).
  @inline(__always)
  private static func sequenceLength(_ p: UnsafePointer<UInt8>) -> Int {
    let a = p[0]
    if a < 0x80 { return 1 }
    if a < 0xC2 { return 0 }
    guard p[1] & 0xC0 == 0x80 else { return 0 }
    if a < 0xE0 { return 2 }
    if a < 0xF0 {
      if a == 0xE0 && p[1] < 0xA0 || a == 0xED && p[1] > 0x9F { return 0 }
      return p[2] & 0xC0 == 0x80 ? 3 : 0
    }
    if a > 0xF4 || a == 0xF0 && p[1] < 0x90 || a == 0xF4 && p[1] > 0x8F { return 0 }
    return p[2] & 0xC0 == 0x80 && p[3] & 0xC0 == 0x80 ? 4 : 0
  }
}

enum UTF16Decoding {
  /// UTF-16 behind its byte-order mark as UTF-8. A lone surrogate becomes U+FFFD and is listed.
  static func decode(_ source: UnsafePointer<UInt8>, count: Int, bigEndian: Bool) throws(SourceTextError)
    -> (UnsafeMutablePointer<UInt8>, Int, [ByteSpan])
  {
    let units = (count - 2) / 2
    guard units * 3 + 3 <= SourceText.longest else { throw .tooLong }
    // An odd last byte becomes one more replacement character.
    let target = UnsafeMutablePointer<UInt8>.allocate(capacity: units * 3 + 3 + SourceText.padding)
    var invalid: [ByteSpan] = []
    var written = 0
    func unit(_ index: Int) -> UInt32 {
      let a = UInt32(source[2 + 2 * index])
      let b = UInt32(source[3 + 2 * index])
      return bigEndian ? a << 8 | b : b << 8 | a
    }
    func replace() {
      write(0xFFFD)
      invalid.append(ByteSpan(written - 3, written))
    }
    func write(_ scalar: UInt32) {
      written += UTF8Encoding.write(scalar, to: target + written)
    }
    var index = 0
    while index < units {
      let value = unit(index)
      index += 1
      if value == 0 {
        target.deallocate()
        throw .binary
      }
      if value & 0xF800 != 0xD800 {
        write(value)
      } else if value < 0xDC00, index < units, unit(index) & 0xFC00 == 0xDC00 {
        write(0x10000 + (value & 0x3FF) << 10 + unit(index) & 0x3FF)
        index += 1
      } else {
        replace()
      }
    }
    if count % 2 == 1 { replace() }
    return (target, written, invalid)
  }
}

/// Scalars to and from UTF-8.
public enum UTF8Encoding {
  /// Writes a scalar and returns its length in bytes; the target needs room for four.
  @inlinable
  @discardableResult
  public static func write(_ scalar: UInt32, to p: UnsafeMutablePointer<UInt8>) -> Int {
    if scalar < 0x80 {
      p[0] = UInt8(truncatingIfNeeded: scalar)
      return 1
    }
    if scalar < 0x800 {
      p[0] = UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6)
      p[1] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
      return 2
    }
    if scalar < 0x10000 {
      p[0] = UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12)
      p[1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F)
      p[2] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
      return 3
    }
    p[0] = UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18)
    p[1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F)
    p[2] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F)
    p[3] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
    return 4
  }

  /// The scalar that begins at `p` and its length in bytes; the text must be valid UTF-8.
  @inlinable
  @inline(__always)
  public static func scalar(at p: UnsafePointer<UInt8>) -> (value: UInt32, length: Int) {
    let a = UInt32(p[0])
    if a < 0x80 { return (a, 1) }
    if a < 0xE0 { return ((a & 0x1F) << 6 | UInt32(p[1] & 0x3F), 2) }
    let high = UInt32(p[1] & 0x3F)
    if a < 0xF0 { return ((a & 0xF) << 12 | high << 6 | UInt32(p[2] & 0x3F), 3) }
    let low = UInt32(p[2] & 0x3F) << 6 | UInt32(p[3] & 0x3F)
    return ((a & 7) << 18 | high << 12 | low, 4)
  }

  /// The scalar that ends right before `p` (above `floor`), and its length; the text must be valid UTF-8.
  @inlinable
  public static func scalar(before p: UnsafePointer<UInt8>, floor: UnsafePointer<UInt8>) -> (value: UInt32, length: Int)
  {
    guard p > floor else { return (0, 0) }
    var q = p - 1
    while q > floor, q.pointee & 0xC0 == 0x80 { q -= 1 }
    return (scalar(at: q).value, p - q)
  }
}
