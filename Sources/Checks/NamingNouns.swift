import Language
import Text

/// Nouns behind which a name or title stands without quotation marks: "im Roman Der Zug", "die Option Anzeigen".
enum NamingNouns {
  private static let words = WordSet(
    """
    abschnitt aktion album anagramm ansicht artikel aufsatz auskopplung ausstellung ballade band befehl begriff
    beiname beitrag bereich bibliothek bild biografie biographie blog brief buch bulle datei debüt dialog drama
    edition eintrag einträge einträgen episode erzählung essay fabel feld fenster festival film firma fraktion
    funktion gedicht gemälde gruppe hinweis hymne initiative kapelle kapitel karte kirche knopf knöpfe knöpfen
    kolumne kommando komödie krimi legende lied liste magazin märchen menü menüpunkt modi modul modus
    möglichkeit monografie monographie motto musical name novelle oper option ordner paket park partei podcast
    programm projekt register registerkarte reihe reiter roman rubrik schaltfläche schlüsselwort schrift seite
    sektion sendung serie show siedlung single song spalte spiel status stück studie symbol taste teil thema
    titel trilogie verein verzeichnis werk werkzeug wort zeile zeitschrift zeitung
    """)
  /// Bytes of the longest ending of inflection, and of the shortest noun above.
  private static let longestEnding = 3
  private static let shortest = 3

  /// Whether the token is such a noun or a compound that ends with one.
  static func contains(_ document: Document, _ index: Int) -> Bool {
    let token = document[index]
    guard token.flags.contains(.capital), token.count >= 4 else { return false }
    let bytes = document.bytes + Int(token.start)
    for end in max(shortest, token.count - longestEnding)...token.count where isEnding(bytes + end, token.count - end) {
      for start in 0...end - shortest where bytes[start] & 0xC0 != 0x80 {
        let flip: UInt64 = start == 0 ? CaseFlip.bits(bytes, capital: true) : 0
        if words.contains(WordKey(hash: WordHash.hash(bytes + start, end - start, firstBits: flip)).value) {
          return true
        }
      }
    }
    return false
  }

  /// Nothing, or an ending of inflection: "s", "es", "e", "en", "n", "ns", "er", "ern".
  private static func isEnding(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    let (e, n, r, s) = (UInt8(ascii: "e"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "s"))
    switch count {
    case 0: return true
    case 1: return bytes[0] == s || bytes[0] == e || bytes[0] == n
    case 2: return bytes[0] == e && (bytes[1] == s || bytes[1] == n || bytes[1] == r) || bytes[0] == n && bytes[1] == s
    default: return bytes[0] == e && bytes[1] == r && bytes[2] == n
    }
  }
}
