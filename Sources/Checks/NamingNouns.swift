import Language
import Text

/// Nouns behind which a name or title stands without quotation marks: "im Roman Der Zug", "die Option Anzeigen".
enum NamingNouns {
  private static let words: [StaticString] = [
    "abschnitt", "aktion", "album", "anagramm", "ansicht", "artikel", "aufsatz", "ausstellung", "ballade", "band",
    "bereich", "befehl", "bibliothek", "begriff", "beiname", "beitrag", "bild", "biografie", "biographie", "blog",
    "buch", "bulle", "debüt", "datei", "dialog", "drama",
    "eintrag", "einträge", "einträgen", "episode", "erzählung", "essay", "fabel", "festival", "fraktion", "feld",
    "fenster", "film", "firma", "funktion", "gedicht", "gemälde", "gruppe", "hinweis", "hymne", "initiative", "kapitel",
    "kapelle", "karte", "kirche", "knopf", "knöpfe", "knöpfen", "kolumne", "kommando",
    "komödie", "legende", "lied", "liste", "magazin", "märchen", "menü", "menüpunkt", "modul", "modus", "modi",
    "möglichkeit", "monographie", "monografie", "motto", "musical", "name", "novelle", "oper", "option", "ordner",
    "paket", "park", "partei", "podcast", "programm", "projekt",
    "register", "registerkarte", "reihe", "reiter", "roman", "rubrik", "schaltfläche", "schrift", "schlüsselwort",
    "seite", "sektion", "sendung", "serie", "show",
    "single", "song", "spalte", "spiel", "status", "studie", "stück", "symbol", "taste", "teil", "thema", "trilogie",
    "titel", "verein", "verzeichnis", "werk", "werkzeug", "wort", "zeitschrift", "zeitung", "zeile",
  ]
  /// Endings of inflection.
  private static let endings: [StaticString] = ["", "s", "es", "e", "en", "n", "ns", "er", "ern"]

  /// Whether the token is such a noun or a compound that ends with one.
  static func contains(_ document: Document, _ index: Int) -> Bool {
    let token = document[index]
    guard token.flags.contains(.capital), token.count >= 4 else { return false }
    return words.contains { word in endings.contains { ends(document, token, word, $0) } }
  }

  private static func ends(_ document: Document, _ token: Token, _ word: StaticString, _ ending: StaticString) -> Bool {
    let start = Int(token.end) - word.utf8CodeUnitCount - ending.utf8CodeUnitCount
    guard start >= Int(token.start) else { return false }
    for at in 0..<word.utf8CodeUnitCount {
      let byte = document.bytes[start + at]
      let same = byte == word.utf8Start[at] || at == 0 && start == Int(token.start) && byte | 0x20 == word.utf8Start[at]
      if !same { return false }
    }
    for at in 0..<ending.utf8CodeUnitCount
    where document.bytes[start + word.utf8CodeUnitCount + at] != ending.utf8Start[at] { return false }
    return true
  }
}
