import Language
import Reading
import Text

/// Links without text.
public enum EmptyLinkText: Check {
  public static let page = CheckPage(
    id: .emptyLinkText,
    summary: "a link without text",
    what: "Finds a link between whose brackets or tags nothing stands: readers cannot see it, let alone follow it.",
    why: "When link and text are translated apart, the text is put back beside the link instead of into it.",
    needsPack: false,
    format: .markdown,
    flagged: [
      "Weitere Hinweise stehen ⟨[](hilfe.md)⟩ im Anhang.", "Siehe ⟨[ ](https://example.org)⟩ für mehr.",
      "Der Abschnitt ⟨<a href=\"a.html\"></a>⟩ erklärt es.", "⟨[](start.md)⟩ Zurück zum Anfang",
    ],
    nearMisses: [
      "Siehe [Hilfe](hilfe.md) dazu.", "<a name=\"anker\"></a>Die Überschrift",
      "[![Symbol](a.png)](b.md) führt zurück.",
      "Das Feld [] ist leer, `[](a)` auch.", "Der Verweis <a href=\"a.html\">Anfang</a> gilt.",
      "[`Open`](a.md) öffnet.",
    ])

  public static func run(_ document: Document, into sink: inout Sink) {
    guard let prose = document.prose else { return }
    for element in document.inlines where element.kind == .link && isEmpty(element, prose.source) {
      sink.report(
        element.outer, Message("this link has no text; put in what it leads to"), evidence: "link without text",
        confidence: 0.98, isInFile: true)
    }
  }

  private static func isEmpty(_ element: InlineElement, _ source: SourceText) -> Bool {
    element.inner.range.allSatisfy { source.bytes[$0] <= 0x20 }
  }
}
