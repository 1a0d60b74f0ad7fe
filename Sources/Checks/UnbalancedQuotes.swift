import Language
import Reading
import Text

/// Quotation marks and brackets without their other half.
public enum UnbalancedQuotes: Check {
  public static let page = CheckPage(
    id: .unbalancedQuotes,
    summary: "a quotation mark or bracket without its other half",
    what: """
      Pairs the quotation marks and brackets of each paragraph and reports what is left, unless the quotation goes on in \
      a later paragraph.
      """,
    why: """
      A quotation that was translated in pieces loses one of its marks; readers no longer know who speaks, or where an \
      aside ends.
      """,
    needsPack: false,
    flagged: [
      "Die Lage ist ernst und muss besprochen ⟨werden.“⟩ Danach schwieg er.",
      "⟨„Wir⟩ bleiben hier, sagte sie und setzte sich.",
      "Er dachte nicht daran ⟨(wie⟩ sonst immer nach Hause zu gehen.",
      "Der Rat tagte am ⟨Montag)⟩ und am Dienstag.",
      "Sie nannte ihn ⟨»Meister⟩ und lachte dabei.",
      "Das \"Haus\" am See heißt ⟨\"Seeblick⟩ und steht leer.",
    ],
    nearMisses: [
      "a) Brot b) Milch c) Salz", "1) Zuerst öffnen Sie die Tür.", "Schön, dass du da bist :-) Bis bald ;)",
      "Ein Monitor mit 24\" und einer mit 27 Zoll.", "Er sagte: „Ich komme \"gleich\" nach.“",
      "„Das ist der Anfang der Rede.\n„Hier geht sie weiter und endet auch.“", "Er nannte ihn “Chef” und ging.",
      "Das Intervall [0, 1) ist halb offen.", "Er sagte „ja\" und schwieg.",
      "Nach § 3 Nr. 2 Buchst. a) gilt das nicht.",
      "Sie rief: »Komm!« und «Geh!»",
      "„Das war der erste Absatz der langen Rede.\nDas war der zweite, und damit endet sie.“",
    ])

  public static func run(_ document: Document, into sink: inout Sink) {
    var left: [UnpairedMark] = []
    var marks: [Int] = []
    for (number, block) in document.blocks.enumerated() {
      guard block.kind != .tableRow, !block.block.continues, !block.block.isRest else { continue }
      Pairing.pair(document, block, number, &marks, into: &left)
    }
    guard !left.isEmpty else { return }
    for mark in Pairing.withoutPartners(left, document) { report(document, mark, &sink) }
  }

  /// ":::image source=…:::" and attributes of tags: their quotation marks are syntax.
  private static func isDirective(_ document: Document, _ block: DocumentBlock) -> Bool {
    var colons = 0
    for index in block.tokens.prefix(400) {
      if document.isMark(index, "="), document.isMark(index + 1, "\"") { return true }
      colons = document.isMark(index, ":") ? colons + 1 : 0
      if colons == 3 { return true }
    }
    return false
  }

  private static func isCode(_ token: Token) -> Bool {
    switch token.kind {
    case .identifier, .fileName, .url, .number: true
    default: !token.flags.isDisjoint(with: [.innerCapital, .dot, .underscore, .digit])
    }
  }

  private static func report(_ document: Document, _ mark: UnpairedMark, _ sink: inout Sink) {
    let block = document.blocks[mark.block]
    guard !CodeShape.isCode(document, block), !isDirective(document, block) else { return }
    let token = document[mark.token]
    let isBracket = mark.family == .round || mark.family == .square
    if mark.opens {
      guard mark.token + 1 < block.end else { return }
      // A teaser that is cut off keeps its opening mark.
      if isCut(document, block) { return }
      sink.report(
        token.span.union(document[mark.token + 1].span),
        isBracket
          ? Message("the bracket %1 is never closed", token.span)
          : Message("the quotation that %1 opens is never closed", token.span),
        evidence: "opening mark alone", confidence: 0.95)
    } else {
      var first = mark.token - 1
      while first > block.first, document[first].kind == .punctuation, !document[first].flags.contains(.spaceBefore) {
        first -= 1
      }
      guard first >= block.first else { return }
      // Signatures are taken to pieces with their links: "SetValue)".
      if isBracket, isCode(document[first]) || first > block.first && document.isMark(first - 1, ".") { return }
      sink.report(
        document[first].span.union(token.span),
        isBracket
          ? Message("the bracket %1 closes what was never opened", token.span)
          : Message("%1 closes a quotation that was never opened", token.span),
        evidence: "closing mark alone", confidence: 0.95)
    }
  }

  private static func isCut(_ document: Document, _ block: DocumentBlock) -> Bool {
    let last = document[block.end - 1]
    return last.first == 0xE2 && document.scalar(block.end - 1) == 0x2026
      || last.isMark(".") && block.tokens.count > 2 && document.isMark(block.end - 2, ".")
        && document.isMark(block.end - 3, ".")
      || block.block.span.upper == UInt32(document.text.count) && last.kind == .word
  }
}
