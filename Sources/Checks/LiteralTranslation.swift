import Language
import Text

/// Set phrases of another language, rendered word by word.
public enum LiteralTranslation: Check {
  public static let page = CheckPage(
    id: .literalTranslation,
    summary: "a set phrase was translated word by word",
    what: "Finds word-by-word renderings of English and other set phrases that no native writer uses.",
    why: "A phrase whose words were translated one by one means nothing, or something else.",
    flagged: [
      "Das Werkzeug ist kostenlos, ⟨fühlen Sie sich frei,⟩ es zu verändern.",
      "⟨In Reihenfolge zu⟩ sparen, schalten wir das Licht aus.",
      "Der neue Rechner läuft ⟨direkt aus der Box⟩.",
      "⟨Nehmen Sie einen Blick⟩ auf die folgende Liste.",
      "Hier finden Sie ⟨häufig gefragte Fragen⟩ zum Ablauf.",
    ],
    nearMisses: [
      "Werfen Sie einen Blick auf die folgende Liste.",
      "Sie dürfen sich frei fühlen.",
      "Die Namen stehen in alphabetischer Reihenfolge.",
      "Er nahm das Gerät direkt aus der Verpackung.",
      "Auf der anderen Seite steht ein Brunnen.",
      "Der Ausdruck „fühlen Sie sich frei“ ist eine Lehnübersetzung.",
      "Häufig gestellte Fragen beantwortet das nächste Kapitel.",
    ])

  public static func run(_ document: Document, into sink: inout Sink) {
    guard let pack = document.pack, let phrases = PhraseIndex("literal-translation", pack) else { return }
    phrases.forEachMatch(document) { _, tokens in
      guard !document[tokens.lowerBound].flags.contains(.quoted) else { return }
      report(document, tokens, &sink)
    }
    for block in document.blocks {
      guard let line = ShortLine(document, block), phrases.match(line, document) != nil else { continue }
      report(document, line.first..<line.end, &sink)
    }
  }

  private static func report(_ document: Document, _ tokens: Range<Int>, _ sink: inout Sink) {
    let span = document[tokens.lowerBound].span.union(document[tokens.upperBound - 1].span)
    sink.report(
      span, Message("„%1“ is a set phrase rendered word by word; say it as one says it in German", span),
      evidence: "literal rendering of a set phrase", confidence: 0.95)
  }
}
