import Language
import Text

/// What speaks for and against a pair of words being one word torn apart, summed.
///
/// The weights are tenths of a logit: a logistic regression over 12,500 pairs of machine-translated documentation that
/// people joined or left, and 17,000 pairs of good prose of ten kinds. ``Base/none`` holds the threshold.
struct SplitEvidence {
  /// Above 0 the pair is reported.
  private(set) var sum = -9
  /// The strongest reason that a reader can follow.
  private(set) var reason: StaticString = "two nouns side by side that good text does not put so"
  private var isSure = false

  var isEnough: Bool { isSure || sum > 0 }
  /// Whether other places of the text can make it enough.
  var isPossible: Bool { isSure || sum > -Self.mostFromPlaces || canBeParts }
  var confidence: Double { isSure ? 0.97 : 0.94 + 0.001 * Double(min(max(sum, 0), 30)) }

  private static let mostFromPlaces = 15
  /// Compounds with these parts are known.
  private var canBeParts = false
  /// The article goes with the first word alone: "das Feld Name".
  private var fitsFirstOnly = false
  /// The first word is a noun that hardly stands before another ("Parameter Name").
  private var isPlainPair = false
  private var standsBehindNouns = false
  /// A plural without an article.
  private var isBarePlural = false
  /// Both words together are a common word.
  private var isKnownJoined = false
  /// Binary logarithm of the count from which on a word is common.
  static let common = 5

  init(_ pair: WordPair) {
    guard !isInForeignName(pair) else {
      sum = -100
      return
    }
    canBeParts =
      !pair.isProgramName && pair.head.mask != 0 && pair.head.entry.firstPartClass >= 1
      && pair.tail.entry.headClass >= 1
    standsBehindNouns = pair.tail.entry.standsBehindNouns
    isPlainPair = canBeParts && pair.head.entry.juxtapositionClass < 2
    let article = NounPhraseStart(pair.document, before: pair.first)
    addTail(pair)
    addNeighbours(pair)
    addPhrase(pair, article)
    canBeParts = canBeParts && !fitsFirstOnly
    isPlainPair = isPlainPair && !fitsFirstOnly
    addRepairs(pair)
    addHead(pair)
  }

  private mutating func add(_ weight: Int, if condition: Bool) { if condition { sum += weight } }

  /// Adds what other places of the same text tell: sure pairs with the same first or the same second word,
  /// and places of the same pair.
  mutating func addPlaces(first: Int, second: Int, both: Int) {
    let all = min(first, 2) + min(second, 2) + (isPlainPair ? min(both - 1, 3) : 0)
    guard all > 0 else { return }
    sum += 3 * all
    isSure = canBeParts && second >= 3 && !standsBehindNouns
    reason = "a part that is torn off elsewhere in this text, too"
  }

  // MARK: The words

  /// Nominative, dative and accusative singular.
  private static let plainSingular: UInt16 = 0x7707

  private mutating func addHead(_ pair: WordPair) {
    let head = pair.head
    let flags = pair.firstToken.flags
    add(5, if: flags.contains(.allCapitals))
    add(6, if: flags.contains(.hyphen))
    add(-13, if: pair.document.entry(pair.first).isName)
    add(-21, if: flags.contains(.quoted))
    if pair.isProgramName {
      sum += 2
      reason = "a name of a program's part before its noun"
    } else if head.isBound {
      addBound(pair)
    } else if head.mask == 0 {
      // Adjectives made from places look so: "Wismarer", "Rathenower".
      add(-4, if: ["e", "er", "es", "en", "em"].contains { pair.ends(with: $0) })
      add(-16, if: true)
    } else {
      addNoun(pair, head)
    }
  }

  private mutating func addBound(_ pair: WordPair) {
    isSure = pair.isSurelyBound
    add(17, if: isSure || pair.ends(with: "ions"))
    reason = "first part cannot stand alone"
  }

  private mutating func addNoun(_ pair: WordPair, _ head: NounView) {
    sum += [6, 4, 0, -20][head.entry.juxtapositionClass]
    sum += [-11, 4, 0, -3][head.entry.firstPartClass]
    add(-10, if: head.isCompound)
    add(-31, if: head.classes.contains(.adjectivalNoun))
    add(-12, if: head.classes.contains(.infinitiveNoun))
    // "Volkes Mund": a genitive before its noun, unless compounds begin with just this form ("Befehls-").
    let isGenitive = head.mask & ~CaseMask.genitive == 0
    add(-5, if: isGenitive)
    add(-15, if: isGenitive && (head.isCompound || head.entry.firstPartClass == 0))
    add(-27, if: head.mask & ~CaseMask.dative == 0)
    add(-17, if: pair.isCommonerSmall(pair.first))
    // "Güterfelder Gemeinderat": an adjective made from a place.
    add(-10, if: pair.ends(with: "er") && (head.isCompound || head.entry.firstPartClass == 0))
  }

  private mutating func addTail(_ pair: WordPair) {
    let tail = pair.tail
    sum += [-8, 0, 2, 2][tail.entry.headClass]
    add(-6, if: tail.entry.standsBehindNouns)
    add(-9, if: tail.isCompound)
    add(-10, if: pair.secondToken.flags.contains(.hyphen))
    add(-6, if: tail.classes.contains(.infinitiveNoun))
    add(-9, if: !tail.classes.contains(.noun))
    guard !pair.isProgramName else { return }
    let joined = pair.joinedEntry
    isKnownJoined = joined.frequency >= Self.common
    if isKnownJoined {
      sum += 14
    } else if joined.hasReadings || joined.frequency >= 2, pair.head.mask != 0, pair.head.entry.juxtapositionClass < 2 {
      sum += 10
    } else {
      return
    }
    reason = "both parts together are a known word"
  }

  // MARK: The phrase

  /// Whether the article, or the adjective where there is no article, fits the one noun or the other.
  private mutating func addPhrase(_ pair: WordPair, _ article: NounPhraseStart?) {
    let head = pair.isProgramName ? 0 : pair.head.mask
    guard let article else {
      addAdjective(pair, head)
      return
    }
    let fitsTail = article.mask & pair.tail.mask != 0
    fitsFirstOnly = !fitsTail && article.mask & head != 0
    if head == 0 {
      // "der Pakt Schule": behind a name that the lexicon lacks, the article may be right.
      sum += fitsTail ? 13 : -2
    } else if article.mask & head != 0 {
      sum += fitsTail || isKnownJoined ? -10 : -36
      add(6, if: fitsTail && pair.head.entry.juxtapositionClass == 0)
    } else {
      // An article that fits neither may be wrong itself.
      sum += fitsTail ? 22 : 3
      add(4, if: fitsTail && pair.head.entry.juxtapositionClass < 2)
      if fitsTail { reason = "the article fits the second noun only" }
    }
    add(-2, if: article.mask & ~CaseMask.dative == 0 && !article.isGoverned)
  }

  private mutating func addAdjective(_ pair: WordPair, _ head: UInt16) {
    sum -= 3
    // Behind a whole noun a bare plural is mostly an object: "wenn Eltern Kinder erziehen".
    isBarePlural = pair.tail.mask & Self.plainSingular == 0
    add(8, if: isBarePlural && head == 0)
    guard pair.first > 0 else { return }
    addPreposition(pair, head)
    let before = pair.document.readings(pair.first - 1)
    guard pair.document[pair.first - 1].flags.isDisjoint(with: .capital), before.adjective != 0,
      before.classes.isDisjoint(with: [.article, .pronoun, .noun])
    else { return }
    let fitsTail = before.adjective & pair.tail.mask != 0
    if before.adjective & head != 0 {
      sum += fitsTail ? -7 : -18
    } else {
      add(6, if: fitsTail)
    }
  }

  /// "aus Sorge Kinder": the preposition goes with the first word alone.
  private mutating func addPreposition(_ pair: WordPair, _ head: UInt16) {
    guard let preposition = pair.document.prepositions[pair.document[pair.first - 1].key] else { return }
    add(-20, if: preposition.cases & head != 0 && preposition.cases & pair.tail.mask == 0)
  }

  /// Capitals on either side: a longer name.
  private mutating func addNeighbours(_ pair: WordPair) {
    let next = pair.second + 1
    let document = pair.document
    if pair.first > 0, document[pair.first].flags.isDisjoint(with: .sentenceStart) {
      let before = document[pair.first - 1]
      add(
        -8,
        if: before.kind == .word && before.flags.contains(.capital)
          && document.readings(pair.first - 1).classes.isDisjoint(with: .noun)
          && !document.lowerEntry(pair.first - 1).isFunctionWord)
    }
    if next < document.count, document[next].kind == .word, document[next].flags.contains(.capital),
      document[next].flags.isDisjoint(with: .sentenceStart)
    {
      sum += isKnownJoined ? 0 : document.readings(next).classes.contains(.noun) ? -17 : -8
    }
  }

  /// A capitalised word that the lexicon does not know goes before or behind: a name in another language.
  private func isInForeignName(_ pair: WordPair) -> Bool {
    !pair.document[pair.first].flags.contains(.sentenceStart) && isForeignName(pair, pair.first - 1)
      || !pair.isProgramName && !pair.head.isBound && isForeignName(pair, pair.second + 1)
  }

  private func isForeignName(_ pair: WordPair, _ index: Int) -> Bool {
    let document = pair.document
    guard index >= 0, index < document.count, document[index].kind == .word, document[index].flags.contains(.capital),
      document[index].flags.isDisjoint(with: index > pair.first ? .sentenceStart : [])
    else { return false }
    return document.nounView(index).mask == 0 && !document.lowerEntry(index).isKnown
  }

  // MARK: What people repaired

  private mutating func addRepairs(_ pair: WordPair) {
    let second = pair.pack.tornPart(pair.secondToken.key).second
    sum += [0, -6, 5, 12][Int(second.rawValue)]
    if second == .alwaysJoin { reason = "a second part that translation tears off" }
    let first = pair.pack.tornPart(pair.firstToken.key).first
    sum += [0, -4, 18, 16][Int(first.rawValue)]
    let isTorn = max(first.rawValue, second.rawValue) >= TornPart.Habit.join.rawValue
    add(8, if: isTorn && isBarePlural && !pair.isProgramName && pair.head.mask != 0)
    if first.rawValue >= TornPart.Habit.join.rawValue { reason = "a first part that translation tears off" }
  }
}
