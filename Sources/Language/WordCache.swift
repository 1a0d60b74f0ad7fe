import Glibc
import Text

/// What one thread uses again for each text: the buffers of tokens and their sets, and what it has learned about unknown words.
public final class Workspace {
  let buffer = TokenBuffer()
  let sets = TokenSets()
  /// What the lexicon says of the words met last: most of a text are a few hundred.
  let words = WordCache<WordEntries>(count: 1 << 11)
  /// Unknown words that were taken apart.
  let compounds = WordCache<NounView>(count: 1 << 11)
  /// Unknown words that are no two words without a blank.
  let sound = WordCache<Bool>(count: 1 << 11)

  public init() {}
}

/// The entries of a word as it is written and with a small first letter, and the key of the latter.
struct WordEntries {
  var written: UInt32
  var small: UInt32
  var key: UInt32
}

/// What was found out about words, for their next occurrence: a table of fixed size in which the newer word
/// takes the place of the older one. Its memory is zero at first and costs nothing before it is used.
final class WordCache<Value> {
  private struct Slot {
    var hash: UInt64
    var value: Value
  }

  private let slots: UnsafeMutablePointer<Slot>
  private let mask: Int

  /// `Value` must be a plain value: its bytes are overwritten.
  /// - Parameter count: number of places, a power of two.
  init(count: Int) {
    mask = count - 1
    slots = calloc(count, MemoryLayout<Slot>.stride).bindMemory(to: Slot.self, capacity: count)
  }

  deinit { free(slots) }

  /// The value of a word's hash, nil where it is not, or no longer, known.
  subscript(hash: UInt64) -> Value? {
    let slot = slots + Int(truncatingIfNeeded: hash) & mask
    return slot.pointee.hash == hash && hash != 0 ? slot.pointee.value : nil
  }

  func insert(_ value: Value, for hash: UInt64) {
    (slots + Int(truncatingIfNeeded: hash) & mask).initialize(to: Slot(hash: hash, value: value))
  }
}
