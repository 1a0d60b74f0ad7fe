import Text

/// Takes long words apart: which are compounds of known words, and where their head begins.
public struct CompoundAnalysis {
  private let lexicon: Lexicon
  private let bytes: UnsafePointer<UInt8>

  /// Shorter heads and first parts are chance.
  private static let shortestHead = 4
  private static let shortestFirst = 3
  private static let deepest = 3
  /// Longer words are no compounds of this language but data.
  private static let longest = 80

  public init(_ lexicon: Lexicon, _ bytes: UnsafePointer<UInt8>) {
    self.lexicon = lexicon
    self.bytes = bytes
  }

  /// Entry of a part as it stands, or with the other case of its first letter.
  @inline(__always)
  func entry(_ lower: Int, _ upper: Int, flip: Bool) -> LexicalEntry {
    let first = bytes[lower]
    let capital = first >= 0x41 && first <= 0x5A || first == 0xC3 && bytes[lower + 1] < 0x9F
    return lexicon.entry(
      hash: WordHash.hash(
        bytes + lower, upper - lower, firstBits: flip ? CaseFlip.bits(bytes + lower, capital: capital) : 0))
  }

  /// Classes of a part, read with a small and with a capital first letter.
  func classes(_ lower: Int, _ upper: Int) -> WordClasses {
    var classes: WordClasses = []
    for flip in [false, true] {
      let found = entry(lower, upper, flip: flip)
      if found.hasReadings { classes.formUnion(lexicon.readings(found).classes) }
    }
    return classes
  }

  /// Where the head of a compound begins, nil where the word is none; the last possible cut, so the shortest head.
  public func head(_ lower: Int, _ upper: Int) -> Int? {
    guard upper - lower <= Self.longest else { return nil }
    var cut = upper - Self.shortestHead
    while cut >= lower + Self.shortestFirst {
      if bytes[cut] & 0xC0 != 0x80, isHead(cut, upper), isFirstPart(lower, cut, depth: 0) { return cut }
      cut -= 1
    }
    return nil
  }

  /// Every place where a head can begin, short heads ("Amt") included.
  public func heads(_ lower: Int, _ upper: Int) -> [Int] {
    guard upper - lower <= Self.longest, upper - lower >= 2 * Self.shortestFirst else { return [] }
    return (lower + Self.shortestFirst...upper - Self.shortestFirst).filter {
      bytes[$0] & 0xC0 != 0x80 && isHead($0, upper) && isFirstPart(lower, $0, depth: 0)
    }
  }

  /// Whether a stretch is a known noun when written with a capital.
  private func isHead(_ lower: Int, _ upper: Int) -> Bool {
    let first = bytes[lower]
    guard first >= 0x61 && first <= 0x7A || first == 0xC3 else { return false }
    let found = entry(lower, upper, flip: true)
    guard found.hasReadings, found.headClass > 0 || found.frequency >= 5 else { return false }
    return !lexicon.readings(found).classes.isDisjoint(with: [.noun, .adjectivalNoun])
  }

  /// Classes that stand before a head: nouns, adjectives, verb stems, numerals, prepositions, particles.
  private static let firstClasses: WordClasses = [
    .noun, .adjectivalNoun, .infinitiveNoun, .properName, .predicative, .imperative, .numeral, .preposition, .adverb,
    .verbPrefix,
  ]

  /// Whether a stretch can be the part of a compound before its head: a word, with or without a linking element.
  func isFirstPart(_ lower: Int, _ upper: Int, depth: Int) -> Bool {
    guard upper - lower >= Self.shortestFirst else { return false }
    if isWord(lower, upper) { return true }
    let last = bytes[upper - 1]
    if last == 0x73 || last == 0x6E || last == 0x65, upper - 1 - lower >= Self.shortestFirst, isNoun(lower, upper - 1) {
      return true
    }
    if last == 0x73 || last == 0x6E || last == 0x72, bytes[upper - 2] == 0x65, upper - 2 - lower >= Self.shortestFirst,
      isNoun(lower, upper - 2)
    {
      return true
    }
    guard depth < Self.deepest else { return false }
    var cut = upper - Self.shortestFirst
    while cut >= lower + Self.shortestFirst {
      if bytes[cut] & 0xC0 != 0x80, isLinkedNoun(cut, upper), isFirstPart(lower, cut, depth: depth + 1) { return true }
      cut -= 1
    }
    return false
  }

  private func isWord(_ lower: Int, _ upper: Int) -> Bool {
    for flip in [false, true] {
      let found = entry(lower, upper, flip: flip)
      if found.isCombiningForm { return true }
      if found.hasReadings, !lexicon.readings(found).classes.isDisjoint(with: Self.firstClasses) { return true }
    }
    return false
  }

  private func isNoun(_ lower: Int, _ upper: Int) -> Bool {
    for flip in [false, true] {
      let found = entry(lower, upper, flip: flip)
      if found.hasReadings, lexicon.readings(found).classes.contains(.noun) { return true }
    }
    return false
  }

  private func isLinkedNoun(_ lower: Int, _ upper: Int) -> Bool {
    if isNoun(lower, upper) { return true }
    let last = bytes[upper - 1]
    return (last == 0x73 || last == 0x6E) && isNoun(lower, upper - 1)
  }
}
