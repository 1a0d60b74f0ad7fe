import Language
import Text

/// Blanks on the wrong side of a mark.
public enum PunctuationSpacing: Check {
  public static let page = CheckPage(
    id: .punctuationSpacing,
    summary: "a blank before a mark or none behind it",
    what: "Finds a blank before a comma, full stop, colon or semicolon.",
    why: "Link text and inline code are translated apart and put back with the blanks of the source.",
    needsPack: false,
    flagged: [
      "Das Programm wurde beendet⟨ .⟩",
      "Die Datei⟨ ,⟩ die Sie suchen, fehlt.",
      "Er nannte drei Gründe⟨ :⟩ Zeit, Geld und Ruhe.",
      "Der Ort⟨ ,⟩ an dem sie wohnt, liegt am Meer.",
    ],
    nearMisses: [
      "Er wartete ... und ging.", "Das kostet 3,50 Euro.", "Siehe Kapitel 3.", "Um 12:30 Uhr beginnt es.",
      "Ja, das stimmt.", "Die Endung .txt ist bekannt.",
    ])

  public static func run(_ document: Document, into sink: inout Sink) {
    for index in 1..<max(1, document.count) {
      let token = document[index]
      guard token.flags.contains(.spaceBefore), token.isMark(".") || token.isMark(",") else { continue }
      let before = document[index - 1]
      guard before.kind == .word || before.kind == .number, !token.flags.contains(.lineBefore) else { continue }
      if index + 1 < document.count, !document[index + 1].flags.contains(.spaceBefore) { continue }
      let span = ByteSpan(before.end, token.end)
      sink.report(
        span, Message("blank before „%1“; remove it", token.span), evidence: "blank before a mark", confidence: 0.98,
        fix: Fix(ByteSpan(before.end, token.start), "", safety: .safe))
    }
  }
}
