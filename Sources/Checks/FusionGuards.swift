import Language
import Text

/// Good words that look like two: what acquits an unknown word of being a fusion.
struct FusionGuards {
  private let document: Document
  private let lexicon: Lexicon

  init(_ document: Document, _ lexicon: Lexicon) {
    self.document = document
    self.lexicon = lexicon
  }

  /// Function words that are the endings of verbs, adjectives and nouns, too.
  private static let endings = WordSet(
    "er es en em ein eine einen am an in im ist ihr man statt sing mal los wert voll frei reich arm her hin weg um zu dem"
  )
  private static let participleEndings = WordSet("der den dem des")
  /// Words that end adjectives and adverbs.
  private static let suffixes = WordSet(
    "mäßig weise artig los bar sam haft fach fähig wert voll reich arm frei schön mal")
  /// First parts that make compounds of any kind.
  private static let prefixes = WordSet(
    "in un im pro aller ein meist eben selber allzu mit nach vor über unter um auf aus ab an bei zu er ob wider durch gegen hinter neben zwischen außer binnen sonder viel mehr all nicht wenig weiter runter drauf rauf raus rein aneinander wieder selbst allein ober hoch tief"
  )

  func acquits(_ index: Int, _ cut: FusionModel.Cut) -> Bool {
    let start = Int(document[index].start)
    let end = Int(document[index].end)
    let first = document.entry(from: start, to: cut.at)
    let second = document.entry(from: cut.at, to: end)
    let firstKey = WordKey(written: document.text.string(ByteSpan(start, cut.at))).value
    let secondKey = WordKey(document.text.string(ByteSpan(cut.at, end))).value
    let secondClasses = lexicon.readings(second).classes
    // A function word with a capital in mid-sentence: a name that only begins like it.
    if cut.functionFirst, document[index].flags.contains(.capital),
      document[index].flags.isDisjoint(with: .sentenceStart)
    {
      return true
    }
    if cut.functionFirst, secondClasses == .imperative { return true }
    if cut.functionFirst {
      // Separable and inseparable prefixes before verb forms, adjectives and nouns.
      let classes = lexicon.readings(first).classes.union(smallClasses(start, cut.at))
      if !classes.isDisjoint(with: [.verbPrefix, .adverb, .numeral, .predicative]) || Self.prefixes.contains(firstKey) {
        if !secondClasses.isDisjoint(with: [
          .finite, .infinitive, .participle, .zuInfinitive, .attributive, .imperative, .predicative,
        ]) {
          return true
        }
      }
    }
    // "vorkarolingisch", "demagogisch": an adjective made from a name or a foreign word.
    if cut.functionFirst, !second.hasReadings, !second.isFunctionWord, hasAdjectiveEnding(start, end) { return true }
    if cut.functionSecond {
      let isPair = cut.functionFirst && letters(start, cut.at) >= 4 && letters(cut.at, end) >= 4
      if Self.endings.contains(secondKey), !isPair { return true }
      // "Radfahrender": the end of a participle that became a noun.
      if Self.participleEndings.contains(secondKey), isInfinitive(start, cut.at) { return true }
      // "Papierwaren", "Sommermorgen", "Gehörtwerden": the function word is a noun, too, and ends compounds.
      let noun = document.entry(from: cut.at, to: end, flipCase: true)
      if lexicon.readings(noun).classes.contains(.noun) { return true }
      if secondClasses.contains(.infinitive), isCapital(start) { return true }
    }
    if cut.functionFirst, Self.suffixes.contains(secondKey) { return true }
    // A word of two short parts is a name or a foreign word.
    if letters(start, end) < 7 { return true }
    if !(cut.functionFirst && cut.functionSecond),
      (cut.functionSecond ? letters(start, cut.at) : letters(cut.at, end)) < 4
    {
      return true
    }
    // A preposition at the end of a noun is in no family name.
    let isNounAndPreposition =
      cut.functionSecond && secondClasses.contains(.preposition) && letters(start, cut.at) >= 6
      && letters(cut.at, end) >= 3 && lexicon.readings(first).classes.contains(.noun)
    if isCompound(start, end) || !isNounAndPreposition && isPartOfName(index) { return true }
    // "aufzuzeichnen": particle, "zu", verb.
    if let zu = zuPlace(start, end), isInfinitiveStem(zu + 2, end) { return true }
    // A name that only looks German: it begins with a capital in mid-sentence and the first part is short.
    return isCapital(start) && !cut.functionSecond && cut.at - start < 3
  }

  /// "-isch" or "-lich", inflected or not.
  private func hasAdjectiveEnding(_ start: Int, _ end: Int) -> Bool {
    for ending in 0...2 where end - ending - 4 > start {
      let at = end - ending
      guard document.bytes[at - 1] == 0x68, document.bytes[at - 2] == 0x63 else { continue }
      return document.bytes[at - 3] == 0x73 && document.bytes[at - 4] == 0x69
        || document.bytes[at - 3] == 0x69 && document.bytes[at - 4] == 0x6C
    }
    return false
  }

  private func isCapital(_ at: Int) -> Bool {
    document.bytes[at] < 0x5B || document.bytes[at] == 0xC3 && document.bytes[at + 1] < 0x9F
  }

  private func isInfinitive(_ lower: Int, _ upper: Int) -> Bool {
    let asWritten = lexicon.readings(document.entry(from: lower, to: upper)).classes
    return !asWritten.union(smallClasses(lower, upper)).isDisjoint(with: [.infinitive, .infinitiveNoun])
  }

  /// A compound with a long head that other compounds share; short heads are chance.
  private func isCompound(_ start: Int, _ end: Int) -> Bool {
    let analysis = CompoundAnalysis(lexicon, document.bytes)
    if let head = analysis.head(start, end), end - head >= 5,
      document.entry(from: head, to: end, flipCase: true).headClass > 0
    {
      return true
    }
    // "Neuburgund": a name with something before it.
    for cut in start + 3..<max(start + 3, end - 5) where document.bytes[cut] & 0xC0 != 0x80 {
      if lexicon.readings(document.entry(from: cut, to: end, flipCase: true)).classes.contains(.properName) {
        return true
      }
    }
    return false
  }

  /// Another capitalised word that is no common noun stands beside: first and family names.
  private func isPartOfName(_ index: Int) -> Bool {
    guard document[index].flags.contains(.capital) else { return false }
    for neighbour in [index - 1, index + 1] where neighbour >= 0 && neighbour < document.count {
      let token = document[neighbour]
      guard token.kind == .word, token.flags.contains(.capital), !token.flags.contains(.sentenceStart) else { continue }
      let classes = document.readings(neighbour).classes
      if !document.lowerEntry(neighbour).isKnown,
        classes.isEmpty || classes.contains(.properName) && !classes.contains(.noun)
      {
        return true
      }
    }
    return false
  }

  private func smallClasses(_ lower: Int, _ upper: Int) -> WordClasses {
    lexicon.readings(document.entry(from: lower, to: upper, flipCase: true)).classes
  }

  /// An infinitive, or the participle made from it ("bettenden").
  private func isInfinitiveStem(_ lower: Int, _ upper: Int) -> Bool {
    for ending in 0...3 where upper - ending > lower + 3 {
      if ending > 0, ending < 3, document.bytes[upper - ending] != 0x64 { continue }
      if ending == 3, document.bytes[upper - 3] != 0x64 { continue }
      if lexicon.readings(document.entry(from: lower, to: upper - ending)).classes.contains(.infinitive) { return true }
    }
    return false
  }

  /// Letters of a stretch, not bytes.
  private func letters(_ lower: Int, _ upper: Int) -> Int {
    ColumnUnit.scalar.count(document.bytes, from: lower, to: upper)
  }

  /// Offset of "zu" inside a word.
  private func zuPlace(_ start: Int, _ end: Int) -> Int? {
    guard end - start > 6 else { return nil }
    for at in start + 2..<end - 4 where document.bytes[at] == 0x7A && document.bytes[at + 1] == 0x75 {
      let prefix = document.entry(from: start, to: at)
      if prefix.isKnown { return at }
    }
    return nil
  }
}
