import CDictionaries

/// The tagger's weights: a minimal perfect hash from a feature to a short list of tags with their weights.
///
/// No features are stored: each slot keeps a fingerprint of 16 bits. The image lies in the binary and is paged in on demand.
public struct TaggerModel: @unchecked Sendable {
  /// The parts of an image in order. All numbers are little-endian.
  public enum Layout {
    /// "MTTAG001"
    public static let magic: UInt64 = 0x3130_3047_4154_544D
    public static let headerSize = 32
    /// Bytes of a slot: fingerprint (2), offset of the list of weights (3).
    public static let slotSize = 5
  }

  private let pilots: UnsafeRawPointer
  private let slots: UnsafeRawPointer
  /// For each list the number of its pairs, then a tag and a weight each.
  private let lists: UnsafePointer<UInt8>
  private let bucketCount: UInt32
  private let slotCount: UInt32

  /// Opens an image; nil where the bytes are none.
  public init?(_ image: UnsafeRawPointer, count: Int) {
    guard count >= Layout.headerSize, image.loadUnaligned(as: UInt64.self) == Layout.magic else { return nil }
    bucketCount = image.loadUnaligned(fromByteOffset: 8, as: UInt32.self)
    slotCount = image.loadUnaligned(fromByteOffset: 12, as: UInt32.self)
    let listBytes = image.loadUnaligned(fromByteOffset: 16, as: UInt32.self)
    pilots = image + Layout.headerSize
    slots = pilots + 2 * Int(bucketCount)
    let start = slots + Layout.slotSize * Int(slotCount)
    guard bucketCount > 0, slotCount > 0, count >= start - image + Int(listBytes) else { return nil }
    lists = start.assumingMemoryBound(to: UInt8.self)
  }

  /// Adds the weights of some features to `scores`, one a tag.
  ///
  /// The slots of all are asked for before the first is read: they lie apart, and one wait does for many.
  @inline(__always)
  func add(_ features: UnsafePointer<UInt64>, _ count: Int, to scores: UnsafeMutablePointer<Int32>) {
    withUnsafeTemporaryAllocation(of: UnsafeRawPointer.self, capacity: count) { places in
      for at in 0..<count {
        let feature = features[at]
        let bucket = WordHash.reduce(feature, below: bucketCount)
        let pilot = pilots.loadUnaligned(fromByteOffset: 2 * bucket, as: UInt16.self)
        places[at] = slots + Layout.slotSize * WordHash.slot(feature, pilot: pilot, below: slotCount)
        mt_prefetch(places[at])
      }
      for at in 0..<count where places[at].loadUnaligned(as: UInt16.self) == UInt16(truncatingIfNeeded: features[at]) {
        addList(places[at], to: scores)
      }
    }
  }

  @inline(__always)
  private func addList(_ slot: UnsafeRawPointer, to scores: UnsafeMutablePointer<Int32>) {
    // The slot's last four bytes hold one of the fingerprint and three of the offset.
    let offset = Int(slot.loadUnaligned(fromByteOffset: 1, as: UInt32.self) >> 8)
    var pair = lists + offset
    let end = pair + 1 + 2 * Int(pair[0])
    pair += 1
    while pair < end {
      scores[Int(pair[0])] &+= Int32(Int8(bitPattern: pair[1]))
      pair += 2
    }
  }
}
