import Language
import Text

/// The place where a stretch that was translated apart was put back.
public enum LinkSeam: Check {
  public static let page = CheckPage(
    id: .linkSeam,
    summary: "two separately translated stretches meet",
    what: """
      Finds the joint before a capitalised word where a stretch that was translated by itself, such as a link's text, \
      was put back into the sentence. The evidence is summed: a model of word sequences says how much better a full \
      stop or a small letter would fit, and the capital, the verbs on both sides and the words around speak for and \
      against it. Where a clause has ended with its verb, even a noun behind it is a seam.
      """,
    why: """
      Translation programs send link texts and the words around them as separate segments. What comes back begins with \
      a capital, misses its connective, and makes two sentences run into each other.
      """,
    flagged: [
      "Der Minister fuhr nach ⟨Kairo Das⟩ teilte sein Büro mit.",
      "Die Zahl der Gäste stieg im ⟨Sommer Dies⟩ freute die Wirte.",
      "Er sprach lange über die ⟨Zukunft Mehr⟩ als hundert Leute hörten zu.",
      "Der Kredit von zwei Millionen ⟨Euro In⟩ das kleine Land half wenig.",
      "Es war ein Zeichen ⟨dafür Stärken⟩ Sie die Bindung zwischen beiden.",
      "Mit ⟨der -Eigenschaft⟩ legen Sie die Farbe fest.",
      "Rufen Sie ⟨die-Methode⟩ auf, bevor Sie schließen.",
      "Das Ergebnis zeigt die ⟨Tabelle Unten⟩ stehen die Summen.",
      "Im Herbst war die Zahl der ⟨Gäste Sie⟩ ist wieder so hoch wie früher.",
      "Danach können Sie ⟨einstellen die⟩ Farben der Karte.",
      "Er staunte, dass die Stadt den Hafen verkauft ⟨hatte ein⟩ Streit begann.",
      "Sie freute sich, weil der Bruder das Haus verkauft ⟨hatte Abschied⟩ von der Stadt.",
      "Die Nachbarn dankten allen für die schnelle ⟨Hilfe Frankreich⟩ hatte drei Flugzeuge geschickt.",
    ],
    nearMisses: [
      "Können Sie mir Ihr Buch leihen, bevor Sie gehen?",
      "Die Vereinten Nationen und das Rote Kreuz helfen.",
      "Das Aus kam früh, das Jetzt zählt mehr als das Morgen.",
      "Alles Gute und viel Neues wünschen wir den Beiden.",
      "Im Film „Der lange Abend“ spielt sie die Hauptrolle.",
      "Sie fragte: Wer kommt mit?",
      "Laut Art. 5 Abs. 2 gilt das nicht.",
      "Die Zeitschrift Der Wanderer erscheint monatlich.",
      "Am Letzten des Monats wird gezahlt.",
      "Klicken Sie auf Weiter und wählen Sie Bearbeiten aus.",
      "Die Regierung hat Deutschland verändert, und die Opposition hat Fragen.",
      "Sagen Sie uns, wenn der Lärm Sie stört und was für Sie ist.",
      "Danach können Sie versuchen die Karte zu drehen, oder müssen Sie warten, die Karte in der Hand?",
      "Er wusste, dass sie gewartet hatte auf den Zug und auf ihn.",
      "Die von ihm erkaufte Zeit und das gehörten Wort blieben, wo sie waren.",
      "Gestern sagte Präsident Meier nichts, den die Stadt Bonn geehrt hatte.",
    ])

  public static func run(_ document: Document, into sink: inout Sink) {
    guard document.pack != nil else { return }
    for index in document.sets.oddMarks.within(0..<document.count) where document[index].first == 0x2D {
      LostCode.look(document, index, document[index], &sink)
    }
    for index in document.sets.strangers.within(0..<document.count) where document[index].flags.contains(.hyphen) {
      LostCode.look(document, index, document[index], &sink)
    }
    reportClauses(document, &sink)
    reportSeams(document, &sink)
  }

  /// Clauses that have ended with their verb, and a phrase behind them.
  private static func reportClauses(_ document: Document, _ sink: inout Sink) {
    for index in document.sets.functionWords.within(1..<max(1, document.count - 1)) {
      if SeamClause.runsOn(document, index) {
        let verb = document[index].span
        let next = document[index + 1].span
        sink.report(
          verb.union(next),
          Message(
            "„%1“ ends a clause, but „%2“ follows without a mark; a comma was lost, or a link's text put in", verb, next
          ),
          evidence: "clause runs into the next phrase", confidence: 0.95)
      } else if SeamClause.closesEarly(document, index) {
        let verb = document[index + 2].span
        sink.report(
          verb.union(document[index + 3].span),
          Message("„%1“ must stand at the end of its clause, behind the phrase that follows it here", verb),
          evidence: "phrase behind the infinitive", confidence: 0.95)
      }
    }
  }

  /// Joints before words with a capital; of two side by side the surer one.
  private static func reportSeams(_ document: Document, _ sink: inout Sink) {
    guard let model = SeamModel(document) else { return }
    var waiting: (index: Int, seam: SeamModel.Seam)?
    for index in document.sets.capitals.within(1..<max(1, document.count)) {
      guard document[index].flags.intersection(SeamEvidence.shape) == SeamEvidence.wanted,
        let seam = model.judge(index)
      else { continue }
      if let last = waiting {
        if last.index + 1 == index, last.seam.sum >= seam.sum { continue }
        if last.index + 1 < index { report(document, last.index, last.seam, &sink) }
      }
      waiting = (index, seam)
    }
    if let waiting { report(document, waiting.index, waiting.seam, &sink) }
  }

  private static func report(_ document: Document, _ index: Int, _ seam: SeamModel.Seam, _ sink: inout Sink) {
    let note = EdgeNote(document.edge(behind: index - 1))
    sink.report(
      document[index - 1].span.union(document[index].span), seam.message, evidence: seam.evidence,
      confidence: note.raise(seam.confidence))
  }
}

/// Inline code that moved away from its noun: "das -Attribut", "den-Befehl".
enum LostCode {
  private static let articles = WordSet("der die das den dem des ein eine einen einem einer eines")

  static func look(_ document: Document, _ index: Int, _ token: Token, _ sink: inout Sink) {
    guard let span = token.kind == .word ? glued(document, token) : loose(document, index, token) else { return }
    sink.report(
      span,
      Message("a word is missing between the article and the hyphen in „%1“; inline code was lost or moved", span),
      evidence: "article before a hyphen", confidence: 0.97)
  }

  /// "die-Methode": an article as the first part of a hyphenated word.
  private static func glued(_ document: Document, _ token: Token) -> ByteSpan? {
    let bytes = document.bytes
    let start = Int(token.start)
    var hyphen = start
    while hyphen - start <= 5, bytes[hyphen] != 0x2D { hyphen += 1 }
    guard hyphen - start >= 3, hyphen - start <= 5 else { return nil }
    let article = WordKey(
      hash: WordHash.hash(bytes + start, hyphen - start, firstBits: token.flags.contains(.capital) ? 0x20 : 0))
    guard articles.contains(article.value) else { return nil }
    let rest = hyphen + 1
    guard !(rest..<Int(token.end)).contains(where: { bytes[$0] == 0x2D }) else { return nil }
    let noun = document.entry(from: rest, to: Int(token.end))
    guard let lexicon = document.lexicon else { return nil }
    let isNoun =
      noun.hasReadings
      ? lexicon.readings(noun).classes.contains(.noun)
      : CompoundAnalysis(lexicon, bytes).head(rest, Int(token.end)) != nil
    return isNoun && bytes[rest] < 0x5B ? token.span : nil
  }

  /// "das -Attribut": a hyphen that hangs on the noun behind it.
  private static func loose(_ document: Document, _ index: Int, _ token: Token) -> ByteSpan? {
    guard token.isMark("-"), token.flags.contains(.spaceBefore), index > 0, index + 1 < document.count else {
      return nil
    }
    let next = document[index + 1]
    guard !next.flags.contains(.spaceBefore), next.kind == .word, next.flags.contains(.capital), next.count >= 4 else {
      return nil
    }
    // "der -ComputerName-Parameter" names an option.
    guard next.flags.isDisjoint(with: .innerCapital) else { return nil }
    let before = document[index - 1]
    guard before.kind == .word, articles.contains(before.key), !token.flags.contains(.lineBefore) else { return nil }
    return document.nounView(index + 1).mask != 0 ? before.span.union(next.span) : nil
  }
}
