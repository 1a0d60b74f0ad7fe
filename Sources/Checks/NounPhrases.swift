import Language
import Text

/// Noun phrases that begin with an article, judged by the lexicon.
struct NounPhrases {
  let document: Document
  private let genders: WordTable?

  init(document: Document) {
    self.document = document
    genders = document.pack?.genderVariants
  }

  static let articles = WordSet(
    "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines mein meine meinen meinem meiner sein seine seinen seinem seiner ihre ihren ihrem ihrer unser unsere unseren unserem unserer dieser diese dieses diesen diesem jeder jede jedes jedem zum zur beim vom im ins"
  )
  /// After these the adjective has the weak inflection.
  private static let weak = WordSet(
    "der die das den dem des dieser diese dieses diesen diesem jeder jede jedes jeden jedem zum zur beim vom im am ins")
  private static let das = WordKey("das").value
  private static let definite = WordSet("der die das den dem des")
  /// Words of amount behind which a noun stands in a case of its own.
  private static let measures = WordSet(
    "bisschen paar wenig mehr dutzend hundert tausend drittel viertel prozent million millionen milliarde milliarden art sorte teil stück"
  )
  /// "Was für ein Mann": no accusative.
  private static let what = WordKey("was").value
  private static let mostAdjectives = 2

  /// A phrase that begins with an article: what its parts allow.
  struct Phrase {
    let first: Int
    /// The noun.
    let head: Int
    let determiner: UInt16
    let adjectives: UInt16
    let view: NounView
    /// What all parts allow.
    var shared: UInt16 { determiner & adjectives & view.mask }
  }

  /// The article, up to ``mostAdjectives`` adjectives and the noun from `first` on.
  /// - Parameter alone: leaves a preposition before the article out of account.
  func phrase(from first: Int, alone: Bool = false) -> Phrase? {
    guard let mask = alone ? document.lowerReadings(first).determiner : mask(first), mask != 0 else { return nil }
    var adjectives: UInt16 = 0xFFFF
    var at = first + 1
    let isWeak = Self.weak.contains(document[first].key)
    while at < document.count, at - first <= Self.mostAdjectives, isAdjective(at) {
      let readings = document.readings(at)
      adjectives &= isWeak ? readings.weak : readings.mixed | (readings.strong & 0x8888)
      at += 1
    }
    guard at < document.count, isHead(at) else { return nil }
    return Phrase(first: first, head: at, determiner: mask, adjectives: adjectives, view: document.nounView(at))
  }

  /// Token of the noun where the phrase from `first` cannot agree.
  func disagreement(from first: Int) -> Int? {
    guard let phrase = phrase(from: first) else { return nil }
    // Nearly all phrases agree, and need no more questions.
    guard phrase.shared == 0 else { return nil }
    let at = phrase.head
    if document[at].flags.contains(.hyphen), phrase.view.entry.headClass < 2 || phrase.view.entry.frequency < 6 {
      return nil
    }
    guard !isAdverbial(first + 1, at), canBeJudged(at, phrase.view) else { return nil }
    let noun = widened(at, phrase.view)
    let shared = phrase.determiner & noun
    if shared & phrase.adjectives != 0 { return nil }
    // An adjective alone that does not fit is surer when article and noun do.
    if shared != 0, at - first > 1, phrase.adjectives != 0, !isPlainAdjective(first + 1, at) { return nil }
    guard !continuesElsewhere(at) else { return nil }
    return isSurelyArticle(phrase) || isTaggedArticle(phrase) ? at : nil
  }

  /// Whether the words alone tell that the article is none but this noun's.
  private func isSurelyArticle(_ phrase: Phrase) -> Bool {
    guard canBegin(phrase.first), document[phrase.head].flags.isDisjoint(with: .hyphen) else { return false }
    // Behind a verb an article before a bare plural may be a pronoun: "da bekommt einer Briefe".
    return phrase.view.mask & CaseMask.singular != 0 || phrase.first == 0
      || !document[phrase.first].flags.isDisjoint(with: .sentenceStart)
      || document.prepositions[document[phrase.first - 1].key] != nil
  }

  /// Lead of a tag from which on it is trusted, and that of an article that could be a pronoun.
  private static let margin = 20
  private static let articleMargin = 30

  /// Whether the tagger is sure of each word of the phrase.
  private func isTaggedArticle(_ phrase: Phrase) -> Bool {
    let first = phrase.first
    guard document[first].flags.isDisjoint(with: [.allCapitals, .quoted]),
      document[first].flags.isDisjoint(with: .capital) || isAtStart(first)
    else { return false }
    let sentence = document.sentence(of: first)
    guard sentence.end > phrase.head, let tags = document.tags(of: sentence) else { return false }
    let isContraction = document.prepositions[document[first].key]?.isContraction ?? false
    guard tags.surely(first, isContraction ? TagSet(.preposition) : .determiners, margin: Self.articleMargin),
      tags.surely(phrase.head, TagSet(.noun), margin: Self.margin),
      (first + 1..<phrase.head).allSatisfy({ tags.surely($0, TagSet(.attributive), margin: 10) })
    else { return false }
    guard first > sentence.first else { return true }
    let before = document[first - 1]
    if TagSet.determiners.contains(tags[first - 1]) || document.lowerReadings(first - 1).determiner != 0 {
      return false
    }
    if document.prepositions[before.key]?.isContraction ?? false { return false }
    guard Self.definite.contains(document[first].key) else { return true }
    // A relative clause may begin behind a comma, also with its preposition; the tagger sees that too seldom.
    if before.isMark(",") || first > sentence.first + 1 && document[first - 2].isMark(",") { return false }
    // Behind a verb "das" may be the object itself ("hat das Gründe").
    return tags[first - 1] == .preposition || before.kind == .punctuation || isNeverBare(phrase.head)
  }

  private func isAtStart(_ index: Int) -> Bool {
    !document[index].flags.isDisjoint(with: .sentenceStart) || index > 0 && document[index - 1].kind == .punctuation
  }

  /// Whether an article can begin here, and is no relative pronoun, subject or object.
  private func canBegin(_ index: Int) -> Bool {
    if document[index].flags.contains(.capital), !isAtStart(index) { return false }
    if document[index].flags.contains(.allCapitals) || !document[index].flags.isDisjoint(with: [.quoted]) {
      return false
    }
    guard index > 0, document[index].flags.isDisjoint(with: .sentenceStart) else { return true }
    let before = document[index - 1]
    // "auf der einen Seite", "eines jeden Tages": a second determiner is an adjective.
    if document.lowerReadings(index - 1).determiner != 0 || document.prepositions[before.key]?.isContraction ?? false {
      return false
    }
    if Self.definite.contains(document[index].key) {
      // Relative clauses begin behind a comma, also with a preposition; "der" behind "und" may be one, too.
      if before.kind != .word { return false }
      if index > 1, document[index - 2].isMark(",") { return false }
      let classes = document.lowerReadings(index - 1).classes
      if !classes.isDisjoint(with: [.article, .pronoun, .coordinator]) { return false }
      if before.flags.contains(.capital), before.flags.isDisjoint(with: .sentenceStart) { return false }
      // "ist das Ausbeutung": behind a verb "das" may be the whole subject.
      if document[index].key == Self.das, document.prepositions[before.key] == nil { return isNeverBare(index + 1) }
      // Only a preposition or a verb makes sure that this is an article; behind "dass" or "doch" it may be a pronoun.
      if document.prepositions[before.key] == nil, classes.isDisjoint(with: [.finite, .infinitive, .imperative]) {
        return document.lowerEntry(index - 1).isFunctionWord && isNeverBare(index + 1)
      }
    }
    return before.kind == .word || before.isMark(",") || before.kind == .punctuation
  }

  /// Whether the noun right behind is one that stands nowhere without its article: then "die" before it is no pronoun.
  private func isNeverBare(_ index: Int) -> Bool {
    guard index < document.count, isHead(index) else { return false }
    let view = document.nounView(index)
    return !view.entry.standsBehindNouns && view.entry.frequency >= 5 && view.mask & CaseMask.plural == 0
  }

  /// What the article lets the noun be.
  private func mask(_ index: Int) -> UInt16? {
    let token = document[index]
    if let preposition = document.prepositions[token.key], preposition.isContraction { return preposition.mask }
    let readings = document.lowerReadings(index)
    guard readings.determiner != 0 else { return nil }
    var mask = readings.determiner
    if index > 0, token.flags.isDisjoint(with: .sentenceStart),
      let before = document.prepositions[document[index - 1].key],
      !before.isAmbiguous, !before.isContraction, document[index - 1].flags.isDisjoint(with: .capital),
      index < 2 || document[index - 2].key != Self.what
    {
      // The preposition's case only narrows: a wrong case alone is no finding of this check.
      let narrowed = mask & before.cases
      if narrowed != 0 { mask = narrowed }
    }
    return mask
  }

  /// "schneller gebaute", "am besten ausgebildete", "diesem nahestehende": the first word or the article belongs to a participle.
  func isAdverbial(_ from: Int, _ to: Int) -> Bool {
    guard from < to else { return false }
    let end = Int(document[from].end)
    if to - from > 1, !document.readings(from).classes.isDisjoint(with: [.predicative, .adverb]) { return true }
    if to - from > 1, document.bytes[end - 2] == 0x65, document.bytes[end - 1] == 0x72 { return true }
    return (from..<to).contains { document.readings($0).classes.contains(.participle) }
      && document.lowerReadings(from - 1).classes.contains(.pronoun)
      && !document.lowerReadings(from - 1).classes.contains(.article)
  }

  private func isAdjective(_ index: Int) -> Bool {
    let token = document[index]
    guard token.kind == .word, token.flags.isDisjoint(with: [.capital, .lineBefore, .hyphen, .digit, .sentenceStart])
    else { return false }
    guard !document.entry(index).isFunctionWord else { return false }
    return document.readings(index).adjective != 0
  }

  private func isPlainAdjective(_ from: Int, _ to: Int) -> Bool {
    for index in from..<to {
      let readings = document.readings(index)
      if !readings.classes.isDisjoint(with: [.predicative, .adverb, .comparative, .finite, .infinitive, .noun]) {
        return false
      }
    }
    return true
  }

  private static let unfit: TokenFlags = [
    .allCapitals, .innerCapital, .digit, .dot, .underscore, .apostrophe, .foreignScript, .quoted,
    .sentenceStart,
  ]

  private func isHead(_ index: Int) -> Bool {
    let token = document[index]
    return token.kind == .word && token.flags.contains(.capital) && token.flags.isDisjoint(with: Self.unfit)
      && token.flags.contains(.spaceBefore)
      && token.count >= 3
  }

  /// Whether the lexicon knows enough of the noun: its own entry or a compound's head, no name, no word of measure.
  func canBeJudged(_ index: Int, _ view: NounView) -> Bool {
    guard view.mask != 0, view.classes.contains(.noun),
      view.classes.isDisjoint(with: [.properName, .adjectivalNoun, .infinitiveNoun])
    else { return false }
    guard !document.entry(index).isName, !Self.measures.contains(document[index].key) else { return false }
    let small = document.lowerEntry(index)
    if small.hasReadings, small.midFrequency >= document.entry(index).midFrequency { return false }
    // "ein Vielfaches": an adjective as a noun that looks like a genitive.
    if view.isCompound, document.bytes[Int(document[index].end) - 1] == 0x73, view.mask & CaseMask.nominative == 0 {
      return false
    }
    return view.entry.frequency >= 3 && (!view.isCompound || view.entry.headClass >= 2)
  }

  /// The noun's readings, with the further genders it has in use.
  func widened(_ index: Int, _ view: NounView) -> UInt16 {
    var mask = view.mask
    let genders = self.genders?[document[index].key] ?? 0
    for gender in 0..<3 where genders >> UInt32(gender) & 1 != 0 { mask |= 0x1111 << UInt16(gender) }
    // Plurals without an ending that the lexicon lacks: "Prüfer".
    if mask & 0x0005 != 0, document.bytes[Int(document[index].end) - 1] == 0x72 { mask |= 0x8088 }
    // "dem Talente": the old ending of the dative.
    if mask & CaseMask.singular == 0, document.bytes[Int(document[index].end) - 1] == 0x65 { mask |= 0x0500 }
    // Weak and strong nouns, a missing -n of the dative plural and a missing -s of the genitive are slips of another kind.
    if mask & 0x0008 != 0 { mask |= 0x8888 }
    for gender in 0..<3 {
      let bit = UInt16(1) << UInt16(gender)
      if mask & bit != 0 { mask |= bit | bit << 8 | bit << 12 | bit << 4 }
    }
    return mask
  }

  /// A word in small letters that German does not have: "das House of Lords".
  private func isForeign(_ index: Int) -> Bool {
    !document.entry(index).hasReadings && !document.lowerEntry(index).isFunctionWord
  }

  /// Whether the article belongs to a later noun: a name, an abbreviation, a compound torn apart, a coordination follows.
  func continuesElsewhere(_ head: Int) -> Bool {
    guard head + 1 < document.count else { return false }
    let next = document[head + 1]
    if next.flags.contains(.sentenceStart) { return false }
    if next.first == 0x28, !next.flags.contains(.spaceBefore) { return true }
    if next.kind == .symbol, !next.flags.contains(.spaceBefore) { return true }
    if next.first == 0x2D || next.first == 0x2F || next.first == 0x27 || next.kind == .number
      || next.flags.contains(.digit)
    {
      return true
    }
    if next.first == 0xE2, next.kind == .punctuation, !next.flags.contains(.spaceBefore) {
      return document.scalar(head + 1) != 0x2026
    }
    guard next.kind == .word || next.kind == .identifier else { return false }
    if next.flags.contains(.capital) || isForeign(head + 1) { return true }
    // "der Stadt gehörende Häuser": a participle takes the first noun as its object.
    let readings = document.readings(head + 1)
    if readings.adjective != 0, !document.entry(head + 1).isFunctionWord { return true }
    return readings.classes.contains(.coordinator) && document.entry(head + 1).isFunctionWord
  }
}
