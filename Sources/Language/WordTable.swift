/// The key that stands for a word wherever words are compared: 32 bits of the hash of its form with a small first letter.
public struct WordKey: Hashable, Sendable {
  public let value: UInt32

  @inlinable public init(hash: UInt64) { value = UInt32(truncatingIfNeeded: hash >> 8) }
  /// Key of a word written in small letters.
  public init(_ word: some StringProtocol) { self.init(hash: WordHash.hash(word)) }

  /// Key of a pair of words in this order.
  @inlinable public init(sum first: WordKey, _ second: WordKey) { value = first.value &* 31 &+ second.value }
  /// A key from its number.
  @inlinable public init(value: UInt32) { self.value = value }

  /// Key of a word as it may be written: the first letter becomes small, all letters where all are capitals.
  public init(written word: String) {
    // Nearly every word has a small ASCII letter, and Unicode's properties are slow to ask for.
    let hasSmallLetter = word.utf8.contains { $0 >= 0x61 && $0 <= 0x7A }
    let letters = hasSmallLetter ? [] : word.unicodeScalars.filter(\.properties.isAlphabetic)
    if letters.count > 1, letters.allSatisfy(\.properties.isUppercase) {
      self.init(word.lowercased())
    } else {
      self.init(word.prefix(1).lowercased() + word.dropFirst())
    }
  }
}

/// A set of words, asked by key.
public struct WordSet: Sendable {
  private let table: WordTable

  public init(_ words: [String]) { table = WordTable(words.map { (WordKey($0), 1) }) }
  /// Words in a string, apart by blanks.
  public init(_ words: String) { self.init(words.split(separator: " ").map(String.init)) }

  @inlinable
  public func contains(_ key: UInt32) -> Bool { value(key) != 0 }

  @usableFromInline
  func value(_ key: UInt32) -> UInt32 { table[key] }
}

/// A small map from word keys to numbers: open addressing, no allocation after it is built.
public struct WordTable: Sendable {
  private let slots: [(key: UInt32, value: UInt32)]
  private let mask: Int

  /// Values must not be 0, which means absence.
  public init(_ pairs: [(WordKey, UInt32)]) {
    var capacity = 16
    while capacity < pairs.count * 2 { capacity *= 2 }
    var slots = [(key: UInt32, value: UInt32)](repeating: (0, 0), count: capacity)
    for (key, value) in pairs {
      var at = Int(key.value) & (capacity - 1)
      while slots[at].value != 0 && slots[at].key != key.value { at = (at + 1) & (capacity - 1) }
      slots[at] = (key.value, value)
    }
    self.slots = slots
    mask = capacity - 1
  }

  /// The value of a key, 0 where it is absent.
  public subscript(key: UInt32) -> UInt32 {
    var at = Int(key) & mask
    while slots[at].value != 0 {
      if slots[at].key == key { return slots[at].value }
      at = (at + 1) & mask
    }
    return 0
  }
}
