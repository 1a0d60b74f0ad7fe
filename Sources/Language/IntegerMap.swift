/// A map from numbers to numbers, for what checks remember of a text: open addressing in one array.
///
/// Most texts put a handful of entries in; the library's dictionaries would cost their generic machinery at each start.
public struct IntegerMap: Sendable {
  private var slots: [(key: Int, value: Int)] = []
  public private(set) var count = 0
  /// Key of a free slot; no key of ours has this value.
  private static let free = Int.min

  public init() {}

  /// The value of a key, nil where it is absent; values are replaced, never taken away.
  public subscript(key: Int) -> Int? {
    get {
      if slots.isEmpty { return nil }
      let slot = slots[place(of: key)]
      return slot.key == key ? slot.value : nil
    }
    set {
      guard let newValue else { return }
      if count * 2 >= slots.count { grow() }
      let place = place(of: key)
      if slots[place].key != key { count += 1 }
      slots[place] = (key, newValue)
    }
  }

  /// Adds one to a key's value and returns the sum.
  @discardableResult
  public mutating func count(_ key: Int) -> Int {
    let sum = (self[key] ?? 0) + 1
    self[key] = sum
    return sum
  }

  /// Whether a key and its value are as asked.
  public func contains(where isMember: (Int, Int) -> Bool) -> Bool {
    slots.contains { $0.key != Self.free && isMember($0.key, $0.value) }
  }

  /// The slot that holds a key or would take it.
  private func place(of key: Int) -> Int {
    var at = Int(truncatingIfNeeded: WordHash.mix(UInt64(bitPattern: Int64(key)))) & (slots.count - 1)
    while slots[at].key != key && slots[at].key != Self.free { at = (at + 1) & (slots.count - 1) }
    return at
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: (Self.free, 0), count: max(16, old.count * 2))
    for slot in old where slot.key != Self.free { slots[place(of: slot.key)] = slot }
  }
}
