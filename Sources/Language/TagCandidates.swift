import Text

/// Which tags the lexicon lets a word have.
enum TagCandidates {
  /// The tag of a token that needs no choice: marks and addresses; nil for words and numbers.
  @inline(__always)
  static func fixed(_ token: Token) -> Tag? {
    switch token.kind {
    case .word: nil
    case .number: nil
    case .punctuation:
      switch token.first {
      case 0x2C: .comma
      case 0x2E: token.flags.contains(.abbreviationStop) ? .mark : .stop
      case 0x21, 0x3F, 0x3A, 0x3B: .stop
      default: .mark
      }
    case .url, .email, .identifier, .fileName: .name
    case .symbol, .other: .mark
    }
  }

  /// Tags for a set of readings.
  static func tags(_ readings: ReadingSet) -> TagSet {
    let classes = readings.classes
    var tags: TagSet = []
    func add(_ found: WordClasses, _ tag: TagSet) {
      if !classes.isDisjoint(with: found) { tags.formUnion(tag) }
    }
    add([.noun, .adjectivalNoun, .infinitiveNoun], TagSet(.noun))
    add(.properName, TagSet(.name))
    if classes.contains(.finite) {
      tags.insert(
        TagSet(classes.contains(.auxiliary) ? .finiteAuxiliary : classes.contains(.modal) ? .finiteModal : .finiteVerb))
    }
    add(.infinitive, TagSet(.infinitive))
    add(.zuInfinitive, TagSet(.zuInfinitive))
    add(.imperative, TagSet(.imperative))
    // A participle without an ending is both the verb's and an adjective.
    if classes.contains(.participle), classes.contains(.predicative) { tags.insert(TagSet(.participle)) }
    add(.attributive, TagSet(.attributive))
    add(.predicative, TagSet(.predicative))
    add(.adverb, TagSet(.adverb))
    add(.negation, TagSet(.negation))
    add(.article, TagSet(.article))
    add(.possessive, TagSet(.determiner))
    if readings.determiner != 0, !classes.contains(.article) { tags.insert(TagSet(.determiner)) }
    add(.personal, TagSet(.personalPronoun, .reflexive))
    add(.pronoun, TagSet(.pronoun, .relative))
    add(.preposition, TagSet(.preposition))
    add(.coordinator, TagSet(.coordinator))
    add(.subordinator, TagSet(.subordinator))
    add(.verbPrefix, TagSet(.verbParticle))
    add(.numeral, TagSet(.number))
    return tags
  }

  /// What may be chosen, given what the lexicon says of the form as written and with a small first letter.
  ///
  /// Wider than the readings: the lexicon has few adverbs, and closed-class words have uses that it does not list.
  @inline(__always)
  static func widened(_ written: TagSet, _ small: TagSet, isCapital: Bool, isFunctionWord: Bool) -> TagSet {
    var tags = written.union(small)
    if tags.isEmpty {
      tags = isCapital ? TagSet.open : TagSet.open.subtracting(TagSet(.name))
    }
    if isCapital { tags.formUnion(.nominal) }
    if isFunctionWord { tags.formUnion(.closed) }
    if tags.contains(.predicative) { tags.formUnion(TagSet(.adverb, .verbParticle)) }
    if tags.contains(.attributive) { tags.formUnion(TagSet(.pronoun)) }
    return tags
  }
}
