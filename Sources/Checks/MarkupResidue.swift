import Language
import Reading
import Text

/// Markup and placeholders in running text.
public enum MarkupResidue: Check {
  public static let page = CheckPage(
    id: .markupResidue,
    summary: "markup or a placeholder left in the text",
    what: """
      Finds character references, HTML tags and comments, cross-reference tags, placeholders of translation programs and \
      templates, escape sequences and query strings that stand in prose as they are.
      """,
    why: """
      Translation programs hide markup behind placeholders and put it back afterwards; what they lose or fail to put back \
      is printed for all to see.
      """,
    needsPack: false,
    flagged: [
      "Der Turm⟨&nbsp;⟩ist hundert Meter hoch.",
      "Speichern ⟨&ndash;⟩ und zwar sofort.",
      "Der Strich ⟨& #x 2014;⟩ steht hier.",
      "Drücken Sie die ⟨<kbd>⟩Eingabetaste⟨</kbd>⟩ und warten Sie.",
      "Mit den ⟨<br>⟩ Nachbarn verstehen wir uns gut.",
      "Das Haus gehört seit langem ⟨{{owner}}⟩ und seiner Frau.",
      "Danach hat die Stadt ⟨__LINK_3__⟩ verkauft.",
      "Im Saal waren ⟨⟦4⟧⟩ nur wenige Leute.",
      "Weitere Hinweise finden Sie unter ⟨<xref:System.Text.Encoding>⟩ und im Anhang.",
      "Am Abend kam ⟨%s⟩ nach Hause.",
      "Die Familie ⟨M\\u00fcller⟩ wohnt im Erdgeschoss.",
    ],
    nearMisses: [
      "Müller & Söhne, AT&T und H&M sind Firmen.", "Der Name <Benutzername> steht für Ihren Namen.",
      "Es gilt 3 < 5 und 7 > 2.", "Schreiben Sie an <post@example.org> oder rufen Sie an.",
      "Das Element <br> erzeugt einen Umbruch.", "Mit „%s“ gibt man eine Zeichenkette aus.",
      "Der Platzhalter {0} wird ersetzt.", "Rund 20 % sind es, also ein Fünftel.",
      "Der Ordner C:\\neu\\bilder ist leer.", "Siehe https://example.org/?a=1&copy=2 dazu.",
      "Die Entität &nbsp; steht für ein festes Leerzeichen.",
    ])

  public static func run(_ document: Document, into sink: inout Sink) {
    let tokens = document.tokens
    for block in document.blocks {
      var place = Place(document: document, block: block)
      for index in document.sets.signs.within(block.tokens) {
        switch tokens[index].first {
        // & < { [ \ % ? _
        case 0x26, 0x3C, 0x7B, 0x5B, 0x5C, 0x25, 0x3F, 0x5F:
          place.index = index
          look(place, &sink)
        case 0xE2:
          if document.scalar(index) == 0x27E6 {
            place.index = index
            Placeholder.bracketed(place, &sink)
          }
        default: break
        }
      }
    }
  }

  private static func look(_ place: Place, _ sink: inout Sink) {
    switch place.token.first {
    case 0x26: entity(place, &sink)
    case 0x3C: HTMLTag.look(place, &sink)
    case 0x7B, 0x5B: Placeholder.bracketed(place, &sink)
    case 0x5C: escape(place, &sink)
    case 0x25: Placeholder.format(place, &sink)
    case 0x3F: query(place, &sink)
    default: if place.token.kind == .identifier { Placeholder.named(place, &sink) }
    }
  }

  // MARK: Character references

  private static let talk = WordSet(
    """
    entität entitäten entity entities html xml zeichenreferenz zeichenverweis tag tags element elemente elements
    elemente markup platzhalter platzhaltern variable variablen format formatzeichenfolge formatangabe
    formatzeichen argument argumente escape escapesequenz escapezeichen vorlage vorlagen template templates printf
    zeichenfolge zeichenkette syntax attribut steuerzeichen befehl zeichen code regex ausdruck muster parameter
    """)

  /// Whether the text speaks of markup there, or quotes it.
  static func isMentioned(_ place: Place, width: Int = 1) -> Bool {
    let document = place.document
    if place.token.flags.contains(.quoted) { return true }
    let first = max(place.block.first, place.index - 3)
    let end = min(place.block.end, place.index + width + 3)
    for index in first..<end {
      let token = document[index]
      if token.first == 0x60 || talk.contains(token.key) { return true }
      if token.kind == .word, token.flags.contains(.hyphen), hasTalk(document, index) { return true }
    }
    return false
  }

  /// "HTML-Element": the last part of a compound.
  private static func hasTalk(_ document: Document, _ index: Int) -> Bool {
    guard let last = document.string(index).split(separator: "-").last else { return false }
    return talk.contains(WordKey(written: String(last)).value)
  }

  /// A character reference that stands everywhere is one fault, of the program that wrote the text: so many places show it.
  private static let mostPlaces = 3
  /// The same of all references together.
  private static let mostReferences = 12
  private static let anyReference = WordKey("&").value

  private static func entity(_ place: Place, _ sink: inout Sink) {
    let document = place.document
    let bytes = document.bytes
    let at = Int(place.token.start)
    guard let entity = HTMLEntity.parse(bytes, at) else { return tornReference(place, at, &sink) }
    // The second of a pair was reported with the first.
    if at > 0, bytes[at - 1] == 0x3B, isEntityBefore(bytes, at) { return }
    let isInWord = isLetterByte(at > 0 ? bytes[at - 1] : 0x20) || isLetterByte(bytes[entity.end])
    if entity.isLetter && isInWord || entity.isInvisible && isInWord { return }
    if isMentioned(place, width: 3) { return }
    var end = entity.end
    while bytes[end] == 0x26, let next = HTMLEntity.parse(bytes, end) { end = next.end }
    let span = ByteSpan(at, end)
    let isApart = at > 0 && bytes[at - 1] == 0x20 && bytes[end] == 0x20
    let fixed =
      entity.scalar == 0xA0 && end == entity.end
      ? (isApart ? "" : "\u{A0}") : HTMLEntity.resolved(document.text.string(span))
    let places = document.memory.count(WordKey(hash: WordHash.hash(bytes + at, entity.end - at)).value)
    guard places <= Self.mostPlaces, document.memory.count(anyReference) <= Self.mostReferences else { return }
    sink.report(
      span,
      places < Self.mostPlaces
        ? Message("HTML character reference „%1“ left in the text", span)
        : Message("HTML character reference „%1“ left in the text, and more of them further on", span),
      evidence: "character reference",
      confidence: 0.98,
      fix: Fix(isApart && fixed.isEmpty ? ByteSpan(at, end + 1) : span, fixed, safety: .safe))
  }

  /// "& #x 2014;": a character reference with blanks inside.
  private static func tornReference(_ place: Place, _ at: Int, _ sink: inout Sink) {
    let bytes = place.document.bytes
    var end = at + 1
    var blanks = 0
    func skipBlank() {
      if bytes[end] == 0x20 {
        end += 1
        blanks += 1
      }
    }
    skipBlank()
    guard bytes[end] == 0x23 else { return }
    end += 1
    skipBlank()
    let isHexadecimal = bytes[end] | 0x20 == 0x78
    if isHexadecimal {
      end += 1
      skipBlank()
    }
    let first = end
    while bytes[end] >= 0x30 && bytes[end] <= 0x39
      || isHexadecimal && bytes[end] | 0x20 >= 0x61 && bytes[end] | 0x20 <= 0x66
    { end += 1 }
    guard blanks > 0, end - first >= 2, end - first <= 5, bytes[end] == 0x3B else { return }
    let span = ByteSpan(at, end + 1)
    sink.report(
      span, Message("HTML character reference „%1“ with blanks inside", span), evidence: "torn character reference",
      confidence: 0.98)
  }

  private static func isEntityBefore(_ bytes: UnsafePointer<UInt8>, _ at: Int) -> Bool {
    var place = at - 1
    while place > 0, at - place < 10 {
      place -= 1
      if bytes[place] == 0x26 { return HTMLEntity.parse(bytes, place)?.end == at }
    }
    return false
  }

  private static func isLetterByte(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x80 }

  // MARK: Escapes and addresses

  /// "M\u00fcller", "Ende.\nDanach".
  private static func escape(_ place: Place, _ sink: inout Sink) {
    let document = place.document
    let bytes = document.bytes
    let at = Int(place.token.start)
    guard at > 0, !CodeShape.isCode(document, place.block) else { return }
    if bytes[at + 1] == 0x75 { return unicode(place, at, &sink) }
    guard bytes[at + 1] == 0x6E, place.index > place.block.first, !place.token.flags.contains(.spaceBefore) else {
      return
    }
    // Only behind a sentence's end: "C:\neu" is a path.
    guard place.before.isMark(".") || place.before.isMark("!") || place.before.isMark("?") else { return }
    guard bytes[at + 2] >= 0x41 && bytes[at + 2] <= 0x5A || bytes[at + 2] == 0x5C || bytes[at + 2] <= 0x20 else {
      return
    }
    guard !isMentioned(place) else { return }
    let span = ByteSpan(at, at + 2)
    sink.report(
      span, Message("escape sequence „%1“ left in the text; a line break was meant", span), evidence: "escape sequence",
      confidence: 0.96, fix: Fix(span, "\n", safety: .unsafe))
  }

  private static func unicode(_ place: Place, _ at: Int, _ sink: inout Sink) {
    let bytes = place.document.bytes
    var value: UInt32 = 0
    for offset in 2..<6 {
      let byte = bytes[at + offset]
      let isDigit = byte >= 0x30 && byte <= 0x39
      guard isDigit || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x66 else { return }
      value = value << 4 | UInt32(isDigit ? byte - 0x30 : (byte | 0x20) - 0x57)
    }
    guard isLetterByte(bytes[at - 1]) || isLetterByte(bytes[at + 6]), value >= 0xA0, let scalar = Unicode.Scalar(value)
    else { return }
    guard !isMentioned(place) else { return }
    var lower = at
    while lower > 0, isLetterByte(bytes[lower - 1]) { lower -= 1 }
    var upper = at + 6
    while isLetterByte(bytes[upper]) { upper += 1 }
    let escape = ByteSpan(at, at + 6)
    sink.report(
      ByteSpan(lower, upper), Message("escape sequence „%1“ left in a word", escape), evidence: "escape sequence",
      confidence: 0.98, fix: Fix(escape, String(scalar), safety: .safe))
  }

  /// "Lösung?view=full": a query string that lost its address.
  private static func query(_ place: Place, _ sink: inout Sink) {
    let document = place.document
    guard place.index > place.block.first, place.index + 3 < place.block.end, place.before.kind == .word else { return }
    guard !place.token.flags.contains(.spaceBefore), document.isMark(place.index + 2, "=") else { return }
    for index in place.index + 1...place.index + 3 where document[index].flags.contains(.spaceBefore) { return }
    let name = document[place.index + 1]
    guard name.kind == .word || name.kind == .identifier, !name.flags.contains(.capital) else { return }
    guard document.entry(place.index - 1).hasReadings || place.before.flags.contains(.wide) else { return }
    guard !CodeShape.isCode(document, place.block) else { return }
    var last = place.index + 3
    if document.isMark(last + 1, ")"), !document[last + 1].flags.contains(.spaceBefore),
      !place.token.flags.contains(.bracketed)
    {
      last += 1
    }
    let span = place.token.span.union(document[last].span)
    sink.report(
      span, Message("rest of an address „%1“; remove it", span), evidence: "query string without its address",
      confidence: 0.97)
  }
}
