import Language
import Reading
import Text

/// Stretches in another language.
public enum UntranslatedText: Check {
  public static let page = CheckPage(
    id: .untranslatedText,
    summary: "words left in another language",
    what: """
      Finds a run of words in English or another language inside German text, words in another script, and single English \
      function words between German ones.
      """,
    why: """
      A sentence that the machine passed over stays as it was; a reader who does not know the language loses the thread.
      """,
    flagged: [
      "Öffnen Sie das Fenster. ⟨You can also close it with the other button on the left side.⟩",
      "Der Ordner ist leer, ⟨there is nothing that you can do about it⟩, und bleibt es.",
      "Das Haus steht ⟨with⟩ seinem Garten am Fluss.",
      "Wir haben die Leute ⟨before⟩ dem Essen gesehen.",
      "Danach erscheint ⟨новая версия⟩ im Fenster.",
      "Der Mieter darf nicht ⟨against⟩ den Rat des Vereins klagen.",
    ],
    nearMisses: [
      "Er las „You can never be sure of it“ und lachte.", "Das Album „The Dark Side of the Moon“ erschien 1973.",
      "Das ist State of the Art in der Technik.", "Der Begriff (russisch новый город) bedeutet neue Stadt.",
      "Das griechische Wort λόγος heißt Rede.", "Meyer et al. haben das gezeigt.",
      "Der Winkel α und die Zahl π sind bekannt.",
      "Wir machen ein Meeting und ein Update.", "Die Firma Bed and Breakfast hat geschlossen.",
      "Der Aufruf cp with before after kopiert alles.",
    ])

  public static func run(_ document: Document, into sink: inout Sink) {
    let tokens = document.tokens
    let readings = LexicalEntry.readingBits
    let foreign = TokenFlags.foreignScript.rawValue
    let unlikely = TokenFlags([.capital, .wide, .digit]).rawValue
    var covered = 0
    for block in document.blocks where block.kind != .tableRow && block.kind != .tableCell {
      for index in document.sets.strangers.within(block.tokens) where tokens[index].entry & readings == 0 {
        let kind = tokens[index].kind
        guard kind == .word || kind == .other, index >= covered else { continue }
        let flags = tokens[index].flags.rawValue
        if flags & foreign != 0 {
          covered = ForeignScript.look(document, block, index, &sink)
          continue
        }
        // Words in small letters that are no German ones.
        guard kind == .word, flags & unlikely == 0 else { continue }
        if let language = ForeignRun.language(tokens[index].key) {
          covered = ForeignRun.look(document, block, index, language, &sink)
        } else if EnglishWord.contains(tokens[index].key) {
          EnglishWord.look(document, block, index, &sink)
        }
      }
    }
  }
}
