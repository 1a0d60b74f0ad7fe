import Language
import Text

/// Numbers, dates and quotation marks in the convention of the source language.
public enum SourceLocale: Check {
  public static let page = CheckPage(
    id: .sourceLocale,
    summary: "a number, date or quotation mark in the source language's convention",
    what: """
      Finds a decimal point before a unit, commas between thousands, version numbers with a decimal comma, dates and times \
      in the English order, a currency sign before millions, a bare "in" before a year, and English quotation marks.
      """,
    why: """
      1.234 is more than a thousand in German and little more than one in English: whoever leaves the marks of the source \
      may change the value.
      """,
    flagged: [
      "Die Miete stieg um ⟨3.5 Prozent⟩ im Jahr.",
      "Die Stadt hat ⟨1,200,000⟩ Einwohner.",
      "Sie brauchen die ⟨Version 3,5⟩ oder eine neuere.",
      "Der Beschluss fiel am ⟨November 14⟩ im Rathaus.",
      "Der Konzern will ⟨$40 Millionen⟩ ausgeben.",
      "Das Gerät kostet ⟨$1,500⟩ und mehr.",
      "Der Laden öffnet um ⟨5:30 pm⟩ wieder.",
      "Das Formular vom ⟨12/31/2019⟩ fehlt noch.",
      "„Gut“, sagte er und nannte das Haus ein ⟨“Schmuckstück”⟩ der Stadt.",
      "⟨In 1954⟩ zog sie in die Stadt.",
    ],
    nearMisses: [
      "Die Miete stieg um 3,5 Prozent auf 1.200 Euro.", "Im Juli 2019 war es heiß.", "Im Mai 12 Tore, im Juni 3.",
      "Version 3.5 läuft seit dem 3. Mai.", "Siehe Kapitel 3.2 auf Seite 12.", "Der Zug fährt um 8.30 Uhr.",
      "In 2000 Metern Höhe liegt Schnee.", "Am 14. November war Wahl.", "Er sagte „ja“ und ging.",
      "Der Preis liegt bei 2,5 Millionen Dollar.", "Ein Liter kostet $0,899 und wiegt 1,500 Kilo.",
      "Am Freitag um 8:30 am Bahnhof.",
      "Die Zeitung vom 31.12.2019 fehlt.",
      "Ubuntu 20.04 LTS und Windows 8.1 laufen hier.",
    ])

  public static func run(_ document: Document, into sink: inout Sink) {
    SharpS.look(document, &sink)
    let tokens = document.tokens
    for block in document.blocks {
      var place = Place(document: document, block: block)
      for index in document.sets.signs.within(block.tokens) {
        switch tokens[index].kind {
        case .number:
          place.index = index
          number(place, &sink)
        case .identifier where tokens[index].first >= 0x30 && tokens[index].first <= 0x39:
          place.index = index
          gluedUnit(place, &sink)
        case .punctuation where tokens[index].first == 0xE2 && document.survey.rightQuotes > 0:
          place.index = index
          quotation(place, &sink)
        default: break
        }
      }
    }
  }

  // MARK: Numbers

  private static func number(_ place: Place, _ sink: inout Sink) {
    let shape = NumberShape(place.document.bytes, place.token)
    if shape.marks == 0 {
      DateOrder.look(place, shape, &sink)
      currency(place, &sink)
    } else if shape.marks == 1 {
      if shape.last == 0x2E {
        decimalPoint(place, shape, &sink)
      } else if shape.decimals == 3 {
        price(place, shape, &sink)
      } else {
        version(place, shape, &sink)
      }
    } else if shape.hasCommaGroups {
      report(
        place.token.span, place, "thousands set apart by commas",
        Message(
          "„%1“ has English commas; write „%w“ between thousands", place.token.span,
          word: place.document.conventions?.thousands ?? "."), 0.97, &sink)
    }
    if shape.marks <= 1 { DateOrder.clock(place, &sink) }
  }

  private static func report(
    _ span: ByteSpan, _ place: Place, _ evidence: StaticString, _ message: Message, _ confidence: Double,
    _ sink: inout Sink,
    fix: Fix? = nil
  ) {
    guard !CodeShape.isCode(place.document, place.block) else { return }
    sink.report(span, message, evidence: evidence, confidence: confidence, fix: fix)
  }

  /// Nouns and signs that follow a quantity, as keys.
  private static let units = WordSet(
    """
    prozent prozentpunkte prozentpunkten mark euro dollar franken pfund millionen million milliarden milliarde
    billionen mio mrd meter metern kilometer kilometern zentimeter zentimetern millimeter millimetern quadratmeter
    quadratmetern quadratkilometer kubikmeter kilo kilogramm gramm tonnen liter litern hektar grad sekunden
    minuten stunden jahre jahren volt watt kilowatt megawatt ampere hertz megahertz gigahertz zoll punkte punkten
    """)
  private static let symbols = WordSet("km kg cm mm ml ha kW mW kWh gHz mHz kHz gB mB tB gb mb tb kb")
  private static let money = WordSet("mark euro dollar franken pfund")
  /// Words that are followed by numbers of chapters, versions and the like.
  private static let naming = WordSet(
    """
    version versionen kapitel abschnitt abschnitte nummer nr punkt ziffer tabelle abbildung abb tab seite teil
    anlage artikel paragraf stufe klasse release ausgabe uhr fr usb bluetooth hdmi python windows android linux
    """)

  private static func hasDecimalHabit(_ document: Document) -> Bool {
    let survey = document.survey
    return survey.decimalPoints > 3 && survey.decimalPoints > 2 * survey.decimalCommas
  }

  /// "3.5 Prozent".
  private static func decimalPoint(_ place: Place, _ shape: NumberShape, _ sink: inout Sink) {
    guard shape.decimals == 1 || shape.decimals == 2, let next = place.next, shape.whole <= 3 else { return }
    let isSign = next.first == 0x25 || next.first == 0xE2 && place.document.scalar(place.index + 1) == 0x20AC
    let isWord =
      next.kind == .word
      && (next.flags.contains(.capital)
        ? units.contains(next.key) || symbols.contains(next.key) : symbols.contains(next.key))
    guard isSign || isWord, !isNamed(place), !hasDecimalHabit(place.document) else { return }
    if shape.decimals == 2, money.contains(next.key), place.document.conventions?.hasPointInMoney == true { return }
    // "23.12. Punkte" and "10.30 Minuten" may be dates and times; money and shares are not.
    let mark = ByteSpan(shape.markAt, shape.markAt + 1)
    let span = place.token.span.union(next.span)
    report(
      span, place, "decimal point", Message("decimal point in „%1“; German has a comma", span), 0.96, &sink,
      fix: Fix(mark, ",", safety: .unsafe))
  }

  /// A name or a word of numbering stands before.
  private static func isNamed(_ place: Place) -> Bool {
    guard place.index > place.block.first else { return false }
    let before = place.before
    if before.first == 0x24 || before.first == 0x2F || before.first == 0xC2 { return true }
    return before.kind == .word && naming.contains(before.key)
  }

  /// "1.8V".
  private static func gluedUnit(_ place: Place, _ sink: inout Sink) {
    let bytes = place.document.bytes
    var at = Int(place.token.start)
    let end = Int(place.token.end)
    while at < end, bytes[at] >= 0x30, bytes[at] <= 0x39 { at += 1 }
    guard at < end, bytes[at] == 0x2E else { return }
    let mark = at
    at += 1
    while at < end, bytes[at] >= 0x30, bytes[at] <= 0x39 { at += 1 }
    guard at - mark == 2 || at - mark == 3, at < end else { return }
    switch place.document.text.string(ByteSpan(at, end)) {
    case "V", "W", "kW", "kWh", "kg", "km", "cm", "mm", "mA", "mAh": break
    default: return
    }
    guard !isNamed(place), !hasDecimalHabit(place.document) else { return }
    report(
      place.token.span, place, "decimal point", Message("decimal point in „%1“; German has a comma", place.token.span),
      0.9, &sink,
      fix: Fix(ByteSpan(mark, mark + 1), ",", safety: .unsafe))
  }

  private static let versions = WordSet("version versionen")

  /// "Version 3,5", "Web-API 4,1".
  private static func version(_ place: Place, _ shape: NumberShape, _ sink: inout Sink) {
    guard shape.last == 0x2C, shape.decimals == 1, shape.whole <= 2, place.index > place.block.first else { return }
    let document = place.document
    let before = place.before
    guard before.kind == .word || before.kind == .identifier || before.kind == .fileName else { return }
    let isVersion = versions.contains(before.key)
    guard isVersion || isProduct(document, place.index - 1), !isMeasured(place) else { return }
    let mark = ByteSpan(shape.markAt, shape.markAt + 1)
    let span = isVersion ? before.span.union(place.token.span) : place.token.span
    report(
      span, place, "version with a decimal comma",
      Message("version number „%1“ has a decimal comma; versions have full stops", place.token.span),
      0.96, &sink, fix: Fix(mark, ".", safety: .safe))
  }

  /// A name of a program, or a compound that ends in "API", "NET" and their like.
  private static func isProduct(_ document: Document, _ index: Int) -> Bool {
    let token = document[index]
    if token.flags.contains(.capital), document.entry(index).isName, !document.entry(index).isCommonName { return true }
    let text = document.string(index)
    guard let last = text.split(whereSeparator: { $0 == "-" || $0 == "." }).last else { return false }
    return ["API", "NET", "net", "SDK", "Framework", "WebAPI"].contains(String(last)) && token.flags.contains(.capital)
  }

  /// A unit or noun follows: a quantity, not a version.
  private static func isMeasured(_ place: Place) -> Bool {
    guard let next = place.next else { return false }
    if next.kind == .word { return next.flags.contains(.capital) || symbols.contains(next.key) }
    return next.kind == .symbol || next.first == 0x25 || next.kind == .number || next.first == 0xC2
  }

  /// "$1,500": no price has three decimals.
  private static func price(_ place: Place, _ shape: NumberShape, _ sink: inout Sink) {
    guard place.index > place.block.first, place.before.isMark("$"), !place.token.flags.contains(.spaceBefore),
      shape.value > 0
    else { return }
    let mark = ByteSpan(shape.markAt, shape.markAt + 1)
    let thousands = place.document.conventions?.thousands ?? "."
    report(
      place.before.span.union(place.token.span), place, "thousands set apart by a comma",
      Message("„%1“ has an English comma; write „%w“ between thousands", place.token.span, word: thousands), 0.95,
      &sink,
      fix: Fix(mark, thousands, safety: .safe))
  }

  private static let millions = WordSet("millionen million milliarden milliarde mio mrd billionen")

  /// "$40 Millionen".
  private static func currency(_ place: Place, _ sink: inout Sink) {
    guard place.index > place.block.first, let next = place.next, next.kind == .word, millions.contains(next.key) else {
      return
    }
    let before = place.before
    guard before.first == 0x24 || before.first == 0xE2 && place.document.scalar(place.index - 1) == 0x20AC else {
      return
    }
    let span = before.span.union(next.span)
    report(
      span, place, "currency sign before millions",
      Message("„%1“ has the currency before the number; German has it behind", span), 0.96, &sink)
  }

  // MARK: Quotation marks

  /// “Schmuckstück” in a text that has „German“ marks, too.
  private static func quotation(_ place: Place, _ sink: inout Sink) {
    let document = place.document
    guard document.scalar(place.index) == 0x201C, place.index + 1 < place.block.end, !place.nextIsApart else { return }
    guard
      place.index == place.block.first || place.token.flags.contains(.spaceBefore)
        || document[place.index - 1].first == 0x28
    else { return }
    var end = place.index + 1
    while end < place.block.end, end - place.index < 40 {
      if document.tokens[end].first == 0xE2, document[end].kind == .punctuation {
        let scalar = document.scalar(end)
        if scalar == 0x201D { break }
        if scalar == 0x201C || scalar == 0x201E { return }
      }
      end += 1
    }
    guard end < place.block.end, document.scalar(end) == 0x201D, !hasEnglishHabit(document), !isOpen(place),
      isGerman(document, place.index + 1, end)
    else { return }
    let span = place.token.span.union(document[end].span)
    let quoted = document.text.string(ByteSpan(place.token.end, document[end].start))
    let conventions = document.conventions
    let fixed = (conventions?.openingQuote ?? "„") + quoted + (conventions?.closingQuote ?? "“")
    report(
      span, place, "English quotation marks",
      Message("English quotation marks around „%1“", ByteSpan(place.token.end, document[end].start)),
      0.95, &sink, fix: Fix(span, fixed, safety: .safe))
  }

  /// More pairs than these are how the author quotes.
  private static let fewPairs = 3

  /// Whether the text uses English marks throughout.
  private static func hasEnglishHabit(_ document: Document) -> Bool {
    guard document.survey.rightQuotes > fewPairs else { return false }
    var opened = 0
    var low = 0
    for index in 0..<document.count where document.tokens[index].first == 0xE2 && document[index].kind == .punctuation {
      let scalar = document.scalar(index)
      if scalar == 0x201E { low += 1 }
      if scalar == 0x201C, document[index].flags.contains(.spaceBefore) { opened += 1 }
    }
    return opened > fewPairs && opened * 4 > low
  }

  /// A German quotation is open: “ closes it.
  private static func isOpen(_ place: Place) -> Bool {
    let document = place.document
    var index = place.index - 1
    while index >= place.block.first {
      if document.tokens[index].first == 0xE2, document[index].kind == .punctuation {
        let scalar = document.scalar(index)
        if scalar == 0x201E { return true }
        if scalar == 0x201C || scalar == 0x201D { return false }
      }
      index -= 1
    }
    return false
  }

  /// Most words in the marks are German: titles and terms of other languages keep their marks.
  private static func isGerman(_ document: Document, _ first: Int, _ end: Int) -> Bool {
    var words = 0
    var known = 0
    for index in first..<end where document[index].kind == .word {
      words += 1
      if document.entry(index).hasReadings || document.lowerEntry(index).isFunctionWord
        || document[index].flags.contains(.capital) && document[index].count > 12
      {
        known += 1
      }
    }
    return words > 0 && known * 2 >= words
  }
}
