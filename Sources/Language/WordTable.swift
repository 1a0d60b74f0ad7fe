/// The key that stands for a word wherever words are compared: 32 bits of the hash of its form with a small first letter.
public struct WordKey: Hashable, Sendable {
  public let value: UInt32

  @inlinable public init(hash: UInt64) { value = UInt32(truncatingIfNeeded: hash >> 8) }
  /// Key of a word written in small letters.
  public init(_ word: some StringProtocol) { self.init(hash: WordHash.hash(word)) }

  /// Key of a word as it may be written, from its bytes: the first letter becomes small, all letters where all are
  /// capitals. Eight bytes behind it must be readable.
  public init(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
    let isCapital = bytes[0] >= 0x41 && bytes[0] <= 0x5A || bytes[0] == 0xC3 && bytes[1] < 0x9F
    // A small second letter, as nearly all have: not all are capitals.
    if isCapital, bytes[0] < 0x80, count > 1, bytes[1] >= 0x61, bytes[1] <= 0x7A {
      self.init(hash: WordHash.hash(bytes, count, firstBits: 0x20))
      return
    }
    guard isCapital else {
      self.init(hash: WordHash.hash(bytes, count))
      return
    }
    var letters = 0
    var hasSmall = false
    for at in 0..<count {
      if bytes[at] >= 0x61 && bytes[at] <= 0x7A || bytes[at] >= 0xC3 && at + 1 < count && bytes[at + 1] >= 0x9F {
        hasSmall = true
      }
      if bytes[at] & 0xC0 != 0x80 && (bytes[at] >= 0xC3 || bytes[at] >= 0x41 && bytes[at] <= 0x5A) { letters += 1 }
    }
    if letters > 1 && !hasSmall {
      self.init(hash: AllCapitals.lowerHash(bytes, count))
    } else {
      self.init(hash: WordHash.hash(bytes, count, firstBits: CaseFlip.bits(bytes, capital: true)))
    }
  }

  /// Key of a pair of words in this order.
  @inlinable public init(sum first: WordKey, _ second: WordKey) { value = first.value &* 31 &+ second.value }
  /// A key from its number.
  @inlinable public init(value: UInt32) { self.value = value }

  /// Key of a word as it may be written: the first letter becomes small, all letters where all are capitals.
  public init(written word: String) {
    var padded = Array(word.utf8)
    let count = padded.count
    padded.append(contentsOf: repeatElement(0, count: 8))
    self = padded.withUnsafeBufferPointer { WordKey($0.baseAddress!, count) }
  }
}

/// A set of words, asked by key.
public struct WordSet: Sendable {
  @usableFromInline let table: WordTable

  /// Words in small letters, apart by blanks.
  public init(_ words: StaticString) {
    var pairs: [(WordKey, UInt32)] = []
    pairs.reserveCapacity(words.utf8CodeUnitCount / 4)
    // The hash reads eight bytes at a time, and nothing is known of what follows a literal.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: words.utf8CodeUnitCount + 8) { copy in
      for at in 0..<words.utf8CodeUnitCount { copy[at] = words.utf8Start[at] }
      for pad in words.utf8CodeUnitCount..<words.utf8CodeUnitCount + 8 { copy[pad] = 0 }
      var start = 0
      for at in 0...words.utf8CodeUnitCount where at == words.utf8CodeUnitCount || copy[at] == 0x20 || copy[at] == 0x0A
      {
        if at > start {
          pairs.append((WordKey(hash: WordHash.hash(UnsafePointer(copy.baseAddress! + start), at - start)), 1))
        }
        start = at + 1
      }
    }
    table = WordTable(pairs)
  }

  @inlinable
  @inline(__always)
  public func contains(_ key: UInt32) -> Bool { table[key] != 0 }
}

/// A small map from word keys to numbers: open addressing, asked many times a sentence.
///
/// Tables lie in an image or are made once; either lives as long as the program.
public struct WordTable: @unchecked Sendable {
  /// A key in the low half and its value in the high one; 0 where there is none.
  @usableFromInline let slots: UnsafePointer<UInt64>
  @usableFromInline let mask: Int

  /// A table as ``slots(_:unites:)`` lays it out; a table of no bytes is empty.
  init(slots: UnsafeBufferPointer<UInt64>) {
    self.slots = slots.baseAddress!
    mask = slots.count - 1
  }

  /// Makes a table. Values must not be 0, which means absence.
  public init(_ pairs: [(WordKey, UInt32)]) {
    let slots = Self.slots(pairs)
    let kept = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: slots.count)
    _ = kept.initialize(from: slots)
    self.init(slots: UnsafeBufferPointer(kept))
  }

  /// The slots of a table.
  /// - Parameter unites: the values of a key that comes twice are united bit by bit; else the last one counts.
  package static func slots(_ pairs: [(WordKey, UInt32)], unites: Bool = false) -> [UInt64] {
    var capacity = 16
    // Small sets are asked most and kept half empty.
    while capacity < (pairs.count < 512 ? pairs.count * 2 : pairs.count * 3 / 2) { capacity *= 2 }
    var slots = [UInt64](repeating: 0, count: capacity)
    for (key, value) in pairs {
      var at = Int(key.value) & (capacity - 1)
      while slots[at] != 0 && UInt32(truncatingIfNeeded: slots[at]) != key.value { at = (at + 1) & (capacity - 1) }
      let known = unites ? slots[at] : 0
      slots[at] = known | UInt64(value) << 32 | UInt64(key.value)
    }
    return slots
  }

  /// The value of a key, 0 where it is absent.
  @inlinable
  @inline(__always)
  public subscript(key: UInt32) -> UInt32 {
    var at = Int(key) & mask
    while slots[at] != 0 {
      if UInt32(truncatingIfNeeded: slots[at]) == key { return UInt32(truncatingIfNeeded: slots[at] >> 32) }
      at = (at + 1) & mask
    }
    return 0
  }
}
