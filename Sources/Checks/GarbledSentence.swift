import Language
import Reading
import Text

/// A sentence whose clauses do not hold together.
public enum GarbledSentence: Check {
  public static let page = CheckPage(
    id: .garbledSentence,
    summary: "clauses that no German sentence has",
    what: """
      Finds signs of a broken sentence: a preposition or article that loses its noun ("mit und nicht mit möglich"), two \
      finite verbs with nothing between them that could part their clauses, a subordinate clause that ends without its \
      verb or has it in second place, and a main clause that has it in third.
      """,
    why: """
      When words move across a link or a piece of code, what is left are brackets that never close and small words that \
      belong to nothing.
      """,
    flagged: [
      "Der Kurier fährt ⟨von und⟩ danach wieder zurück.",
      "Die Datei wird mit ⟨von und⟩ später geöffnet.",
      "Der Vorgang ⟨wird ist⟩ abgeschlossen.",
      "Dann ⟨muss wird⟩ das Fenster geschlossen.",
      "Das Programm wird beim Start in den Speicher geladen ⟨muss⟩.",
      "Achten Sie darauf, dass der Benutzer auf die ⟨Schaltfläche.⟩",
      "Denken Sie daran, ⟨dass Sie können⟩ die Datei im Editor öffnen.",
      "In diesem Beispiel ⟨Sie können⟩ die Datei im Editor öffnen.",
    ],
    nearMisses: [
      "Man sieht es mit und ohne Brille.",
      "Vor und nach dem Essen wäscht man die Hände.",
      "Er ging auf und ab und ab und zu hinaus.",
      "Was er gesagt hat, ist wahr.",
      "Die er gesehen hat waren drei.",
      "Das, was ist, wird bleiben.",
      "Für und gegen den Antrag sprach viel.",
      "Er sagte, dass sie hätte früher kommen können.",
      "In diesem Beispiel können Sie die Datei öffnen.",
      "Dann wird gezeigt, was getan werden muss.",
      "Es heißt, dass er um 1225 von Leopold VI. belehnt wurde.",
      "Wie man sieht, ist das Haus, das er bauen will, groß.",
      "Für Sie ist das eine gute Nachricht.",
    ])

  public static func run(_ document: Document, into sink: inout Sink) {
    guard document.pack != nil else { return }
    let signs = BrokenClauses(document: document)
    let order = WordOrder(document: document)
    let coordinators = BrokenClauses.coordinators
    let verbs = BrokenClauses.singularFinite
    var lastVerb = -1
    for index in document.sets.functionWords.within(1..<max(1, document.count)) {
      let token = document[index]
      if WordOrder.openers.contains(token.key) { order.subordinate(index, &sink) }
      if token.flags.isDisjoint(with: .capital), order.isPlainAuxiliary(index) {
        // A mark between them parts their clauses.
        if lastVerb >= 0, lastVerb + 1 < index, document.sets.marks.next(lastVerb, below: index) == index {
          order.twoVerbs(lastVerb, index, &sink)
        }
        lastVerb = index
      }
      guard token.count <= 5, token.flags.isDisjoint(with: [.capital, .sentenceStart, .quoted]) else { continue }
      if coordinators.contains(token.key) { signs.lostNoun(index, token, &sink) }
      if verbs.contains(token.key) { signs.verbs(index, token, &sink) }
    }
    for sentence in document.sentences { order.verbThird(sentence, &sink) }
  }
}

/// Signs that a clause is broken.
struct BrokenClauses {
  let document: Document

  static let coordinators = WordSet("und oder")
  private static let prepositions = WordSet("mit von für vom")
  private static let with = WordKey("mit").value
  private static let adverbs = WordSet("nicht auch nur dann")
  static let singularFinite = WordSet("ist war wird wurde hat hatte kann muss soll darf")

  /// "mit und nicht mit möglich": a preposition right before a conjunction, and no other preposition behind it.
  func lostNoun(_ index: Int, _ token: Token, _ sink: inout Sink) {
    guard index + 1 < document.count else { return }
    let before = document[index - 1]
    guard before.kind == .word, Self.prepositions.contains(before.key), before.flags.isDisjoint(with: .capital) else {
      return
    }
    let next = document[index + 1]
    guard next.kind == .word, document.prepositions[next.key] == nil, next.flags.isDisjoint(with: .capital) else {
      return
    }
    // "mit" is a verb's prefix, too: "er wirkte mit und lachte".
    if before.key == Self.with, !Self.adverbs.contains(next.key) { return }
    // "Werbung für und keinen Handel mit Waffen": both phrases share their noun.
    let readings = document.readings(index + 1)
    guard readings.classes.isDisjoint(with: [.preposition]), readings.determiner == 0 else { return }
    let span = before.span.union(token.span)
    sink.report(
      span, Message("the noun of „%1“ is missing; inline code or a link was lost", before.span),
      evidence: "preposition before a conjunction", confidence: 0.95)
  }

  /// "wird ist": two finite verbs in one number side by side.
  func verbs(_ index: Int, _ token: Token, _ sink: inout Sink) {
    guard index > 1 else { return }
    let before = document[index - 1]
    guard before.kind == .word, before.key != token.key, Self.singularFinite.contains(before.key),
      before.flags.isDisjoint(with: [.capital, .quoted])
    else { return }
    // Verb-last clauses may end where the next one begins, with the comma left out: "die er gesehen hat waren drei".
    let sentence = document.sentence(of: index)
    for at in sentence.first..<index - 1 {
      let classes = document.lowerReadings(at).classes
      if classes.contains(.subordinator) || document[at].kind == .punctuation { return }
      if !classes.isDisjoint(with: [.pronoun]) && classes.isDisjoint(with: .article) && at == sentence.first { return }
    }
    let span = before.span.union(token.span)
    sink.report(
      span, Message("two finite verbs meet: „%1“", span), evidence: "finite verbs side by side", confidence: 0.95)
  }
}
