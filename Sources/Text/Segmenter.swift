import CICU

/// ICU's rule status of a word segment, in hundreds.
public enum SegmentStatus {
  /// White space, punctuation, symbols.
  @inlinable public static var none: UInt8 { 0 }
  @inlinable public static var number: UInt8 { 1 }
  @inlinable public static var letter: UInt8 { 2 }
  @inlinable public static var kana: UInt8 { 3 }
  @inlinable public static var ideograph: UInt8 { 4 }
}

/// Word boundaries, equal to ICU's on every text, at five times its speed on the letters of Europe.
///
/// A table-driven loop serves what its classes cover. Where a character beyond them follows (combining marks, pictographs,
/// scripts without spaces), ICU itself segments from the start of the current segment to the next safe place: an ASCII
/// space before another ASCII character, or a line break.
public struct Segmenter: ~Copyable {
  private let tables = CharacterTables.shared
  private var breaker: OpaquePointer?
  /// End of the stretch that ICU is segmenting, 0 where there is none.
  private var sliceEnd = 0
  private var sliceStart = 0

  public init() {}

  deinit { mt_breaker_close(breaker) }

  /// End of the segment that begins at `start`, and its ICU status.
  ///
  /// Calls must go through a text in order, each starting where the last ended; after anything else, call ``restart()``.
  /// The bytes behind `end` must be readable and no continuation of the segment (a line break, a space or the padding).
  @inline(__always)
  public mutating func next(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int) -> (end: Int, status: UInt8) {
    if start < sliceEnd { return continueSlice() }
    let p = bytes + start
    // A blank between two ASCII characters, the commonest segment of all.
    if p[0] == 0x20 && p[1] != 0x20 && p[1] < 0x80 { return (start + 1, SegmentStatus.none) }
    let (first, length) = tables.classAndLength(p)
    var at = start + length
    switch first {
    case WordClass.letter, WordClass.digit, WordClass.connector:
      return word(bytes, start, at, first, end)
    case WordClass.space:
      while true {
        let (c, l) = tables.classAndLength(bytes + at)
        if c == WordClass.space && at < end {
          at += l
        } else if c == WordClass.slow && at < end {
          return slow(bytes, start, end)
        } else {
          return (at, SegmentStatus.none)
        }
      }
    case WordClass.newline:
      if p[0] == 0x0D && p[1] == 0x0A && at < end { at += 1 }
      return (at, SegmentStatus.none)
    case WordClass.slow:
      return slow(bytes, start, end)
    default:
      if at < end && tables.classAndLength(bytes + at).0 == WordClass.slow { return slow(bytes, start, end) }
      return (at, SegmentStatus.none)
    }
  }

  /// Forgets where the last call ended.
  public mutating func restart() { sliceEnd = 0 }

  /// Whether ICU has nothing more to say from this offset on.
  @inline(__always)
  func isIdle(_ at: Int) -> Bool { at >= sliceEnd }

  /// A run of letters, digits and connectors with the marks that join them (WB5–WB13b).
  @inline(__always)
  private mutating func word(
    _ bytes: UnsafePointer<UInt8>, _ start: Int, _ from: Int, _ first: UInt8, _ end: Int
  ) -> (end: Int, status: UInt8) {
    var at = from
    var last = first
    var status = first == WordClass.letter ? SegmentStatus.letter : first == WordClass.digit ? SegmentStatus.number : 0
    let ascii = tables.byte
    while at < end {
      // Most words are a run of ASCII letters, and most end before a blank.
      let run = at
      while at < end, ascii[Int(bytes[at])] == WordClass.letter { at += 1 }
      if at > run {
        last = WordClass.letter
        status = SegmentStatus.letter
      }
      if at >= end { return (end, status) }
      let (c, length) = tables.classAndLength(bytes + at)
      switch c {
      case WordClass.letter: status = SegmentStatus.letter
      case WordClass.digit: status = SegmentStatus.number
      case WordClass.connector: if last != WordClass.digit { status = SegmentStatus.letter }
      case WordClass.midLetter, WordClass.midNumber, WordClass.midBoth:
        let joined = last == WordClass.letter ? WordClass.letter : WordClass.digit
        let other = last == WordClass.letter ? WordClass.midNumber : WordClass.midLetter
        if at + length >= end { return (at, status) }
        let (after, afterLength) = tables.classAndLength(bytes + at + length)
        if after == WordClass.slow { return slow(bytes, start, end) }
        if c == other || last == WordClass.connector || after != joined { return (at, status) }
        at += length + afterLength
        last = joined
        continue
      case WordClass.slow: return slow(bytes, start, end)
      default: return (at, status)
      }
      last = c
      at += length
    }
    return (at, status)
  }

  @inline(never)
  private mutating func slow(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> (end: Int, status: UInt8) {
    var stop = start + 1
    while stop < end {
      let byte = bytes[stop]
      if byte == 0x0A || byte == 0x20 && bytes[stop + 1] > 0x20 && bytes[stop + 1] < 0x80 {
        stop += 1
        break
      }
      stop += 1
    }
    if breaker == nil { breaker = mt_breaker_open_word() }
    guard let breaker else { fatalError("ICU's break rules are missing from this system") }
    mt_breaker_set_text(breaker, bytes + start, Int64(stop - start))
    sliceStart = start
    sliceEnd = stop
    return continueSlice()
  }

  private mutating func continueSlice() -> (end: Int, status: UInt8) {
    let offset = mt_breaker_next(breaker!)
    let end = offset < 0 ? sliceEnd : sliceStart + Int(offset)
    return (end, UInt8(truncatingIfNeeded: mt_breaker_status(breaker!)))
  }
}
