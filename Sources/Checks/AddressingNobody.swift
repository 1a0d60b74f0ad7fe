import Language
import Text

/// The pronoun "sie" with the capital that addresses the reader.
///
/// Who says "Sie" to somebody needs a verb in the plural: beside a verb in the singular it is "sie", unless something else
/// is the subject.
struct AddressingNobody {
  let document: Document

  static let you = WordKey("sie").value

  func look(_ index: Int, _ token: Token, _ sink: inout Sink) {
    guard token.count == 3, index > 0, token.flags.isDisjoint(with: [.sentenceStart, .quoted, .allCapitals]) else {
      return
    }
    let before = document[index - 1]
    guard before.kind == .word else { return }
    if before.key == Self.you, before.flags.contains(.capital) {
      // "Sie Sie": the pair itself is enough, but for a sentence that begins with it.
      if before.flags.isDisjoint(with: .sentenceStart) {
        report(token, &sink, "the second „%1“ means something else and is written „sie“", "Sie behind Sie", 0.95)
      }
      return
    }
    guard before.flags.isDisjoint(with: [.capital, .quoted]) || before.flags.contains(.sentenceStart) else { return }
    let classes = document.lowerReadings(index - 1).classes
    if !classes.isDisjoint(with: [.subordinator]) || document.lowerEntry(index - 1).isFunctionWord {
      subordinate(index, token, &sink)
    }
    if classes.contains(.finite) { inverted(index, token, &sink) }
    passive(index, token, &sink)
  }

  private func report(
    _ token: Token, _ sink: inout Sink, _ template: StaticString, _ evidence: StaticString, _ confidence: Double
  ) {
    sink.report(
      token.span, Message(template, token.span), evidence: evidence, confidence: confidence,
      fix: Fix(token.span, "sie", safety: .unsafe))
  }

  private func report(_ token: Token, _ sink: inout Sink) {
    report(
      token, &sink, "„%1“ addresses nobody here: its verb is in the singular, so it is written „sie“",
      "Sie with a verb in the singular", 0.95)
  }

  /// "wenn Sie gespeichert wird".
  private func subordinate(_ index: Int, _ token: Token, _ sink: inout Sink) {
    let sentence = document.sentence(of: index)
    var verb = index + 1
    // Most clauses with "Sie" have their verb in the plural: no tagger is needed to see that none is in the singular.
    while verb < sentence.end, document[verb].kind == .word || document[verb].kind == .number {
      if isSingular(verb) { break }
      verb += 1
    }
    guard verb < sentence.end, verb > index + 1, isSingular(verb), let tags = document.tags(of: sentence) else {
      return
    }
    guard TagSet.clauseOpeners.contains(tags[index - 1]), tags[index - 1] != .relative,
      TagSet.finite.contains(tags[verb]), endsClause(verb, sentence, tags)
    else { return }
    guard SubjectSearch(document: document, tags: tags).isWithoutSubject(index + 1..<verb) else { return }
    report(token, &sink)
  }

  private static let passive = WordSet("werden wurden worden")

  /// "damit Sie gespeichert werden": what is done to things only.
  private func passive(_ index: Int, _ token: Token, _ sink: inout Sink) {
    guard let things = document.pack?.thingParticiples else { return }
    let sentence = document.sentence(of: index)
    var at = index + 1
    while at < sentence.end, document[at].kind == .word || document[at].kind == .number {
      if things[document[at].key] != 0, document[at].flags.isDisjoint(with: .capital) { break }
      at += 1
    }
    guard at < sentence.end, document[at].kind == .word else { return }
    // Either the clause is closed by the auxiliary, or the auxiliary stands right before the pronoun.
    let isClosed = at + 1 < sentence.end && Self.passive.contains(document[at + 1].key)
    guard isClosed || Self.passive.contains(document[index - 1].key), let tags = document.tags(of: sentence),
      tags[at] == .participle || tags[at] == .predicative || tags[at] == .finiteVerb, tags[index] == .personalPronoun
    else { return }
    guard isClosed ? endsVerbs(at + 1, sentence, tags) : endsClause(at, sentence, tags) else { return }
    guard
      isClosed ? TagSet.clauseOpeners.union(.finite).contains(tags[index - 1]) && tags[index - 1] != .relative : true,
      SubjectSearch(document: document, tags: tags, subject: 0x000F).isWithoutSubject(index + 1..<at)
    else { return }
    report(
      token, &sink, "„%1“ addresses nobody here: what happens to it happens to things, so it is written „sie“",
      "Sie beside what happens to things", 0.95)
  }

  /// Whether nothing but verbs stands between the auxiliary and the end of the clause.
  private func endsVerbs(_ first: Int, _ sentence: Sentence, _ tags: SentenceTags) -> Bool {
    var at = first
    while at < sentence.end, TagSet.finite.union(.nonFinite).contains(tags[at]) { at += 1 }
    return at == sentence.end || endsClause(at - 1, sentence, tags)
  }

  /// Whether the clause ends behind its verb.
  private func endsClause(_ verb: Int, _ sentence: Sentence, _ tags: SentenceTags) -> Bool {
    guard verb + 1 < sentence.end else { return true }
    let next = document[verb + 1]
    // "wenn Sie alle Felder definiert und gespeichert haben".
    if tags[verb + 1] == .coordinator, document.readings(verb).classes.contains(.participle) { return false }
    return next.kind == .punctuation || next.flags.contains(.capital) || tags[verb + 1] == .coordinator
  }

  private static let adverbs = WordSet(
    """
    dadurch außerdem schließlich so dann daher danach dort hier damit zudem anschließend zunächst jedoch dabei dazu
    darüber standardmäßig automatisch
    """)

  /// "…, besteht Sie aus Holz", "Dadurch wird Sie größer".
  private func inverted(_ index: Int, _ token: Token, _ sink: inout Sink) {
    let verb = index - 1
    guard isSingular(verb),
      document[verb].flags.isDisjoint(with: .capital) || document[verb].flags.contains(.sentenceStart)
    else { return }
    let sentence = document.sentence(of: index)
    var end = index + 1
    while end < sentence.end, document[end].kind == .word || document[end].kind == .number { end += 1 }
    // A clause behind a comma may be the subject ("Dann freut Sie, dass …").
    guard end > index + 1, let tags = document.tags(of: sentence), TagSet.finite.contains(tags[verb]),
      begins(verb, sentence, tags)
    else { return }
    if end + 1 < sentence.end, document[end].isMark(","), document[end + 1].kind == .word,
      !TagSet.finite.contains(tags[end + 1]), TagSet.clauseOpeners.contains(tags[end + 1]), tags[end + 1] != .relative,
      !Self.free.contains(document[end + 1].key)
    {
      return
    }
    guard end == sentence.end || document[end].kind == .punctuation, !document.isMark(end, "?"),
      SubjectSearch(document: document, tags: tags).isWithoutSubject(index + 1..<end)
    else { return }
    report(token, &sink)
  }

  /// Subordinators whose clauses are no subjects.
  private static let free = WordSet("weil da sodass damit indem bevor nachdem obwohl sobald solange um")

  /// Whether nothing that could be the subject stands before the verb: an adverb or a subordinate clause that begins the
  /// sentence.
  private func begins(_ verb: Int, _ sentence: Sentence, _ tags: SentenceTags) -> Bool {
    if verb == sentence.first { return false }
    if verb == sentence.first + 1 { return Self.adverbs.contains(document[sentence.first].key) }
    guard document.isMark(verb - 1, ","), tags[sentence.first] == .subordinator else { return false }
    // One clause only before the verb.
    return !(sentence.first..<verb - 1).contains { document[$0].kind == .punctuation }
  }

  /// A finite verb that can be no plural.
  private func isSingular(_ index: Int) -> Bool {
    let readings = document.lowerReadings(index)
    // First and third person plural are bits 3 and 5.
    return readings.classes.contains(.finite) && readings.person & 0b101000 == 0 && readings.person & 0b100 != 0
      && readings.classes.contains(.indicative) && document.lowerEntry(index).frequency >= 4
      && (!document.lowerEntry(index).isFunctionWord || !readings.classes.isDisjoint(with: [.auxiliary, .modal]))
      && readings.classes.isDisjoint(with: [.attributive, .noun, .preposition, .adverb])
  }
}
