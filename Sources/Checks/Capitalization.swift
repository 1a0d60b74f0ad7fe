import Language
import Text

/// Capitals where German has none, and none where it has.
public enum Capitalization: Check {
  public static let page = CheckPage(
    id: .capitalization,
    summary: "a noun or name in lower case, or a capital that German does not have",
    what: """
      Finds nouns in small letters behind an article, number or adjective, infinitives used as nouns behind "beim" and \
      "zum", set phrases ("im Folgenden", "als Nächstes"), abbreviations ("z. b."), names of products whose capitals \
      are fixed ("javascript", ".net", "IOS") or that the text itself writes with capitals elsewhere, adjectives with a \
      capital between article and noun, and the pronoun "sie" written "Sie" that addresses nobody: right behind "Sie", \
      beside a verb in the singular that has no other subject, or as what happens only to things.
      """,
    why: """
      Glossaries and link texts bring their own letters along; German readers take the first letter of a word for its \
      class and read the sentence twice.
      """,
    flagged: [
      "Öffnen Sie die ⟨dateiverwaltung⟩ und wählen Sie einen Ordner.",
      "Das hilft ⟨beim ausführen⟩ des Programms.",
      "⟨Im folgenden⟩ wird gezeigt, wie das geht.",
      "Das geht, ⟨z. b.⟩ mit einem Editor.",
      "Die Seite ist in ⟨javascript⟩ geschrieben.",
      "Es trat ein ⟨Unerwarteter⟩ Fehler auf.",
      "Starten Sie die ⟨APP⟩ noch einmal.",
      "Das ⟨nuget-Paket⟩ liegt im Ordner.",
      "Öffnen Sie die ⟨Web-anwendung⟩ im Browser.",
      "Bitte prüfen Sie ⟨Sie⟩ vor dem Versand.",
      "Kürzen Sie die Liste, damit ⟨Sie⟩ wieder auf eine Seite passt.",
      "Obwohl die Ebene klein ist, besteht ⟨Sie⟩ aus vielen Teilen.",
      "Leeren Sie Ordner, sobald ⟨Sie⟩ nicht mehr verwendet werden.",
      "Das Programm läuft auch unter ⟨IOS⟩ und Android.",
      "Installieren Sie ⟨.net⟩ auf dem Rechner.",
      "Er rät vor ⟨dem auslassen⟩ des Befehls zu einer Pause.",
      "Man braucht Übung, um Fehler zu ⟨Beheben⟩.",
      "Das Fenster zeigt den TextPuffer. Löschen Sie den ⟨textpuffer⟩ wieder.",
    ],
    nearMisses: [
      "Im folgenden Kapitel wird gezeigt, wie das geht.",
      "Beim laufenden Motor darf man nicht tanken.",
      "Die Datei heißt javascript.txt und liegt auf github.com.",
      "Das Rote Kreuz und die Vereinten Nationen helfen.",
      "Sie sagte, dass Sie gehen können.",
      "Er ist zum besten Spieler gewählt worden.",
      "Das ist z. B. bei Nacht der Fall.",
      "Rufen Sie den Befehl git auf.",
      "Die USA und die NATO nutzen das LAN der ARD.",
      "Eine Just-in-time-Lieferung und ein Make-up sind bestellt.",
      "Am besten fragen Sie die anderen.",
      "Wenn Sie das Fenster schließen, wird es gespeichert.",
      "Dadurch informiert Sie der Server sofort.",
      "Er meint, dass Sie jemand sprechen möchte.",
      "Bitte warten Sie, bis Sie aufgerufen werden.",
      "Wenn Sie alle Felder definiert und gespeichert haben, sind Sie fertig.",
      "Dann freut Sie vielleicht, dass es regnet.",
    ])

  public static func run(_ document: Document, into sink: inout Sink) {
    guard document.pack != nil else { return }
    let all = 0..<document.count
    let capitals = WrongCapitals(document: document)
    let nominal = NominalUse(document: document)
    let address = AddressingNobody(document: document)
    for index in document.sets.capitals.within(all) {
      let token = document[index]
      if token.key == AddressingNobody.you { address.look(index, token, &sink) }
      capitals.look(index, token, &sink)
      nominal.behindZu(index, token, &sink)
    }
    let small = SmallLetters(document: document)
    let camels = CamelNames(document: document)
    for index in document.sets.strangers.within(all) {
      let token = document[index]
      if token.kind == .word, !token.flags.contains(.capital) {
        small.look(index, token, &sink)
        camels.look(index, token, &sink)
      }
      if token.kind == .word || token.kind == .fileName || token.kind == .identifier {
        small.dotted(index, token, &sink)
      }
    }
    for index in document.sets.functionWords.within(all) {
      let token = document[index]
      guard token.count <= 6, index + 1 < document.count, NominalUse.mayBeNominal(document[index + 1]) else { continue }
      if token.count <= 4, NominalUse.leads.contains(token.key) { nominal.behind(index, token, &sink) }
      nominal.behindArticle(index, &sink)
    }
  }
}
