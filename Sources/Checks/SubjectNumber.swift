import Language
import Text

/// The number of a subject that begins its sentence, and of the verb right behind it.
struct SubjectNumber {
  let document: Document
  let phrases: NounPhrases

  private static let margin = 25

  /// "Die Werte wird gespeichert", "Der Server werden gestartet".
  func look(_ sentence: Sentence, _ sink: inout Sink) {
    var first = sentence.first
    while first < sentence.end, document[first].kind == .punctuation { first += 1 }
    guard first < sentence.end, NounPhrases.articles.contains(document[first].key),
      document[first].flags.isDisjoint(with: [.quoted, .allCapitals]), document.lowerReadings(first).determiner != 0,
      let phrase = phrases.phrase(from: first), phrase.shared != 0, phrase.head + 2 < sentence.end
    else { return }
    let verb = phrase.head + 1
    let token = document[verb]
    guard token.kind == .word, token.flags.isDisjoint(with: [.capital, .hyphen]) else { return }
    let readings = document.readings(verb)
    guard readings.classes.contains(.finite), readings.classes.contains(.auxiliary) || readings.classes.contains(.modal)
    else { return }
    let nominative = phrase.shared & CaseMask.nominative
    guard nominative != 0 else { return }
    let isPlural = nominative & CaseMask.singular == 0
    let isSingular = nominative & CaseMask.plural == 0
    let fits = isPlural ? readings.person & 0b111000 : isSingular ? readings.person & 0b000111 : 1
    guard fits == 0, phrases.canBeJudged(phrase.head, phrase.view) else { return }
    // The noun's own forms must leave no doubt.
    guard
      isPlural
        ? phrase.view.mask & CaseMask.singular & phrase.determiner == 0
        : phrases.widened(phrase.head, phrase.view) & CaseMask.plural & CaseMask.nominative & phrase.determiner == 0
    else { return }
    guard let tags = document.tags(of: sentence), tags.surely(verb, .finite, margin: Self.margin),
      tags.surely(phrase.head, TagSet(.noun), margin: Self.margin)
    else { return }
    var end = verb + 1
    while end < sentence.end, document[end].kind == .word || document[end].kind == .number { end += 1 }
    guard end > verb + 1, end == sentence.end || document.isMark(end, ".") || document.isMark(end, ",") else {
      return
    }
    // Nothing else may be the subject: "Die Werte hat er gespeichert".
    guard SubjectSearch(document: document, tags: tags, subject: CaseMask.nominative).isWithoutSubject(verb + 1..<end)
    else {
      return
    }
    let span = document[first].span.union(token.span)
    sink.report(
      span, Message("the verb of „%1“ has another number than its subject", span),
      evidence: "number of subject and verb",
      confidence: 0.94)
  }
}
