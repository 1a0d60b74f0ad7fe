import Language
import Text

/// A full stop with the sentence going on behind it.
enum StopInSentence {
  private static let continuing: WordClasses = [.coordinator, .subordinator, .article, .personal]

  /// "fortgesetzt. sofern", "verkauft. steht jetzt leer".
  static func look(_ place: Place, _ sink: inout Sink) {
    guard let next = place.next, next.kind == .word, next.flags.contains(.spaceBefore), !next.flags.contains(.capital)
    else { return }
    let document = place.document
    guard !place.token.flags.contains(.spaceBefore), next.count > 1, isFull(document, place.index - 1),
      continues(document, place.index + 1)
    else { return }
    guard !next.flags.contains(.lineBefore), isWellWritten(place), !CodeShape.isCode(document, place.block) else {
      return
    }
    sink.report(
      place.before.span.union(next.span), Message("full stop in the middle of a sentence, before „%1“", next.span),
      evidence: "full stop before a small letter", confidence: 0.95)
  }

  /// A function word that goes on, or a verb: neither begins a sentence in small letters.
  private static func continues(_ document: Document, _ index: Int) -> Bool {
    let classes = document.lowerReadings(index).classes
    if document.lowerEntry(index).isFunctionWord, !classes.isDisjoint(with: continuing) { return true }
    return classes.contains(.finite) && classes.isDisjoint(with: [.attributive, .predicative, .adverb])
      && document[index].flags.isDisjoint(with: [.hyphen, .innerCapital, .digit])
  }

  private static let speechVerbs = WordSet(
    """
    sagte sagt meinte meint rief ruft fragte fragt erklärte erklärt schrieb schreibt antwortete antwortet
    entgegnete betonte genannt
    """)

  /// "„Wir gehen.“ sagte sie": the tag goes on in the sentence that the stop has ended.
  static func speechTag(_ place: Place, _ sink: inout Sink) {
    let scalar = place.document.scalar(place.index)
    guard scalar == 0x201C || scalar == 0x201D, let next = place.next, next.kind == .word else { return }
    guard next.flags.contains(.spaceBefore), !next.flags.contains(.capital), speechVerbs.contains(next.key) else {
      return
    }
    guard !place.before.flags.contains(.abbreviationStop), !place.document.isMark(place.index - 2, ".") else { return }
    sink.report(
      ByteSpan(place.before.start, next.end),
      Message("full stop before „%1“; the sentence goes on behind the quotation", next.span),
      evidence: "full stop before a speech tag", confidence: 0.95)
  }

  /// A word that can be no abbreviation: known, long, of small letters or a long noun.
  private static func isFull(_ document: Document, _ index: Int) -> Bool {
    let token = document[index]
    guard token.kind == .word, token.flags.isDisjoint(with: [.dot, .allCapitals, .digit, .innerCapital]),
      token.count >= 5
    else { return false }
    guard (document.pack?.abbreviations[token.key] ?? 1) == 0 else { return false }
    let readings = token.flags.contains(.capital) ? document.readings(index) : document.lowerReadings(index)
    if token.flags.contains(.capital) { return readings.classes.contains(.noun) }
    return !readings.classes.isDisjoint(with: [.finite, .infinitive, .participle, .attributive, .predicative])
  }

  /// The sentence before begins with a capital, as one does who puts stops with care.
  private static func isWellWritten(_ place: Place) -> Bool {
    let document = place.document
    let sentence = document.sentence(of: place.index)
    var first = sentence.first
    while first < place.index, document[first].kind != .word { first += 1 }
    guard document[first].flags.contains(.capital) else { return false }
    // A second small start in the block is the writer's habit.
    var small = 0
    for index in place.block.first + 1..<place.block.end - 1 where document.isMark(index, ".") {
      if document[index + 1].kind == .word, !document[index + 1].flags.contains(.capital), isFull(document, index - 1) {
        small += 1
      }
    }
    return small <= 2 && !document[place.index].flags.contains(.quoted)
  }
}
