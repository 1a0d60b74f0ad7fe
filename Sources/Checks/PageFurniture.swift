import Language
import Reading
import Text

/// Lines of a web page that are no part of the text: credits, buttons, prompts, sources, paths.
public enum PageFurniture: Check {
  public static let page = CheckPage(
    id: .pageFurniture,
    summary: "a line of the page around the text",
    what: """
      Finds lines that belong to a web page and not to its text: names of sources, photo credits, buttons and prompts to
      read on, share, subscribe or comment, consent to cookies, copyright notices, paths to the page, lone dashes and dates.
      """,
    why: "Texts that were taken from web pages and translated as a whole carry the page's furniture with them.",
    flagged: [
      "Der Rat hat den Haushalt beschlossen.\n⟨Teilen auf Facebook⟩",
      "⟨Foto: Annika Brandstetter⟩\nDer neue Brunnen wurde am Sonntag eingeweiht.",
      "⟨Reuters⟩\n⟨—⟩\nDie Börse in Mailand hat am Freitag fester geschlossen als erwartet.",
      "⟨Startseite / Garten / Wie man Tomaten zieht⟩\nTomaten brauchen viel Sonne und wenig Wind.",
      "Die Ernte war gut.\n⟨Kommentare (12)⟩",
      "⟨Änderungsdatum: 4. März 2021, 09:30 Uhr⟩",
      "Der Film läuft ab Mai.\n⟨Quelle: kinoblatt.example.com⟩",
      "⟨19.08.2022⟩\nDie Gemeinde baut einen neuen Radweg zwischen den beiden Ortsteilen.",
      "⟨AFP/Archiv⟩",
      "Ein Dorf baut um\n⟨Von Merle Hanssen⟩\nSeit Mai wird in der Mitte des Dorfes gebaut.",
      "Wie man Rosen schneidet\n⟨Video: Wie man Rosen schneidet⟩\nRosen schneidet man im März.",
      "Die Brücke vor dem Umbau. ⟨Zeichnung von K. Lindqvist⟩",
      "Wir fuhren ans Meer.\n⟨Lesen Sie auch: Zehn Tipps für den Strand⟩",
    ],
    nearMisses: [
      "FAQ\nHier stehen Antworten auf Fragen, die uns oft gestellt werden, nach Themen geordnet.",
      "Hinweis\nDie Pumpe darf nicht trocken laufen.",
      "Siehe auch",
      "Er hat das Foto von Annika Brandstetter nie gesehen.",
      "Foto: Pumpe mit Filter",
      "Quelle: eigene Berechnung",
      "Die Meldung kam von Reuters und wurde bald bestätigt.",
      "Datei > Exportieren > Bild",
      "Wir verwenden Butter, um den Teig geschmeidig zu halten.",
      "***",
      "Kommentare",
      "Am 19.08.2022 wurde der Radweg eröffnet.",
      "Zutaten für 4 Personen",
      "Von Mai bis Juni\nIn diesen Wochen blüht der Raps.",
      "Anzeige\nDie Anzeige zeigt den Druck im Kessel und die Temperatur des Wassers.",
      "Werbung\nWerbung im Fernsehen darf Kinder nicht zum Kauf auffordern.",
      "Video: Wie die Pumpe gewartet wird",
      "Er zeigte uns die Brücke. Die Zeichnung von K. Lindqvist hing im Saal.",
      "Geburtsdatum: 4. März 1981",
    ])

  public static func run(_ document: Document, into sink: inout Sink) {
    guard let pack = document.pack, let phrases = PhraseIndex("page-furniture", pack),
      let sources = PhraseIndex("source-name", pack)
    else { return }
    for (index, block) in document.blocks.enumerated() {
      if reportLoneMark(document, block, &sink) { continue }
      if FurnitureLine.isPath(document, block) {
        report(document, block.first, block.end, "the path to a page", 0.96, &sink)
        continue
      }
      if reportTrailingCredit(document, block, sources, &sink) { continue }
      if VideoLine.isFurniture(document, index) {
        report(document, block.first, block.end, "a video's title", 0.95, &sink)
        continue
      }
      guard let line = ShortLine(document, block) else { continue }
      if let phrase = phrases.match(line, document), !isTopic(document, line, phrases.length(phrase), index) {
        report(document, block.first, block.end, "set phrase of a page", 0.97, &sink)
        continue
      }
      let shape = FurnitureLine(document: document, line: line, sources: sources)
      if let evidence = shape.evidence {
        report(document, block.first, block.end, evidence, 0.96, &sink)
      } else if shape.isLoneDate, isLone(document, index, anywhere: shape.hasTime) {
        report(document, block.first, block.end, "a date as a line", 0.9, &sink)
      } else if document.isFirstWindow, index <= head, shape.isByline, index + 1 < document.blocks.count {
        report(document, block.first, block.end, "an author's name as a line", 0.9, &sink)
      } else if document.isFirstWindow, index == 0, shape.isSourceName(before: document.blocks.dropFirst().first) {
        report(document, block.first, block.end, "a source's name as first line", 0.95, &sink)
      }
    }
    reportArchiveMark(document, &sink)
    phrases.forEachMatch(document) { _, tokens in
      let sentence = document.sentence(of: tokens.lowerBound)
      guard !document[tokens.lowerBound].flags.contains(.quoted) else { return }
      report(document, sentence.first, sentence.end, "set phrase of a page", 0.95, &sink)
    }
  }

  /// Phrases of so few words can be headings: "Anzeige" is an advertisement, a display and a report to the police.
  private static let shortPhrase = 2
  /// Blocks behind a heading in which its word is looked for.
  private static let section = 2
  /// Bytes of a word's beginning that inflected forms share.
  private static let stem = 6

  /// Whether the line is the heading of what follows: a section says its heading's word again.
  private static func isTopic(_ document: Document, _ line: ShortLine, _ length: Int, _ index: Int) -> Bool {
    guard length <= shortPhrase else { return false }
    for word in line.first..<line.end where document[word].kind == .word && document[word].count >= stem {
      for block in document.blocks[(index + 1)...].prefix(section) {
        if block.tokens.contains(where: { hasSameStem(document, word, $0) }) { return true }
      }
    }
    return false
  }

  private static func hasSameStem(_ document: Document, _ a: Int, _ b: Int) -> Bool {
    guard document[b].kind == .word, document[b].count >= stem, document[a].first | 0x20 == document[b].first | 0x20
    else { return false }
    let left = document.bytes + Int(document[a].start)
    let right = document.bytes + Int(document[b].start)
    return (1..<stem).allSatisfy { left[$0] == right[$0] }
  }

  private static func report(
    _ document: Document, _ first: Int, _ end: Int, _ evidence: StaticString, _ confidence: Double, _ sink: inout Sink
  ) {
    let span = document[first].span.union(document[end - 1].span)
    sink.report(
      span, Message("„%1“ is part of a page around the text, not of the text; remove it", span), evidence: evidence,
      confidence: confidence)
  }

  /// A line that is nothing but a dash, an arrow or a bar.
  private static func reportLoneMark(_ document: Document, _ block: DocumentBlock, _ sink: inout Sink) -> Bool {
    guard block.end == block.first + 1, document[block.first].kind != .word, document[block.first].first >= 0x7C else {
      return false
    }
    switch document.scalar(block.first) {
    case 0x2013, 0x2014, 0x2015, 0xBB, 0x203A, 0x25BA, 0x25B6, 0x2192, 0x7C:
      report(document, block.first, block.end, "a mark as a line", 0.96, &sink)
      return true
    default: return false
    }
  }

  /// Lines among which a lone date belongs to the page; further down it may head a diary's entry.
  private static let head = 3

  private static func isLone(_ document: Document, _ index: Int, anywhere: Bool) -> Bool {
    guard anywhere || document.isFirstWindow && index < head else { return false }
    // Another date that stands alone: a list of days.
    return !document.blocks.enumerated().contains { other, block in
      other != index && block.end - block.first <= 8
        && ShortLine(document, block).map { DateLine.isDate(document, $0.first, $0.end) } == true
    }
  }

  /// Tokens of the longest caption that a credit ends.
  private static let longestCaption = 30

  /// "Der Turm im Winter. Aufnahme von N. N.": the last sentence of a caption.
  private static func reportTrailingCredit(
    _ document: Document, _ block: DocumentBlock, _ sources: PhraseIndex, _ sink: inout Sink
  ) -> Bool {
    guard block.end - block.first <= longestCaption else { return false }
    for index in block.tokens.dropFirst() where document.isMark(index - 1, ".") {
      guard FurnitureLine.isCredit(document, index, block.end, sources) else { continue }
      report(document, index, block.end, "a credit", 0.95, &sink)
      return true
    }
    return false
  }

  private static let date = WordKey("date").value

  /// " date 2019-05" at the head of a text: the mark of an archive.
  private static func reportArchiveMark(_ document: Document, _ sink: inout Sink) {
    guard document.isFirstWindow, document.count > 2, document[0].key == date,
      document.bytes[0] == 0x20 || document[0].start == 0,
      document[1].kind == .number
    else { return }
    var end = 2
    if end + 1 < document.count, document.isMark(end, "-"), document[end + 1].kind == .number { end += 2 }
    report(document, 0, end, "an archive's mark", 0.95, &sink)
  }
}
