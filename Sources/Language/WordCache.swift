import Text

/// What one thread uses again for each text: the buffer of tokens and what it has learned about unknown words.
public final class Workspace {
  @usableFromInline
  struct Caches {
    @usableFromInline var compounds = WordCache<NounView>()
    @usableFromInline var sound = WordCache<Bool>()
  }

  let buffer = TokenBuffer()
  @usableFromInline let caches: UnsafeMutablePointer<Caches>

  public init() {
    caches = .allocate(capacity: 1)
    caches.initialize(to: Caches())
  }

  deinit {
    caches.deinitialize(count: 1)
    caches.deallocate()
  }
}

/// What was found out about unknown words, for their next occurrence: a table of fixed size in which the newer word
/// takes the place of the older one.
public struct WordCache<Value> {
  private var slots: [(hash: UInt64, value: Value)?]
  private static var count: Int { 4096 }

  public init() { slots = Array(repeating: nil, count: Self.count) }

  /// The value of a word's hash, nil where it is not, or no longer, known.
  public subscript(hash: UInt64) -> Value? {
    get {
      guard let slot = slots[Int(truncatingIfNeeded: hash) & (Self.count - 1)], slot.hash == hash else { return nil }
      return slot.value
    }
    set {
      guard let newValue else { return }
      slots[Int(truncatingIfNeeded: hash) & (Self.count - 1)] = (hash, newValue)
    }
  }
}
