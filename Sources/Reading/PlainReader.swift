import Glibc
import Text

/// Reads plain text: lines, what each is, and which of them were wrapped by hand and belong together.
///
/// A line is joined to the one before only where the first word of it would not have fit there any more; so a heading
/// never becomes the start of the sentence below it.
public struct PlainReader {
  private let bytes: UnsafePointer<UInt8>
  private let end: Int
  private var at: Int
  /// Lines of the current group, not yet given out.
  private var pending: [Block] = []
  private var next = 0

  /// The longest stretch that is handed out as one block, in bytes.
  public static let longestBlock = 1 << 16
  /// Lines looked at together when wrapping is judged.
  private static let largestGroup = 256
  /// Longer lines were not wrapped by hand.
  private static let widestWrap = 120
  /// Shorter lines say nothing about a margin.
  private static let narrowestWrap = 40

  public init(_ text: SourceText) {
    bytes = text.bytes
    at = text.start
    end = text.count
  }

  /// The next block of the text, nil at its end.
  public mutating func nextBlock() -> Block? {
    if next == pending.count {
      readGroup()
      guard next < pending.count else { return nil }
    }
    next += 1
    return pending[next - 1]
  }

  /// Reads lines up to a blank one, classifies them and joins what was wrapped.
  private mutating func readGroup() {
    pending.removeAll(keepingCapacity: true)
    next = 0
    while at < end, pending.count < Self.largestGroup {
      let line = readLine()
      if line.isEmpty {
        if pending.isEmpty { continue }
        break
      }
      append(line)
    }
    joinWrappedLines()
  }

  /// The bytes of the next line, without blanks at its end.
  private mutating func readLine() -> ByteSpan {
    let start = at
    // The C library looks at many bytes at a time; a lone CR, as old systems wrote it, is rare.
    let feed = place(of: 0x0A, before: end)
    at = place(of: 0x0D, before: feed)
    var upper = at
    if at < end { at += bytes[at] == 0x0D && bytes[at + 1] == 0x0A ? 2 : 1 }
    while upper > start, bytes[upper - 1] == 0x20 || bytes[upper - 1] == 0x09 { upper -= 1 }
    return ByteSpan(start, upper)
  }

  /// Offset of a byte at or behind ``at``, `limit` where there is none.
  private func place(of byte: Int32, before limit: Int) -> Int {
    guard limit > at, let found = memchr(bytes + at, byte, limit - at) else { return limit }
    return UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - bytes
  }

  /// Adds a line as a block; one that is too long is cut, where possible behind a sentence, else at a blank.
  private mutating func append(_ line: ByteSpan) {
    Self.append(Block(span: line, kind: LineKind.of(bytes, line)), cutIn: bytes, to: &pending)
  }

  /// Adds a block, in parts where it is too long.
  static func append(_ block: Block, cutIn bytes: UnsafePointer<UInt8>, to blocks: inout [Block]) {
    var rest = block
    while rest.span.count > longestBlock {
      let cut = cutPlace(bytes, Int(rest.span.lower))
      var part = rest
      part.span.upper = UInt32(cut)
      part.continues = true
      blocks.append(part)
      rest.span.lower = UInt32(cut)
      rest.isRest = true
    }
    blocks.append(rest)
  }

  private static func cutPlace(_ bytes: UnsafePointer<UInt8>, _ lower: Int) -> Int {
    let latest = lower + longestBlock
    var blank = 0
    var place = latest
    let earliest = lower + longestBlock / 2
    while place > earliest {
      if bytes[place] == 0x20 {
        if blank == 0 { blank = place }
        if bytes[place - 1] == 0x2E { return place }
        if blank - place > 4096 { break }
      }
      place -= 1
    }
    if blank > 0 { return blank }
    place = latest
    while place > earliest, bytes[place] & 0xC0 == 0x80 { place -= 1 }
    return place
  }

  private mutating func joinWrappedLines() {
    guard pending.count > 1 else { return }
    let widest = pending.reduce(0) { max($0, $1.span.count) }
    guard widest >= Self.narrowestWrap, widest <= Self.widestWrap else { return }
    var joined: [Block] = []
    var lastLength = 0
    for line in pending {
      if var last = joined.last, belongs(line, to: last, lastLength: lastLength, widest: widest) {
        last.span.upper = line.span.upper
        last.lines += 1
        // A paragraph that was wrapped is no heading, however its first line looked.
        if last.kind == .heading { last.kind = .prose }
        joined[joined.count - 1] = last
      } else {
        joined.append(line)
      }
      lastLength = line.span.count
    }
    pending = joined
  }

  private func belongs(_ line: Block, to block: Block, lastLength: Int, widest: Int) -> Bool {
    guard line.kind == .prose || line.kind == .heading, block.kind != .tableRow else { return false }
    let start = Int(line.span.lower)
    let first = bytes[start]
    if block.kind == .listItem, first != 0x20, first != 0x09 { return false }
    var word = start
    while word < Int(line.span.upper), bytes[word] == 0x20 || bytes[word] == 0x09 { word += 1 }
    let isSmall = bytes[word] >= 0x61 && bytes[word] <= 0x7A
    let wordStart = word
    while word < Int(line.span.upper), bytes[word] != 0x20 { word += 1 }
    if lastLength + 1 + (word - wordStart) <= widest { return false }
    // Verse has short lines that begin with capitals.
    return isSmall || widest >= 60
  }
}
