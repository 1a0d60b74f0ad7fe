import Language
import Reading
import Text

/// Markup that translation broke, so that readers see it.
public enum BrokenMarkup: Check {
  public static let page = CheckPage(
    id: .brokenMarkup,
    summary: "markup that translation broke",
    what: """
      Finds emphasis marks with blanks inside, a blank between a link's text and its address, tags with blanks or with a \
      translated name, a fence of code that is never closed, a table whose rule is broken and rows with more cells than \
      the head.
      """,
    why: "Translation programs set blanks by the rules of prose and translate names in markup; the page falls apart.",
    needsPack: false,
    format: .markdown,
    flagged: [
      "Klicken Sie auf ⟨** Weiter **⟩ und warten Sie.", "Das ist ⟨**wichtig **⟩ für alle.",
      "Lesen Sie [die Hilfe⟨] (hilfe.md)⟩ zuerst.", "Das Wort ist ⟨< strong>⟩fett⟨</ strong>⟩ gesetzt.",
      "Das Wort ist <stark>fett⟨</stark>⟩ gesetzt.", "| Name | Wert |\n⟨| – | – |⟩\n| a | 1 |",
      "Der Befehl lautet:\n\n⟨```bash⟩\nls",
    ],
    nearMisses: [
      "Klicken Sie auf **Weiter** und warten Sie.", "Es gilt 2 ** 3 ** 2 in dieser Sprache.",
      "Siehe [1] (Seite 4) dazu.", "Es gilt a < b und c > d.", "Setzen Sie <Name> ein, dann `** x **`.",
      "Ein * allein und zwei ** stehen frei.", "| Name | Wert |\n|---|---|\n| a | 1 |", "```bash\nls\n```",
      "\\*\\* Weiter \\*\\* steht da wörtlich.",
    ])

  public static func run(_ document: Document, into sink: inout Sink) {
    guard let prose = document.prose else { return }
    for fault in document.faults { report(fault, prose.source, &sink) }
    for block in document.blocks {
      var opening = -1
      var place = Place(document: document, block: block)
      for index in document.sets.signs.within(block.tokens) {
        place.index = index
        switch document[index].first {
        case 0x2A, 0x5F:
          guard isStrongMark(document, index) else { continue }
          opening = emphasis(place, opening, &sink) ? -1 : index
        case 0x5D: address(place, &sink)
        case 0x3C: tag(place, &sink)
        default: break
        }
      }
    }
  }

  // MARK: Emphasis

  /// "**" or "__" that is shown as it stands, and not because of a backslash.
  private static func isStrongMark(_ document: Document, _ index: Int) -> Bool {
    let token = document[index]
    if token.first == 0x5F { return token.count == 2 && document.bytes[Int(token.end) - 1] == 0x5F }
    let bytes = document.bytes
    let start = Int(token.start)
    guard bytes[start + 1] == 0x2A, bytes[start + 2] != 0x2A, start == 0 || bytes[start - 1] != 0x2A else {
      return false
    }
    return document.prose?.isWhole(ByteSpan(start, start + 2)) ?? false
  }

  /// Two marks with a blank inside; `opening` is the one before.
  private static func emphasis(_ place: Place, _ opening: Int, _ sink: inout Sink) -> Bool {
    let document = place.document
    guard opening >= 0, document[opening].first == place.token.first else { return false }
    let lower = Int(document[opening].start)
    let upper = Int(place.token.start)
    let bytes = document.bytes
    let isBlankAtStart = bytes[lower + 2] == 0x20
    let isBlankAtEnd = bytes[upper - 1] == 0x20
    guard upper - lower > 4, upper - lower <= longestEmphasis, isBlankAtStart || isBlankAtEnd else { return false }
    guard lower == 0 || bytes[lower - 1] <= 0x20 || bytes[lower - 1] == 0x28, !isWordByte(bytes[upper + 2]),
      hasWord(document, opening, place.index)
    else { return false }
    let span = ByteSpan(lower, upper + 2)
    let inner = ByteSpan(isBlankAtStart ? lower + 3 : lower + 2, isBlankAtEnd ? upper - 1 : upper)
    let mark = document.text.string(ByteSpan(lower, lower + 2))
    sink.report(
      span, Message("blanks inside the emphasis marks of „%1“; remove them", inner),
      evidence: "blank inside emphasis marks", confidence: 0.97,
      fix: Fix(span, mark + document.text.string(inner) + mark, safety: .unsafe))
    return true
  }

  /// Bytes between the marks.
  private static let longestEmphasis = 200

  private static func hasWord(_ document: Document, _ first: Int, _ end: Int) -> Bool {
    (first..<end).contains { document[$0].kind == .word && document[$0].count >= 3 }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x80 || byte >= 0x30 && byte <= 0x39
  }

  // MARK: Links

  /// "[Text] (address)".
  private static func address(_ place: Place, _ sink: inout Sink) {
    let document = place.document
    let bytes = document.bytes
    let at = Int(place.token.start)
    guard bytes[at + 1] == 0x20, bytes[at + 2] == 0x28, hasOpening(place) else { return }
    var end = at + 3
    let limit = Int(place.block.block.span.upper)
    var isAddress = bytes[end] == 0x23
    while end < limit, bytes[end] > 0x20, bytes[end] != 0x29 {
      if bytes[end] == 0x2F || bytes[end] == 0x2E && bytes[end + 1] | 0x20 == 0x6D && bytes[end + 2] | 0x20 == 0x64 {
        isAddress = true
      }
      end += 1
    }
    guard end < limit, bytes[end] == 0x29, isAddress, end - at > 6 else { return }
    sink.report(
      ByteSpan(at, end + 1),
      Message("blank between the link's text and its address „%1“; remove it", ByteSpan(at + 3, end)),
      evidence: "blank between a link's text and its address", confidence: 0.96,
      fix: Fix(ByteSpan(at + 1, at + 2), "", safety: .unsafe))
  }

  private static func hasOpening(_ place: Place) -> Bool {
    for index in (place.block.first..<place.index).reversed() {
      if place.document.isMark(index, "[") { return true }
      if place.document.isMark(index, "]") { return false }
    }
    return false
  }

  // MARK: Tags

  private static let names = WordSet(
    "strong em code kbd span div br sup sub li ul ol td tr th table tbody thead pre img")
  private static let short = WordSet("a b i u p")

  /// "< strong>", "</ b>".
  private static func tag(_ place: Place, _ sink: inout Sink) {
    let bytes = place.document.bytes
    let start = Int(place.token.start)
    var at = start + 1
    var blanks = 0
    var isClosing = false
    while bytes[at] == 0x20 || bytes[at] == 0x2F && !isClosing {
      if bytes[at] == 0x2F { isClosing = true } else { blanks += 1 }
      at += 1
    }
    let name = at
    while bytes[at] | 0x20 >= 0x61, bytes[at] | 0x20 <= 0x7A { at += 1 }
    guard blanks > 0, at > name, bytes[at] == 0x3E, !MarkupResidue.isMentioned(place, width: 3) else { return }
    let key = WordKey(place.document.text.string(ByteSpan(name, at)).lowercased()).value
    guard names.contains(key) || isClosing && short.contains(key) else { return }
    let span = ByteSpan(start, at + 1)
    let fixed = (isClosing ? "</" : "<") + place.document.text.string(ByteSpan(name, at + 1))
    sink.report(
      span, Message("blank inside the tag „%1“; remove it", span), evidence: "blank inside a tag", confidence: 0.96,
      fix: Fix(span, fixed, safety: .safe))
  }

  /// German names of elements as a translation program gives them.
  private static let translated = WordSet(
    "stark fett kursiv zusammenfassung einzelheiten tabelle absatz spanne taste bild liste überschrift zelle zeile")

  private static func report(_ fault: MarkupFault, _ source: SourceText, _ sink: inout Sink) {
    let span = fault.span
    switch fault.kind {
    case .unclosedFence:
      sink.report(
        span, Message("the code that „%1“ opens is never closed, so that all below is code", span),
        evidence: "unclosed fence", confidence: 0.95, isInFile: true)
    case .brokenTableRule:
      sink.report(
        span, Message("„%1“ does not part a table's head from its body, so that the table is shown as text", span),
        evidence: "broken rule of a table", confidence: 0.96, isInFile: true)
    case .surplusCells:
      sink.report(
        span, Message("the row has more cells than the table's head; „%1“ is not shown", span),
        evidence: "more cells than the head", confidence: 0.95, severity: .note, isInFile: true)
    case .unknownClosingTag:
      let name = source.string(ByteSpan(Int(span.lower) + 2, Int(span.upper) - 1)).lowercased()
      guard translated.contains(WordKey(name).value) else { return }
      sink.report(
        span, Message("the tag „%1“ was translated; no browser knows it", span), evidence: "translated tag",
        confidence: 0.96, isInFile: true)
    }
  }
}
