import Language
import Text

/// Article, adjectives and noun that no reading lets agree.
public enum Agreement: Check {
  public static let page = CheckPage(
    id: .agreement,
    summary: "article, adjective and noun that do not agree",
    what: """
      Takes the readings of an article, of the adjectives behind it and of their noun, and reports the phrase when no \
      gender, number and case is left that all of them allow, or none in a case that the preposition before it governs. \
      Also reports a subject at the beginning of its sentence whose verb, right behind it, has another number. Nouns of \
      two genders, names, abbreviations, measures and everything that can be a pronoun are passed over.
      """,
    why: """
      Where a noun was translated apart from its article (a link's text, a term of a glossary), the article keeps the \
      gender of another word.
      """,
    flagged: [
      "Sie plante ⟨eine Besuch⟩ bei den Nachbarn.",
      "Es war ⟨ein Erneuerung⟩ des alten Vertrags.",
      "Er kaufte ⟨ein großen Haus⟩ am See.",
      "Die Stadt baut ⟨einen neue Brücke⟩ über den Fluss.",
      "Bei Problemen mit ⟨diese Methode⟩ hilft ein Neustart.",
      "⟨Die Werte wird⟩ beim Start geladen.",
      "⟨Der Server werden⟩ neu gestartet.",
      "⟨Diese Netz-Anschluss⟩ ist neu.",
    ],
    nearMisses: [
      "Das Kind, das Eltern hat, ist froh.",
      "Die Häuser, die Menschen bauen, stehen lange.",
      "Der Polster und das Polster sind beide richtig.",
      "Er gab der Frau des Hauses einen Brief.",
      "Ein Dutzend Eier und eine Tasse Tee stehen bereit.",
      "Dem Welt-Verlag gehört die Zeitung.",
      "Die der Stadt gehörenden Häuser verfallen.",
      "Den Städten und den Dörfern fehlt Geld.",
      "Ein bisschen Zeit und ein paar Leute genügen.",
      "Von Anfang an ein gutes Team zu haben, hilft.",
      "Was für ein Lärm ist das!",
      "Wir leben in einer Welt, in der Menschen frei sind.",
      "Die Werte hat er selbst gespeichert.",
      "Das Land hat mit die höchsten Preise.",
      "Meist sind das Jobs für kurze Zeit.",
    ])

  public static func run(_ document: Document, into sink: inout Sink) {
    guard document.pack != nil else { return }
    let phrases = NounPhrases(document: document)
    let articles = NounPhrases.articles
    var covered = 0
    for index in document.sets.functionWords.within(0..<document.count) {
      let token = document[index]
      // Candidates are words that stand before nouns only as articles and their kin.
      guard token.count <= 8, index >= covered, articles.contains(token.key),
        let end = phrases.disagreement(from: index)
      else { continue }
      let span = token.span.union(document[end].span)
      sink.report(
        span, Message("the words of „%1“ do not agree in gender, number and case", span),
        evidence: "no reading of the phrase agrees",
        confidence: 0.93)
      covered = end + 1
    }
    let government = Government(document: document, phrases: phrases)
    let number = SubjectNumber(document: document, phrases: phrases)
    for index in document.sets.functionWords.within(0..<document.count) {
      if Government.prepositions.contains(document[index].key) { government.look(index, &sink) }
    }
    for sentence in document.sentences { number.look(sentence, &sink) }
  }
}
