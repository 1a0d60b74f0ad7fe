/// One word that a phrase may begin with, and the phrase's number.
public struct PhraseLink: Sendable, BitwiseCopyable {
  package var key: UInt32
  public var phrase: UInt32

  package init(key: UInt32, phrase: Int) {
    self.key = key
    self.phrase = UInt32(phrase)
  }
}

/// Phrases by their first word: for each word a chain of them.
public struct PhraseChains: @unchecked Sendable {
  /// By key and phrase.
  let links: UnsafeBufferPointer<PhraseLink>
  let filter: Bloom

  public var isEmpty: Bool { links.isEmpty }

  /// Whether a phrase may begin with this word.
  @inline(__always)
  public func mayBegin(_ key: UInt32) -> Bool { filter.contains(key) }

  /// The phrases that begin with a word.
  public subscript(key: UInt32) -> UnsafeBufferPointer<PhraseLink> {
    var low = 0
    var high = links.count
    while low < high {
      let middle = (low + high) / 2
      if links[middle].key < key { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < links.count, links[end].key == key { end += 1 }
    return UnsafeBufferPointer(rebasing: links[low..<end])
  }
}

/// The phrases of one check, arranged by scope so that text without any costs next to nothing.
public struct PhraseSet: @unchecked Sendable {
  /// Phrases that stand anywhere, that begin a line, and that end one.
  public let anywhere: PhraseChains
  public let starting: PhraseChains
  public let ending: PhraseChains
  /// Phrases of lines that begin with a slot.
  public let open: UnsafeBufferPointer<PhraseLink>
  /// One word of each open phrase that none of its lines lacks; all words where some phrase has slots only.
  public let openWords: Bloom

  /// Filters of a set: those of ``anywhere``, ``starting``, ``ending`` and ``openWords``.
  package static var filters: Int { 4 }

  /// Where the links of a set lie, in the order of its filters.
  package struct Row: Sendable, BitwiseCopyable {
    /// Hash of the check's name.
    package var check: UInt64
    /// Number of the first link, and ends of the four stretches behind it.
    package var first: UInt32
    package var ends: (UInt32, UInt32, UInt32, UInt32)
    private var padding: UInt32 = 0

    package init(check: UInt64, first: Int, ends: [Int]) {
      self.check = check
      self.first = UInt32(first)
      self.ends = (UInt32(ends[0]), UInt32(ends[1]), UInt32(ends[2]), UInt32(ends[3]))
    }
  }

  init(_ row: Row, links: UnsafeBufferPointer<PhraseLink>, filters: UnsafePointer<UInt64>) {
    func stretch(_ lower: UInt32, _ upper: UInt32) -> UnsafeBufferPointer<PhraseLink> {
      UnsafeBufferPointer(rebasing: links[Int(lower)..<Int(upper)])
    }
    anywhere = PhraseChains(links: stretch(row.first, row.ends.0), filter: Bloom(filters))
    starting = PhraseChains(links: stretch(row.ends.0, row.ends.1), filter: Bloom(filters + Bloom.words))
    ending = PhraseChains(links: stretch(row.ends.1, row.ends.2), filter: Bloom(filters + 2 * Bloom.words))
    open = stretch(row.ends.2, row.ends.3)
    openWords = Bloom(filters + 3 * Bloom.words)
  }

  /// Whether all phrases stand in running text.
  public var hasNoLines: Bool { starting.isEmpty && ending.isEmpty && open.isEmpty }
}
