import CDictionaries

/// A lexicon image: a minimal perfect hash from the bytes of a form to its ``LexicalEntry``, and the table of reading sets.
///
/// No strings are stored: each slot keeps a fingerprint of 16 bits, so that one unknown word in 65,536 is taken for a known one.
/// The image lies in the binary and is paged in on demand; nothing is parsed.
public struct Lexicon: @unchecked Sendable {
  /// The parts of an image in order. All numbers are little-endian.
  public enum Layout {
    /// "MTLEX002"
    public static let magic: UInt64 = 0x3230_3058_454C_544D
    public static let headerSize = 48
    /// Bytes of a slot: fingerprint (2), entry (4).
    public static let slotSize = 6
  }

  private let pilots: UnsafeRawPointer
  private let slots: UnsafeRawPointer
  private let sets: UnsafeRawPointer
  private let edges: UnsafeRawPointer
  private let bucketCount: UInt32
  private let slotCount: UInt32
  private let setCount: UInt32
  private let edgeCount: UInt32
  /// Bits of the function words' hashes, to pass over other words without a look-up.
  private let functionWords: UnsafePointer<UInt64>
  /// Hash of the sources that the image was made from.
  public let sourceHash: UInt64

  /// Opens an image; nil where the bytes are none.
  public init?(_ image: UnsafeRawPointer, count: Int) {
    guard count >= Layout.headerSize, image.loadUnaligned(as: UInt64.self) == Layout.magic else { return nil }
    sourceHash = image.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
    bucketCount = image.loadUnaligned(fromByteOffset: 16, as: UInt32.self)
    slotCount = image.loadUnaligned(fromByteOffset: 20, as: UInt32.self)
    setCount = image.loadUnaligned(fromByteOffset: 24, as: UInt32.self)
    edgeCount = image.loadUnaligned(fromByteOffset: 28, as: UInt32.self)
    pilots = image + Layout.headerSize
    slots = pilots + 2 * Int(bucketCount)
    sets = slots + Layout.slotSize * Int(slotCount)
    edges = sets + ReadingSet.rowSize * Int(setCount)
    guard count >= (edges - image) + FunctionWordEdge.size * Int(edgeCount) else { return nil }
    mt_map_pages(image, Int64(count))
    // Images live as long as the program, and so does this.
    let filter = UnsafeMutablePointer<UInt64>.allocate(capacity: 512)
    filter.initialize(repeating: 0, count: 512)
    for row in 0..<Int(edgeCount) {
      let hash = edges.loadUnaligned(fromByteOffset: FunctionWordEdge.size * row, as: UInt64.self)
      filter[Int(hash >> 6 & 511)] |= 1 << (hash & 63)
    }
    functionWords = UnsafePointer(filter)
  }

  /// The entry of a hashed form (``WordHash``).
  @inlinable
  @inline(__always)
  public func entry(hash: UInt64) -> LexicalEntry { LexicalEntry(bits: lookup(hash)) }

  @usableFromInline
  @inline(__always)
  func lookup(_ hash: UInt64) -> UInt32 {
    let bucket = WordHash.reduce(hash, below: bucketCount)
    let pilot = pilots.loadUnaligned(fromByteOffset: 2 * bucket, as: UInt16.self)
    let slot = slots + Layout.slotSize * WordHash.slot(hash, pilot: pilot, below: slotCount)
    if slot.loadUnaligned(as: UInt16.self) != UInt16(truncatingIfNeeded: hash) { return 0 }
    return slot.loadUnaligned(fromByteOffset: 2, as: UInt32.self)
  }

  /// Fetches what the first step of a look-up reads.
  @inline(__always)
  func prefetchPilot(_ hash: UInt64) { mt_prefetch(pilots + 2 * WordHash.reduce(hash, below: bucketCount)) }

  /// Fetches what the second step of a look-up reads.
  @inline(__always)
  func prefetchSlot(_ hash: UInt64) {
    let pilot = pilots.loadUnaligned(fromByteOffset: 2 * WordHash.reduce(hash, below: bucketCount), as: UInt16.self)
    mt_prefetch(slots + Layout.slotSize * WordHash.slot(hash, pilot: pilot, below: slotCount))
  }

  /// The entry of a form; eight bytes behind it must be readable.
  @inlinable
  public func entry(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> LexicalEntry {
    entry(hash: WordHash.hash(bytes, count))
  }

  /// The entry of a form in a string.
  public func entry(_ form: some StringProtocol) -> LexicalEntry { entry(hash: WordHash.hash(form)) }

  /// The readings of an entry; empty for a form that only the frequency list knows.
  @inlinable
  public func readings(_ entry: LexicalEntry) -> ReadingSet { readingSet(entry.readings) }

  @usableFromInline
  func readingSet(_ index: Int) -> ReadingSet {
    ReadingSet(row: sets + ReadingSet.rowSize * min(index, Int(setCount) - 1))
  }

  /// False only where the hashed form is surely no function word.
  @inline(__always)
  func mayBeFunctionWord(_ hash: UInt64) -> Bool { functionWords[Int(hash >> 6 & 511)] >> (hash & 63) & 1 != 0 }

  /// How a function word behaves at the edges of good words, nil for a word that is none.
  public func edge(hash: UInt64) -> FunctionWordEdge? {
    var low = 0
    var high = Int(edgeCount)
    while low < high {
      let middle = (low + high) / 2
      let row = edges + FunctionWordEdge.size * middle
      let key = row.loadUnaligned(as: UInt64.self)
      if key == hash {
        return FunctionWordEdge(
          left: Double(row.load(fromByteOffset: 8, as: Int8.self)) / 10,
          right: Double(row.load(fromByteOffset: 9, as: Int8.self)) / 10)
      }
      if key < hash { low = middle + 1 } else { high = middle }
    }
    return nil
  }
}

/// How much more often a function word stands at the edge of two fused words than at the edge of a good word.
///
/// Natural logarithms of the odds, counted on the frequency list.
public struct FunctionWordEdge: Sendable {
  static let size = 10
  /// The function word comes first ("warwährend": "war").
  public var left: Double
  /// The function word comes last ("Septemberals": "als").
  public var right: Double
}
