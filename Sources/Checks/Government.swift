import Language
import Text

/// A preposition and the case of its noun phrase.
struct Government {
  let document: Document
  let phrases: NounPhrases

  /// Prepositions that are no conjunctions.
  static let prepositions = WordSet(
    "mit von aus bei nach zu für durch gegen ohne in an auf unter über vor hinter neben zwischen")
  /// Adverbs between a preposition and its phrase.
  private static let adverbs = WordSet(
    "wenigstens mindestens nur etwa höchstens genau ungefähr zumindest fast lediglich")
  /// Prepositions that also stand behind their noun or end another one's phrase: "von hier aus", "der Höhe nach".
  private static let closing = WordSet("aus an zu nach vor auf unter über")
  /// "was für ein Lärm", "von wo die Reise", "nach wie vor die Regel".
  private static let idioms = WordSet("was wo wie wovon ab nach")
  private static let margin = 25

  /// Whether the preposition may belong to what stands before it, or begin a relative clause.
  private func isIdiom(_ index: Int) -> Bool {
    guard index > 0, document[index].flags.isDisjoint(with: .sentenceStart) else { return false }
    let before = document[index - 1]
    if before.isMark(",") || Self.idioms.contains(before.key) { return true }
    guard Self.closing.contains(document[index].key), before.kind == .word else { return before.kind == .number }
    return before.flags.contains(.capital) || document.readings(index - 1).classes.contains(.adverb)
      || document.lowerEntry(index - 1).isFunctionWord
  }

  /// "hat mit die höchsten Preise": one among those.
  private func isSuperlative(_ range: Range<Int>) -> Bool {
    range.contains { index in
      let end = Int(document[index].end)
      return document[index].count > 5 && document.bytes[end - 1] == 0x6E && document.bytes[end - 2] == 0x65
        && document.bytes[end - 3] == 0x74 && document.bytes[end - 4] == 0x73
    }
  }

  /// "mit die Datei", "für dem Benutzer": a phrase that agrees, in a case that the preposition does not govern.
  func look(_ index: Int, _ sink: inout Sink) {
    let token = document[index]
    guard token.flags.isDisjoint(with: [.quoted, .allCapitals]), let cases = document.prepositions[token.key]?.cases,
      index + 2 < document.count
    else { return }
    var first = index + 1
    // "mit wenigstens ein Bereich".
    if Self.adverbs.contains(document[first].key) { first += 1 }
    guard !isIdiom(index) else { return }
    guard first < document.count, document[first].kind == .word,
      document[first].flags.isDisjoint(with: [.capital, .sentenceStart, .lineBefore]),
      NounPhrases.articles.contains(document[first].key), let phrase = phrases.phrase(from: first, alone: true)
    else { return }
    guard phrase.shared != 0, phrase.shared & cases == 0, phrases.canBeJudged(phrase.head, phrase.view),
      !isSuperlative(first + 1..<phrase.head), !phrases.isAdverbial(first + 1, phrase.head),
      !phrases.continuesElsewhere(phrase.head),
      phrases.widened(phrase.head, phrase.view) & phrase.determiner & phrase.adjectives & cases == 0
    else { return }
    let sentence = document.sentence(of: index)
    guard sentence.end > phrase.head, let tags = document.tags(of: sentence),
      tags.surely(index, TagSet(.preposition), margin: Self.margin),
      tags.surely(first, .determiners, margin: Self.margin),
      tags.surely(phrase.head, TagSet(.noun), margin: Self.margin)
    else { return }
    let span = document[first].span.union(document[phrase.head].span)
    sink.report(
      span, Message("„%1“ is in a case that „%2“ does not govern", span, token.span),
      evidence: "case not governed by the preposition", confidence: 0.93)
  }
}
