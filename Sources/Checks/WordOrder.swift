import Language
import Text

/// Clauses whose finite verb stands where German has none, or is missing, or is one too many.
struct WordOrder {
  let document: Document

  /// Lead of a tag from which on it is trusted.
  private static let margin = 25
  /// Openers whose clause always has its own verb at the end: "weil" is left out, behind which people speak on as in a main
  /// clause, and "wenn", behind which it may be left out.
  static let openers = WordSet("dass daß ob sodass nachdem bevor obwohl indem sobald damit wenn falls")
  private static let complete = WordSet("dass daß sodass indem nachdem")
  static let subjects = WordSet("sie wir man er es ich")
  private static let adverbs = WordSet(
    "dann danach anschließend außerdem zusätzlich dort jetzt standardmäßig optional nun zuerst zunächst schließlich")

  private func isFinite(_ index: Int) -> Bool { document.lowerReadings(index).classes.contains(.finite) }

  private func isWord(_ index: Int) -> Bool { document[index].kind == .word }

  // MARK: Subordinate clauses

  /// "dass Sie können die Datei öffnen", "…, dass der Benutzer auf die Schaltfläche."
  func subordinate(_ index: Int, _ sink: inout Sink) {
    let token = document[index]
    guard token.flags.isDisjoint(with: [.quoted, .allCapitals]), index + 3 < document.count else { return }
    if Self.subjects.contains(document[index + 1].key), isFinite(index + 2) { verbSecond(index, &sink) }
    if Self.complete.contains(token.key) { verbless(index, &sink) }
  }

  private func verbSecond(_ index: Int, _ sink: inout Sink) {
    let sentence = document.sentence(of: index)
    let verb = index + 2
    let classes = document.lowerReadings(verb).classes
    guard verb < sentence.end, classes.contains(.auxiliary) || classes.contains(.modal), isWord(verb),
      document[verb].flags.isDisjoint(with: [.capital, .quoted])
    else { return }
    var end = verb + 1
    while end < sentence.end, isWord(end) || document[end].kind == .number { end += 1 }
    guard end - verb > 3, end == sentence.end || document.isMark(end, ".") || document.isMark(end, ","),
      let tags = document.tags(of: sentence), tags[index] == .subordinator,
      tags.surely(verb, .finite, margin: Self.margin)
    else { return }
    // "dass er hätte kommen können": before two infinitives the auxiliary stands so.
    guard TagSet(.infinitive, .participle, .zuInfinitive).contains(tags[end - 1]),
      !TagSet.nonFinite.contains(tags[end - 2]), !TagSet.nonFinite.contains(tags[verb + 1])
    else { return }
    guard !(verb + 1..<end).contains(where: { isOpener(tags[$0]) || TagSet.finite.contains(tags[$0]) }) else { return }
    let span = document[index].span.union(document[verb].span)
    sink.report(
      span, Message("the verb of „%1“ must stand at the end of its clause", span),
      evidence: "verb second in a subordinate clause", confidence: 0.95)
  }

  private func isOpener(_ tag: Tag) -> Bool { TagSet.clauseOpeners.contains(tag) || tag == .coordinator }

  private func verbless(_ index: Int, _ sink: inout Sink) {
    let sentence = document.sentence(of: index)
    guard sentence.end - index >= 5, document.isMark(sentence.end - 1, "."), index > sentence.first else { return }
    for at in index + 1..<sentence.end - 1 {
      let token = document[at]
      // Quotations, code and colons may hold the verb.
      guard token.kind == .word || token.kind == .number || token.isMark(","), token.flags.isDisjoint(with: .quoted)
      else {
        return
      }
      guard token.kind == .word else { continue }
      let readings = document.lowerReadings(at)
      if readings.classes.contains(.finite) { return }
      // An unknown small word may be a verb.
      if !token.flags.contains(.capital), readings == ReadingSet(), !document.lowerEntry(at).isFunctionWord { return }
    }
    let last = sentence.end - 2
    guard let tags = document.tags(of: sentence), tags[index] == .subordinator, canEndSentence(last),
      !TagSet.nonFinite.contains(tags[last])
    else { return }
    let span = document[last].span.union(document[last + 1].span)
    sink.report(
      span, Message("the clause that begins with „%2“ ends without its verb", span, token(index)),
      evidence: "subordinate clause without a finite verb", confidence: 0.94)
  }

  private func token(_ index: Int) -> ByteSpan { document[index].span }

  /// Whether a full stop behind the word ends the sentence: behind abbreviations, numbers and what may be an inflected verb
  /// that the lexicon lacks, nobody knows.
  private func canEndSentence(_ index: Int) -> Bool {
    let token = document[index]
    guard token.kind == .word, token.count > 3, token.flags.isDisjoint(with: [.allCapitals, .digit, .dot]),
      document.abbreviations[token.key] == 0
    else { return false }
    return token.flags.contains(.capital)
      || document.readings(index).classes.isDisjoint(with: [.attributive, .participle])
  }

  // MARK: Main clauses

  /// "In diesem Beispiel Sie können …": the verb of a main clause is its second part.
  func verbThird(_ sentence: Sentence, _ sink: inout Sink) {
    let first = sentence.first
    guard sentence.end - first >= 6, isWord(first), document[first].flags.isDisjoint(with: [.quoted, .allCapitals]),
      document.prepositions[document[first].key] != nil || Self.adverbs.contains(document[first].key)
    else { return }
    var subject = first + 1
    while subject < sentence.end - 1, isWord(subject) || document[subject].kind == .number,
      !Self.subjects.contains(document[subject].key) || !isFinite(subject + 1)
    {
      if isFinite(subject), document[subject].flags.isDisjoint(with: .capital) { return }
      subject += 1
    }
    guard subject < sentence.end - 1, isWord(subject), isWord(subject + 1),
      document[subject + 1].flags.isDisjoint(with: .capital),
      let tags = document.tags(of: sentence), tags[subject] == .personalPronoun || tags[subject] == .pronoun,
      tags.surely(subject + 1, .finite, margin: Self.margin)
    else { return }
    guard isAdverbial(first, subject, tags) else { return }
    let span = document[subject].span.union(document[subject + 1].span)
    sink.report(
      span,
      Message("„%1“ stands in the order of a main clause behind another part; the verb comes before the subject", span),
      evidence: "subject before the verb in third place", confidence: 0.94)
  }

  /// Whether a range is one adverb, or a preposition with its noun at the end.
  private func isAdverbial(_ first: Int, _ end: Int, _ tags: SentenceTags) -> Bool {
    if end == first + 1 { return Self.adverbs.contains(document[first].key) }
    guard tags[first] == .preposition, tags[end - 1] == .noun, end - first >= 3 else { return false }
    return (first + 1..<end - 1).allSatisfy {
      TagSet.determiners.contains(tags[$0]) || tags[$0] == .attributive || tags[$0] == .number
    }
  }

  // MARK: Two verbs

  /// "Die Datei ist im Ordner wird geöffnet": two finite verbs in a stretch that no mark and no conjunction parts.
  func twoVerbs(_ first: Int, _ second: Int, _ sink: inout Sink) {
    // Most such pairs have a conjunction between them, which no tagger is needed to see.
    guard !document.sets.functionWords.within(first + 1..<second).contains(where: isConjunction) else { return }
    let sentence = document.sentence(of: second)
    guard first >= sentence.first, let tags = document.tags(of: sentence),
      tags.surely(first, .finite, margin: Self.margin), tags.surely(second, .finite, margin: Self.margin)
    else { return }
    var start = first
    while start > sentence.first, document[start - 1].kind != .punctuation { start -= 1 }
    var end = second
    while end < sentence.end, document[end].kind != .punctuation { end += 1 }
    guard end == sentence.end || !isQuote(end), start == sentence.first || !isQuote(start - 1) else { return }
    for at in start..<end {
      if isOpener(tags[at]) || tags[at] == .comparison || tags[at] == .foreign || tags[at] == .imperative { return }
      let flags = document[at].flags
      if !flags.isDisjoint(with: [.quoted, .bracketed]) || document[at].kind == .symbol { return }
      if at > start, flags.contains(.capital), document.lowerEntry(at).isFunctionWord { return }
    }
    let span = document[second].span
    sink.report(
      span, Message("a second finite verb, „%1“, in the same clause", span), evidence: "two finite verbs in a clause",
      confidence: 0.92)
  }

  private func isConjunction(_ index: Int) -> Bool {
    !document.lowerReadings(index).classes.isDisjoint(with: [.coordinator, .subordinator])
  }

  private func isQuote(_ index: Int) -> Bool {
    let token = document[index]
    return token.first == 0x22 || token.first == 0xE2 && !document.isMark(index, ",")
      || token.first == 0x28 || token.first == 0x2D
  }

  /// A finite auxiliary or modal verb that is nothing else.
  func isPlainAuxiliary(_ index: Int) -> Bool {
    let classes = document.readings(index).classes
    return classes.contains(.finite) && (classes.contains(.auxiliary) || classes.contains(.modal))
      && classes.isDisjoint(with: [.infinitive, .participle, .attributive, .noun, .adverb, .possessive])
  }
}
