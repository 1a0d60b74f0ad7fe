import Language
import Text

/// What is measured at a joint between a word and a word with a capital behind it. `seam-weights.tsv` holds the weights.
package enum SeamFeature: Int, CaseIterable, Sendable {
  /// Always 1.
  case constant
  /// How much likelier the words are with a full stop at the joint, in nats; the same again for nouns and names.
  case stopGain, stopGainOfNoun
  /// How much likelier they are with a small letter, in nats.
  case smallGain
  /// The word has no reading as a noun or a name; it is a function word; its small form is no word.
  case noNoun, functionWord, noSmallForm
  /// How much rarer the capital is than the small letter in the middle of good sentences, in binary digits.
  case capitalRarity
  /// The word before: a verb, a conjunction, a word with a capital that is no known noun.
  case afterVerb, afterConjunction, afterStranger
  /// How often the noun before stands beside nouns in good text, in classes; the word itself does so.
  case juxtaposition, standsBehindNouns
  /// An adjective before a word with a capital; in the genitive that is good German; a pair that is a name.
  case capitalBehindAdjective, genitiveAttribute, namePair
  /// A finite verb between the last mark and the joint, and between the joint and the next; both; both, the second
  /// one right behind the word.
  case verbBefore, verbBehind, verbOnBothSides, verbRightBehindToo
  /// The word before closes a subordinate clause.
  case closedClause
  /// A function word behind a capital where no verb follows; a bracket next, as the year follows a title.
  case titleLike, bracketBehind
  /// Inside brackets; words around that are no German ones.
  case bracketed, strangersAround
  /// What shape and lexicon find without a model; an order to the reader ("Wählen Sie").
  case surfaceRule, order
}

/// Measures joints.
package struct SeamFeatures {
  let document: Document
  let model: SequenceModel
  let evidence: SeamEvidence

  /// Nil where the text's language has no model of sequences.
  package init?(_ document: Document) {
    guard let model = document.pack?.sequences else { return nil }
    self.document = document
    self.model = model
    evidence = SeamEvidence(document: document)
  }

  // MARK: Candidates

  /// Whether the joint before a token is measured at all: no word of address, no label or noun behind a word that
  /// asks for one.
  @inline(__always)
  package func isCandidate(_ index: Int) -> Bool {
    let token = document[index]
    guard token.flags.intersection(SeamEvidence.shape) == SeamEvidence.wanted, token.count > 1 else { return false }
    let before = document[index - 1]
    guard before.kind == .word, before.count > 1,
      before.flags.isDisjoint(with: [.dot, .quoted, .underscore, .foreignScript]),
      document.bytes[Int(before.end)] == 0x20,
      Int(token.start) == Int(before.end) + 1 || token.flags.contains(.lineBefore)
    else { return false }
    // "HINWEIS Wenn": a heading before its text.
    if before.flags.contains(.allCapitals), before.count > Self.longestAcronym { return false }
    if asksForNoun(index - 1, before), !opensClause(index) { return false }
    if token.lowerEntry != 0, SeamEvidence.address.contains(token.key) || SeamEvidence.nominal.contains(token.key) {
      return false
    }
    return !evidence.isSuspended(index)
  }

  private static let longestAcronym = 4
  private static let you = WordKey("sie").value

  /// Articles, adjectives, prepositions and coordinators in small letters, and "Sie", behind which labels stand.
  @inline(__always)
  private func asksForNoun(_ index: Int, _ before: Token) -> Bool {
    guard !before.flags.contains(.capital) else { return before.key == Self.you }
    let small = document.lowerEntry(index)
    let readings = document.lowerReadings(index)
    return readings.classes.contains(.coordinator) || readings.determiner != 0 && small.isFunctionWord
      || readings.adjective != 0 && !small.isFunctionWord || document.prepositions[before.key] != nil
  }

  /// Pronouns that begin a sentence and that nobody writes as nouns, before their verb: "mit den Es sollte".
  private static let openers = WordSet("es er wir man dies das")

  private func opensClause(_ index: Int) -> Bool {
    document.lowerEntry(index).isFunctionWord && Self.openers.contains(document[index].key)
      && index + 1 < document.count
      && SeamClause.isFinite(document, index + 1) && document.prepositions[document[index - 1].key] == nil
      && !document.lowerReadings(index - 1).classes.contains(.coordinator)
  }

  // MARK: Measuring

  /// How much rarer the capital of a noun must be for it to be taken for none, in binary digits.
  private static let leastRarity = 3
  /// Words that are explained by what follows them.
  private static let longestTerm = 2

  /// Measures the joint before a token; false where nothing speaks for a seam.
  /// - Parameter values: one place for each ``SeamFeature``.
  package func measure(_ index: Int, into values: UnsafeMutablePointer<Float>) -> Bool {
    values.update(repeating: 0, count: SeamFeature.allCases.count)
    func set(_ feature: SeamFeature, _ value: Float) { values[feature.rawValue] = value }
    func set(_ feature: SeamFeature, _ value: Bool) { values[feature.rawValue] = value ? 1 : 0 }
    let small = document.lowerEntry(index)
    let hasSmall = small.hasReadings || small.isFunctionWord
    let classes = document.readings(index).classes
    let rarity = small.midFrequency - document.entry(index).midFrequency
    // "Vertiefen" is a noun, too, but mostly none.
    let isOrder = evidence.imperative(index)
    let isNoun =
      !isOrder
      && (!hasSmall || rarity < Self.leastRarity && !classes.isDisjoint(with: [.noun, .properName, .infinitiveNoun]))
    // A noun begins a sentence only where verbs say so; most are passed over here.
    if isNoun, !SeamClause.isFinite(document, index - 1), !isBeforeVerb(index) { return false }
    let clause = SeamClause(document, index)
    if isNoun, !clause.isClosed, !(clause.verbBefore && clause.verbRightBehind) { return false }
    // "Kursiv Dies ist …": a word and what it means.
    if clause.wordsFromStart <= Self.longestTerm, !clause.verbBefore, beginsBlock(index - clause.wordsFromStart) {
      return false
    }
    if NamingNouns.contains(document, index - 1) { return false }
    // "damit Adaptive Karten": a name.
    if !small.isFunctionWord, document.lowerReadings(index - 1).classes.contains(.subordinator) { return false }
    measureSequences(index, isNoun: isNoun, hasSmall: hasSmall, values)
    set(.constant, 1)
    set(.order, isOrder)
    set(.noNoun, !isNoun)
    set(.functionWord, small.isFunctionWord)
    set(.noSmallForm, !hasSmall)
    set(.capitalRarity, hasSmall ? Float(max(-8, min(8, rarity))) : -8)
    measureWordBefore(index, values)
    set(.verbBefore, clause.verbBefore)
    set(.verbBehind, clause.verbBehind)
    set(.verbOnBothSides, clause.verbBefore && clause.verbBehind)
    set(.verbRightBehindToo, clause.verbBefore && clause.verbRightBehind)
    set(.closedClause, clause.isClosed)
    set(.bracketBehind, clause.isBracketBehind)
    set(
      .titleLike,
      document[index - 1].flags.contains(.capital) && small.isFunctionWord && !clause.verbBehind)
    measureSurroundings(index, values)
    set(.surfaceRule, evidence.judge(index) != nil)
    return true
  }

  private func beginsBlock(_ index: Int) -> Bool {
    document.blocks[document.sentence(of: index).block].first == index
  }

  private func isBeforeVerb(_ index: Int) -> Bool {
    index + 1 < document.count && document[index + 1].flags.isDisjoint(with: .sentenceStart)
      && SeamClause.isFinite(document, index + 1)
  }

  private func measureWordBefore(_ index: Int, _ values: UnsafeMutablePointer<Float>) {
    func set(_ feature: SeamFeature, _ value: Bool) { values[feature.rawValue] = value ? 1 : 0 }
    set(.namePair, evidence.isPartOfName(index))
    guard document[index - 1].flags.contains(.capital) else {
      let classes = document.lowerReadings(index - 1).classes
      set(.afterVerb, !classes.isDisjoint(with: [.finite, .infinitive]))
      set(.afterConjunction, !classes.isDisjoint(with: [.coordinator, .subordinator]))
      return
    }
    let noun = document.nounView(index - 1)
    set(.afterStranger, noun.mask == 0)
    values[SeamFeature.juxtaposition.rawValue] = Float(noun.entry.juxtapositionClass)
    set(.standsBehindNouns, document.entry(index).standsBehindNouns)
  }

  private func measureSurroundings(_ index: Int, _ values: UnsafeMutablePointer<Float>) {
    func set(_ feature: SeamFeature, _ value: Bool) { values[feature.rawValue] = value ? 1 : 0 }
    set(.bracketed, document[index].flags.contains(.bracketed))
    if index + 1 < document.count, document[index + 1].kind == .word, document[index + 1].flags.contains(.capital),
      document[index + 1].flags.isDisjoint(with: .sentenceStart)
    {
      let readings = document.lowerReadings(index)
      set(.capitalBehindAdjective, readings.adjective != 0)
      set(
        .genitiveAttribute,
        document[index - 1].flags.contains(.capital)
          && readings.strong & CaseMask.genitive & document.nounView(index + 1).mask != 0)
    }
    var strangers = 0
    for at in max(0, index - 4)..<min(document.count, index + 5) where isStranger(at) { strangers += 1 }
    values[SeamFeature.strangersAround.rawValue] = Float(strangers)
  }

  private func isStranger(_ index: Int) -> Bool {
    switch document[index].kind {
    case .word: !document.entry(index).isKnown && !document.lowerEntry(index).isKnown
    case .identifier: true
    default: false
    }
  }

  // MARK: Labels

  /// Words on either side in which the names of controls are counted, and how many make a handbook of a program, in
  /// which labels without quotation marks look like sentences.
  private static let further = WordKey("weitere").value
  private static let surroundings = 200
  private static let fewestControls = 4

  /// Whether labels stand around that look like sentences: of a title, or of controls.
  package func isAmongLabels(_ index: Int) -> Bool {
    evidence.isTitleLine(index) || evidence.namesControls(index) || isHandbook(index)
  }

  private func isHandbook(_ index: Int) -> Bool {
    var controls = 0
    for at in max(0, index - Self.surroundings)..<min(document.count, index + Self.surroundings)
    where SeamEvidence.controls.contains(document[at].key) && document[at].key != Self.further { controls += 1 }
    return controls >= Self.fewestControls
  }

  // MARK: Sequences

  /// Nats beyond which more says no more.
  private static let gains: ClosedRange<Float> = -8...12

  /// What the model of sequences says.
  private func measureSequences(_ index: Int, isNoun: Bool, hasSmall: Bool, _ values: UnsafeMutablePointer<Float>) {
    let (first, before) = symbolsBefore(index)
    let word = document.symbol(index, in: model)
    let (next, last) = symbolsBehind(index)
    let asWritten =
      model.logProbability(word, after: first, before) + model.logProbability(next, after: before, word)
    let stopped =
      model.logProbability(.end, after: first, before) + model.logProbability(word, after: .none, .end)
      + model.logProbability(next, after: .end, word)
    let stopGain = Self.nats(stopped - asWritten)
    values[SeamFeature.stopGain.rawValue] = stopGain
    if isNoun { values[SeamFeature.stopGainOfNoun.rawValue] = stopGain }
    guard hasSmall else { return }
    let small = document.smallSymbol(index, in: model)
    var gain =
      model.logProbability(small, after: first, before) + model.logProbability(next, after: before, small) - asWritten
    if last != .none {
      gain += model.logProbability(last, after: small, next) - model.logProbability(last, after: word, next)
    }
    values[SeamFeature.smallGain.rawValue] = min(8, Self.nats(gain))
  }

  private static func nats(_ units: Int) -> Float {
    max(gains.lowerBound, min(gains.upperBound, Float(units) / Float(SequenceModel.unit)))
  }

  /// The last two symbols before a token; where its sentence begins right before them, the end of the one before.
  private func symbolsBefore(_ index: Int) -> (SequenceSymbol, SequenceSymbol) {
    var found: SequenceSymbol = .none
    var at = index
    while at > 0, document[at].flags.isDisjoint(with: .sentenceStart) {
      at -= 1
      let symbol = document.symbol(at, in: model)
      if symbol == .none { continue }
      if found != .none { return (symbol, found) }
      if symbol == .end { break }
      found = symbol
    }
    return found == .none ? (.none, .end) : (.end, found)
  }

  /// The two symbols behind a token, ``SequenceSymbol/none`` behind the end of the sentence.
  private func symbolsBehind(_ index: Int) -> (SequenceSymbol, SequenceSymbol) {
    var found: SequenceSymbol = .none
    var at = index + 1
    while at < document.count, document[at].flags.isDisjoint(with: .sentenceStart) {
      let symbol = document.symbol(at, in: model)
      at += 1
      if symbol == .none { continue }
      if found != .none { return (found, symbol) }
      if symbol == .end { break }
      found = symbol
    }
    return found == .none ? (.end, .none) : (found, .end)
  }
}
