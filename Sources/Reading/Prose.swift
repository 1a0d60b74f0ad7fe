import Glibc
import Text

/// The prose of a file as it is read, without the markup, and where each byte of it stands in the file.
///
/// Words that markup interrupts are whole here, so that nobody behind a reader needs to know of markup; ``span(_:)`` gives
/// the place in the file of whatever was found. It is made in the memory of the ``MaskedText``.
public final class Prose {
  /// What is read.
  public let text: SourceText
  public let source: SourceText
  public let blocks: [Block]
  /// Elements with their spans in ``text``, in order of these.
  public let inlines: [InlineElement]
  /// Markup that is broken, in the file.
  public let faults: [MarkupFault]
  /// The language that the file says it is in.
  public let language: String?

  /// A run of bytes that stand side by side in both.
  private struct Piece {
    /// First byte in the text that is read.
    var offset: UInt32
    /// First byte in the file.
    var place: UInt32
    /// Byte behind the last in the file; for a character reference behind its semicolon.
    var end: UInt32
    var isReference: Bool
  }

  private let pieces: [Piece]

  public init(_ masked: MaskedText) {
    source = masked.source
    language = masked.language
    faults = masked.faults.sorted { $0.span < $1.span }
    var pieces: [Piece] = []
    let count = Self.squeeze(masked, into: &pieces)
    self.pieces = pieces
    var places = Places(pieces, count)
    inlines = masked.inlines.map {
      var element = $0
      let span = $0.isCovered ? $0.outer : $0.inner
      element.span = ByteSpan(places.offset(at: span.lower), places.offset(at: span.upper))
      return element
    }
    places.restart()
    var blocks: [Block] = []
    blocks.reserveCapacity(masked.blocks.count)
    for block in masked.blocks {
      var read = block
      read.span = ByteSpan(places.offset(at: block.span.lower), places.offset(at: block.span.upper))
      // A paragraph of one line may be a caption or a heading by its shape, as in plain text.
      if block.kind == .prose, block.lines == 1 { read.kind = LineKind.of(UnsafePointer(masked.bytes), read.span) }
      PlainReader.append(read, cutIn: UnsafePointer(masked.bytes), to: &blocks)
    }
    self.blocks = blocks
    text = SourceText(prose: masked.release(), count: count, of: masked.source)
  }

  /// Moves the visible bytes together; returns how many there are.
  private static func squeeze(_ masked: MaskedText, into pieces: inout [Piece]) -> Int {
    let bytes = masked.bytes
    let end = masked.source.count
    var count = 0
    var at = 0
    var reference = 0
    while at < end {
      // NULs run long in code and tables, eight at a time.
      while at < end, bytes[at] == 0 {
        if at + 8 <= end, UnsafeRawPointer(bytes + at).loadUnaligned(as: UInt64.self) == 0 { at += 8 } else { at += 1 }
      }
      guard at < end else { break }
      var upper = end
      if let found = memchr(bytes + at, 0, end - at) {
        upper = found.assumingMemoryBound(to: UInt8.self) - bytes
      }
      while at < upper {
        while reference < masked.characters.count, Int(masked.characters[reference].upper) <= at { reference += 1 }
        var piece = Piece(offset: UInt32(count), place: UInt32(at), end: UInt32(upper), isReference: false)
        var length = upper - at
        if reference < masked.characters.count {
          let character = masked.characters[reference]
          if Int(character.lower) == at {
            piece.end = character.upper
            piece.isReference = true
          } else if Int(character.lower) < upper {
            piece.end = character.lower
            length = Int(character.lower) - at
          }
        }
        memmove(bytes + count, bytes + at, length)
        count += length
        at += length
        pieces.append(piece)
      }
    }
    return count
  }

  /// Offsets of places that are asked for in order.
  private struct Places {
    let pieces: [Piece]
    let count: Int
    private var last = 0
    private var lastPlace: UInt32 = 0

    init(_ pieces: [Piece], _ count: Int) {
      self.pieces = pieces
      self.count = count
    }

    mutating func restart() {
      last = 0
      lastPlace = 0
    }

    /// Offset in the text that is read of the first visible byte at or behind a place in the file.
    mutating func offset(at place: UInt32) -> Int {
      // Mostly the next piece or the one after it; elements that nest deeply lie far apart.
      let isNear = place >= lastPlace && (last + 8 >= pieces.count || place < pieces[last + 8].place)
      if isNear {
        while last + 1 < pieces.count, pieces[last + 1].place <= place { last += 1 }
      } else {
        last = Prose.index(pieces) { $0.place <= place }
      }
      lastPlace = place
      guard last < pieces.count else { return 0 }
      let piece = pieces[last]
      guard place > piece.place else { return Int(piece.offset) }
      if place >= piece.end || piece.isReference {
        return last + 1 < pieces.count ? Int(pieces[last + 1].offset) : count
      }
      return Int(piece.offset + place - piece.place)
    }
  }

  /// The last piece for which the condition holds, given that it holds for those before; 0 where it holds for none.
  private static func index(_ pieces: [Piece], where isBefore: (Piece) -> Bool) -> Int {
    var low = 0
    var high = pieces.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if isBefore(pieces[middle]) { low = middle } else { high = middle }
    }
    return low
  }

  /// The place in the file of the byte at an offset.
  public func place(of offset: Int) -> Int {
    guard !pieces.isEmpty else { return source.count }
    let piece = pieces[Self.index(pieces) { Int($0.offset) <= offset }]
    if piece.isReference { return offset == Int(piece.offset) ? Int(piece.place) : Int(piece.end) }
    return min(Int(piece.place) + offset - Int(piece.offset), source.count)
  }

  /// The place in the file behind the byte before an offset.
  public func placeBehind(_ offset: Int) -> Int {
    guard offset > 0, !pieces.isEmpty else { return place(of: offset) }
    let piece = pieces[Self.index(pieces) { Int($0.offset) < offset }]
    return piece.isReference ? Int(piece.end) : Int(piece.place) + offset - Int(piece.offset)
  }

  /// The span in the file of a span of the text that is read: from its first visible byte to its last.
  public func span(_ span: ByteSpan) -> ByteSpan {
    let lower = Int(span.lower)
    let upper = Int(span.upper)
    guard upper > lower else {
      let at = placeOfInsertion(lower)
      return ByteSpan(at, at)
    }
    return ByteSpan(place(of: lower), placeBehind(upper))
  }

  /// Where in the file something is to be put in at an offset: outside of the elements that end or begin there.
  private func placeOfInsertion(_ offset: Int) -> Int {
    let behind = placeBehind(offset)
    let before = place(of: offset)
    guard before > behind else { return behind }
    var at = behind
    for element in elements(touching: offset) where Int(element.span.upper) == offset {
      if Int(element.outer.upper) <= before { at = max(at, Int(element.outer.upper)) }
    }
    return at
  }

  /// Whether nothing is masked inside a span of the text that is read.
  public func isWhole(_ span: ByteSpan) -> Bool {
    let place = self.span(span)
    return place.count == span.count
      && !elements(touching: Int(span.lower), to: Int(span.upper)).contains {
        $0.isCovered && $0.span.overlaps(span)
      }
  }

  /// The number of the first element that may touch an offset: elements nest, but none holds another unit's.
  public func firstElement(touching offset: Int) -> Int {
    var low = 0
    var high = inlines.count
    while low < high {
      let middle = (low + high) / 2
      if Int(inlines[middle].span.lower) < offset { low = middle + 1 } else { high = middle }
    }
    // Elements that began before and end here: nesting is shallow, and a unit's elements stand together.
    var first = low
    var steps = 0
    while first > 0, steps < Self.deepest {
      first -= 1
      steps += 1
      if Int(inlines[first].span.upper) >= offset { low = first }
    }
    return low
  }

  /// Elements before an offset that are looked at for one that ends there.
  private static let deepest = 16

  /// Elements that begin, end or stand at the offsets.
  public func elements(touching lower: Int, to upper: Int? = nil) -> [InlineElement] {
    var index = firstElement(touching: lower)
    var found: [InlineElement] = []
    while index < inlines.count, Int(inlines[index].span.lower) <= upper ?? lower {
      if Int(inlines[index].span.upper) >= lower { found.append(inlines[index]) }
      index += 1
    }
    return found
  }
}
