import CDictionaries

/// A 3-gram model over frequent words and word classes: how likely a word is behind the two before it.
///
/// The image holds no strings: minimal perfect hashes lead from sequences of symbols to a fingerprint of 16 bits and
/// the logarithms of the probability and of the back-off weight, eight bits each. A sequence that is not stored is
/// judged by its shorter ending (back-off). The image lies in the binary and is paged in on demand.
public struct SequenceModel: @unchecked Sendable {
  /// The parts of an image in order. All numbers are little-endian.
  package enum Layout {
    /// "MTSEQ001"
    package static let magic: UInt64 = 0x3130_3051_4553_544D
    package static let headerSize = 32
    /// Bytes of a slot of one or two symbols: fingerprint (2), probability (1), back-off weight (1).
    package static let shortSlot = 4
    /// Bytes of a slot of three symbols: fingerprint (2), probability (1).
    package static let longSlot = 3
    /// A weight of 1, for weights may be a little larger.
    package static let weightZero = 32
  }

  /// Logarithms are natural ones in sixteenths.
  public static let unit = 16

  private let forms: UnsafeRawPointer
  private let formMask: Int
  private let short: Table
  private let long: Table

  private struct Table {
    let pilots: UnsafeRawPointer
    let slots: UnsafeRawPointer
    let bucketCount: UInt32
    let slotCount: UInt32
    let slotSize: Int

    init(_ start: UnsafeRawPointer, buckets: UInt32, slots count: UInt32, slotSize size: Int) {
      pilots = start
      slots = start + 2 * Int(buckets)
      bucketCount = buckets
      slotCount = count
      slotSize = size
    }

    var end: UnsafeRawPointer { slots + slotSize * Int(slotCount) }

    /// The values of a key, nil where it is not stored (or, once in 65,536, another's).
    @inline(__always)
    func slot(_ key: UInt64) -> UnsafeRawPointer? {
      let pilot = pilots.loadUnaligned(fromByteOffset: 2 * WordHash.reduce(key, below: bucketCount), as: UInt16.self)
      let slot = slots + slotSize * WordHash.slot(key, pilot: pilot, below: slotCount)
      return slot.loadUnaligned(as: UInt16.self) == UInt16(truncatingIfNeeded: key) ? slot + 2 : nil
    }
  }

  /// Opens an image; nil where the bytes are none.
  public init?(_ image: UnsafeRawPointer, count: Int) {
    guard count >= Layout.headerSize, image.loadUnaligned(as: UInt64.self) == Layout.magic else { return nil }
    let number = { (at: Int) in image.loadUnaligned(fromByteOffset: 8 + 4 * at, as: UInt32.self) }
    forms = image + Layout.headerSize
    formMask = Int(number(0)) - 1
    short = Table(forms + 4 * Int(number(0)), buckets: number(1), slots: number(2), slotSize: Layout.shortSlot)
    long = Table(short.end, buckets: number(3), slots: number(4), slotSize: Layout.longSlot)
    guard count >= long.end - image else { return nil }
  }

  /// A model that knows only which forms are frequent, while counting.
  package init(frequent: [SequenceSymbol]) {
    let table = Self.formTable(frequent)
    let copy = UnsafeMutableRawPointer.allocate(byteCount: 4 * table.count, alignment: 4)
    for (at, value) in table.enumerated() { copy.storeBytes(of: value, toByteOffset: 4 * at, as: UInt32.self) }
    forms = UnsafeRawPointer(copy)
    formMask = table.count - 1
    short = Table(forms, buckets: 1, slots: 1, slotSize: 0)
    long = short
  }

  /// The frequent forms in a table of open addressing, 0 where a place is empty.
  package static func formTable(_ frequent: [SequenceSymbol]) -> [UInt32] {
    var capacity = 16
    while capacity < 2 * frequent.count { capacity *= 2 }
    var table = [UInt32](repeating: 0, count: capacity)
    for symbol in frequent {
      var at = Int(symbol.value) & (capacity - 1)
      while table[at] != 0 { at = (at + 1) & (capacity - 1) }
      table[at] = symbol.value
    }
    return table
  }

  /// Whether a form has a symbol of its own.
  @inline(__always)
  func isFrequent(_ form: SequenceSymbol) -> Bool {
    var at = Int(form.value) & formMask
    while true {
      let value = forms.loadUnaligned(fromByteOffset: 4 * at, as: UInt32.self)
      if value == form.value { return true }
      if value == 0 { return false }
      at = (at + 1) & formMask
    }
  }

  /// Key of a sequence of up to three symbols; the missing ones in front are ``SequenceSymbol/none``.
  @inline(__always)
  package static func key(_ a: SequenceSymbol, _ b: SequenceSymbol, _ c: SequenceSymbol) -> UInt64 {
    let pair = WordHash.mix(UInt64(b.value) << 32 | UInt64(c.value) ^ 0x6D74_6C69)
    return WordHash.mix(pair ^ UInt64(a.value) &* 0xD6E8_FEB8_6659_FD93)
  }

  /// Negative logarithm of the least probability, for symbols never seen.
  private static let rarest = 255

  /// Logarithm of the probability of a symbol behind two others, in sixteenths of a nat; never above 0.
  ///
  /// Where a sentence begins, `before` is ``SequenceSymbol/end`` and `first` ``SequenceSymbol/none``.
  public func logProbability(_ symbol: SequenceSymbol, after first: SequenceSymbol, _ before: SequenceSymbol) -> Int {
    var weight = 0
    if first != .none {
      if let found = long.slot(Self.key(first, before, symbol)) { return -Int(found.load(as: UInt8.self)) }
      if let context = short.slot(Self.key(.none, first, before)) {
        weight = Layout.weightZero - Int(context.load(fromByteOffset: 1, as: UInt8.self))
      }
    }
    if let found = short.slot(Self.key(.none, before, symbol)) { return weight - Int(found.load(as: UInt8.self)) }
    if let context = short.slot(Self.key(.none, .none, before)) {
      weight += Layout.weightZero - Int(context.load(fromByteOffset: 1, as: UInt8.self))
    }
    guard let found = short.slot(Self.key(.none, .none, symbol)) else { return weight - Self.rarest }
    return weight - Int(found.load(as: UInt8.self))
  }
}
