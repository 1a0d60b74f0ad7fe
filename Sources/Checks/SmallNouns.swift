import Language
import Text

/// Nouns in small letters.
struct SmallNouns {
  let document: Document

  private static let zu = WordKey("zu").value
  /// Lead of the tag "noun" from which on it is trusted.
  private static let margin = 20
  /// How much more often, as a binary logarithm, a word that is met with a small letter has a capital.
  private static let lead = 4
  /// Longer words are data.
  private static let longest = 60

  private static let unfit: TokenFlags = [.digit, .underscore, .apostrophe, .dot, .foreignScript, .hyphen]

  /// "die dateiverwaltung": a word that exists only with a capital.
  func noun(_ index: Int, _ token: Token, _ sink: inout Sink) {
    guard token.count >= 3, token.flags.isDisjoint(with: Self.unfit), document.isInProse(index, token),
      !isBesideForeignWords(index)
    else { return }
    let seen = document.entry(index).frequency
    guard isNoun(index, token, seen) else { return }
    if seen > 0, !agreesWithDeterminer(index) { return }
    if seen == 0, token.count >= 5, document[index - 1].kind == .word, startsNounPhrase(index) {
      report(token, &sink, index, confidence: 0.94)
    } else if isTaggedNoun(index, isUnseen: seen == 0 && token.count >= 5) {
      report(token, &sink, index, confidence: 0.93)
    }
  }

  private func report(_ token: Token, _ sink: inout Sink, _ index: Int, confidence: Double) {
    sink.report(
      token.span, Message("„%1“ is a noun and has a capital", token.span), evidence: "word known only with a capital",
      confidence: confidence, fix: document.capitalised(index))
  }

  /// "eine team": the gender of a word that is met in small letters, too, tells names of programs from nouns.
  private func agreesWithDeterminer(_ index: Int) -> Bool {
    guard let lexicon = document.lexicon else { return false }
    let determiner = document.lowerReadings(index - 1).determiner
    return determiner == 0 || determiner & lexicon.readings(document.capitalEntry(index)).noun != 0
  }

  /// Other unknown words in small letters beside it: another language, or a command.
  private func isBesideForeignWords(_ index: Int) -> Bool {
    index + 1 < document.count && document.isUnknownSmall(index + 1) || document.isUnknownSmall(index - 1)
  }

  /// Whether the word is a noun when written with a capital, by itself or by the head of a compound.
  private func isNoun(_ index: Int, _ token: Token, _ seen: Int) -> Bool {
    guard let lexicon = document.lexicon else { return false }
    let whole = document.capitalEntry(index)
    if whole.hasReadings, lexicon.readings(whole).classes.contains(.noun), lexicon.readings(whole).noun != 0 {
      // Words of German never begin small; names of commands do.
      if seen > 0 { return whole.frequency >= 6 && whole.midFrequency >= seen + Self.lead }
      if whole.frequency >= 6 { return true }
    }
    let start = Int(token.start)
    let end = Int(token.end)
    guard seen == 0, token.count >= 5, !AdjectiveEndings.fit(document.bytes, start, end) else { return false }
    if hasNounTail(start, end, lexicon) { return true }
    return CompoundAnalysis(lexicon, document.bytes).heads(start, end).contains { head in
      let entry = document.entry(from: head, to: end, flipCase: true)
      return end - head >= 5 && entry.headClass >= 1 && !document.entry(from: head, to: end).hasReadings
        && lexicon.readings(entry).noun != 0
    }
  }

  /// "clientkonfigurationen": a long tail that is a noun and nothing else, behind a part that the lexicon need not know.
  private func hasNounTail(_ start: Int, _ end: Int, _ lexicon: Lexicon) -> Bool {
    guard end - start >= 10, end - start <= Self.longest else { return false }
    for head in start + 3..<end - 5 where document.bytes[head] & 0xC0 != 0x80 {
      let entry = document.entry(from: head, to: end, flipCase: true)
      guard entry.headClass >= 2, entry.frequency >= 6, !document.entry(from: head, to: end).hasReadings else {
        continue
      }
      let readings = lexicon.readings(entry)
      if readings.classes.contains(.noun), readings.noun != 0 { return true }
    }
    return false
  }

  /// Behind an article, a preposition or a number stands a noun or an adjective; what follows must be no noun.
  private func startsNounPhrase(_ index: Int) -> Bool {
    if isBeforeCapital(index) { return false }
    let before = document.lowerReadings(index - 1)
    if document[index - 1].key == Self.zu { return false }
    if document[index - 1].flags.contains(.capital), document[index - 1].flags.isDisjoint(with: .sentenceStart) {
      return false
    }
    return before.determiner != 0 || document.prepositions[document[index - 1].key] != nil
      || before.adjective != 0 && document.entry(index - 1).frequency >= 5
        && before.classes.isDisjoint(with: [.adverb, .predicative, .finite, .infinitive])
  }

  private func isGerman(_ index: Int) -> Bool {
    document.lowerEntry(index).hasReadings || document.lowerEntry(index).isFunctionWord
  }

  private func isBeforeCapital(_ index: Int) -> Bool {
    index + 1 < document.count && document[index + 1].flags.contains(.capital)
      && document[index + 1].flags.isDisjoint(with: .sentenceStart)
  }

  /// Whether the tagger takes the word for a noun in a place where one can stand. A word that has also been seen with a
  /// small letter needs an article or an adjective before it: commands and packages stand behind prepositions.
  private func isTaggedNoun(_ index: Int, isUnseen: Bool) -> Bool {
    let before = document[index - 1]
    guard !isBeforeCapital(index), document[index].flags.isDisjoint(with: [.sentenceStart, .quoted]),
      before.flags.isDisjoint(with: .hyphen),
      before.kind == .word && isGerman(index - 1) || before.flags.contains(.abbreviationStop)
    else { return false }
    guard let tags = document.tags(around: index), tags.surely(index, TagSet(.noun), margin: Self.margin) else {
      return false
    }
    if before.flags.contains(.capital), before.flags.isDisjoint(with: .sentenceStart) { return false }
    if TagSet.determiners.contains(tags[index - 1]) || tags[index - 1] == .attributive { return true }
    if before.flags.contains(.abbreviationStop) { return isUnseen && document[index - 2].kind == .number }
    return isUnseen && tags[index - 1] == .preposition && before.key != Self.zu
  }
}
