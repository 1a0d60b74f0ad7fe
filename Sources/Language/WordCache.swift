import Glibc
import Text

/// What one thread uses again for each text: the buffers of tokens and their sets, and what it has learned about unknown words.
public final class Workspace {
  let buffer = TokenBuffer()
  let sets = TokenSets()
  /// What the lexicon says of the words met last: most of a text are a few hundred.
  let words = WordCache<WordEntries>()
  /// Unknown words that were taken apart.
  let compounds = WordCache<NounView>()
  /// Unknown words that are no two words without a blank.
  let sound = WordCache<Bool>()

  /// Tags of the window's tokens, as far as they were asked for; the memory is zero at first and costs nothing before it
  /// is used.
  let tags: UnsafeMutablePointer<TokenTag>
  /// Behind the last token that has a tag.
  var taggedEnd = 0

  public init() {
    tags = calloc(TokenBuffer.capacity, MemoryLayout<TokenTag>.stride).bindMemory(
      to: TokenTag.self, capacity: TokenBuffer.capacity)
  }

  deinit { free(tags) }

  /// Words that are kept in mind of a long text.
  private static let most = 1 << 11

  /// Makes the caches as large as a text of this many bytes needs: a short one should not touch much memory.
  func makeRoom(forBytes count: Int) {
    var places = 1 << 8
    while places < Self.most, places * 16 < count { places *= 2 }
    words.hold(places)
    compounds.hold(places)
    sound.hold(places)
  }
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

  private var slots: UnsafeMutablePointer<Slot>
  private var mask = 0

  /// A cache of one place. `Value` must be a plain value: its bytes are overwritten.
  init() { slots = Self.places(1) }

  /// Makes at least this many places, a power of two; what was known is forgotten where there were fewer.
  func hold(_ count: Int) {
    guard mask + 1 < count else { return }
    free(slots)
    slots = Self.places(count)
    mask = count - 1
  }

  private static func places(_ count: Int) -> UnsafeMutablePointer<Slot> {
    calloc(count, MemoryLayout<Slot>.stride).bindMemory(to: Slot.self, capacity: count)
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
