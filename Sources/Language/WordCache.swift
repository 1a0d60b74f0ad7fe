import Glibc
import Text

/// What one thread uses again for each text: the buffers of tokens and their sets, and what it has learned about unknown words.
public final class Workspace {
  let buffer = TokenBuffer()
  let sets = TokenSets()
  /// Unknown words that were taken apart.
  let compounds = WordCache<NounView>()
  /// Unknown words that are no two words without a blank.
  let sound = WordCache<Bool>()

  public init() {}
}

/// What was found out about unknown words, for their next occurrence: a table of fixed size in which the newer word
/// takes the place of the older one. Its memory is zero at first and costs nothing before it is used.
final class WordCache<Value> {
  private struct Slot {
    var hash: UInt64
    var value: Value
  }

  private static var count: Int { 1 << 14 }
  private let slots: UnsafeMutablePointer<Slot>

  /// `Value` must be a plain value: its bytes are overwritten.
  init() {
    slots = calloc(Self.count, MemoryLayout<Slot>.stride).bindMemory(to: Slot.self, capacity: Self.count)
  }

  deinit { free(slots) }

  /// The value of a word's hash, nil where it is not, or no longer, known.
  subscript(hash: UInt64) -> Value? {
    let slot = slots + Int(truncatingIfNeeded: hash) & (Self.count - 1)
    return slot.pointee.hash == hash && hash != 0 ? slot.pointee.value : nil
  }

  func insert(_ value: Value, for hash: UInt64) {
    (slots + Int(truncatingIfNeeded: hash) & (Self.count - 1)).initialize(to: Slot(hash: hash, value: value))
  }
}
