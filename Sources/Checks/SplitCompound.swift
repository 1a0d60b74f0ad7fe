import Language
import Text

/// One word written as two.
public enum SplitCompound: Check {
  public static let page = CheckPage(
    id: .splitCompound,
    summary: "one word torn in two",
    what: """
      Finds compounds written apart: a first part that cannot stand alone ("Bereitstellungs Prozess"), two nouns whose \
      compound is a known word ("Daten Bank"), two nouns that no good text puts side by side and of which the article \
      fits the second only, a name of a program's part without a hyphen before its noun ("die ListView Klasse"), and \
      dotted names that were spaced out ("System. Data"). What speaks for one word and what speaks against it is summed.
      """,
    why: """
      Machine translation renders a compound of the source word by word. A German reader stumbles at each: the parts \
      have to be put together before the sentence makes sense.
      """,
    flagged: [
      "Der ⟨Bereitstellungs Vorgang⟩ dauert lange.",
      "Die Angaben stehen in der ⟨Daten Bank⟩ des Vereins.",
      "Legen Sie den ⟨Sicherungs Ordner⟩ fest.",
      "Die ⟨Abfrage Methode⟩ gibt eine Liste zurück.",
      "Der ⟨Ereignis Protokolleintrag⟩ wurde gelöscht.",
      "Rufen Sie die ⟨OpenReader Methode⟩ auf.",
      "Die Klasse ⟨Acme. Toolkit. Reader⟩ liest die Datei.",
      "Er lädt das ⟨acmelib. Xamlon-Paket⟩ herunter.",
      "Öffnen Sie die Datei ⟨Layout. axml⟩ im Editor.",
    ],
    nearMisses: [
      "Im Bereich Gesundheit gab es Ende Juni viel zu tun.",
      "Er trank eine Tasse Kaffee und aß zwei Kilogramm Mehl.",
      "Die Firma Siemens und die Familie Meier trafen Herrn Doktor Weber.",
      "Sie gab den Kindern Bücher und dem Hund Futter.",
      "Das kostet zwei Millionen Euro und drei Prozent Zinsen.",
      "Gottes Wort und Peters Haus bleiben, wie sie sind.",
      "Die Europäische Union und der Deutsche Bundestag beraten.",
      "Am Montag Abend ging er ins Kino.",
      "Die Leser riefen zum Teil Jahre später an.",
      "Das typische Unix-artige System und die Wismarer Verwaltung sind bekannt.",
      "Es fehlt die Zeit, wenn Väter Kinder erziehen und Mütter Häuser bauen.",
      "Menschliche Fehler System- und Programmausfälle bewirken selten etwas.",
      "Der American Standard Code ist alt, das Domain Name System auch.",
    ])

  public static func run(_ document: Document, into sink: inout Sink) {
    guard let pack = document.pack else { return }
    var dotted = DottedNames(document: document)
    var pairs = TornPairs()
    var covered = 1
    for index in document.sets.stops.within(1..<max(1, document.count))
    where document[index].isMark(".") && index >= covered {
      covered = dotted.chain(at: index, &sink) + 1
    }
    dotted.reportRepeated(&sink)
    let sets = document.sets
    for index in sets.capitals.within(1..<max(1, document.count))
    where sets.capitals.contains(index - 1) || sets.strangers.contains(index - 1) {
      if let pair = WordPair(document, pack, at: index - 1) { pairs.add(pair) }
    }
    pairs.report(document, into: &sink)
  }
}
