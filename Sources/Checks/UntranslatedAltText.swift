import Language
import Reading
import Text

/// Texts for people who do not see an image, left in English.
public enum UntranslatedAltText: Check {
  public static let page = CheckPage(
    id: .untranslatedAltText,
    summary: "the text of an image left in English",
    what: "Finds an image in German text whose alternative text is an English phrase, by its function words.",
    why: """
      Translation programs pass over what stands in attributes; a reader who hears the page hears another language at \
      each image.
      """,
    format: .markdown,
    flagged: [
      "Klicken Sie auf ![⟨The icon of the menu⟩](a.png), um zu beginnen.",
      "Das Bild ![⟨Screenshot of the window with two buttons⟩](b.png) zeigt es.",
      "So sieht es aus: <img src=\"c.png\" alt=\"⟨How to open the folder⟩\"> – und so nicht.",
      "Öffnen Sie ![⟨A view of your files⟩](d.png) im Fenster.",
    ],
    nearMisses: [
      "Klicken Sie auf ![Das Symbol des Menüs](a.png), um zu beginnen.", "Das Bild ![Visual Studio](b.png) zeigt es.",
      "Die Taste ![Start](c.png) öffnet das Menü.", "Das Bild ![](d.png) hat keinen Text.",
      "Klicken Sie auf ![Die Schaltfläche „Save As“](a.png), dann weiter.",
      "So sieht ![Dialog in Windows 10](e.png) aus.",
    ])

  public static func run(_ document: Document, into sink: inout Sink) {
    guard let prose = document.prose, document.language == "de" else { return }
    for element in document.inlines where element.kind == .image && isEnglish(prose.source, element.inner) {
      sink.report(
        element.inner, Message("the text „%1“ of this image is English; translate it", element.inner),
        evidence: "English function words in an image's text", confidence: 0.97, isInFile: true)
    }
  }

  private static let english = LanguageDetector.languages.firstIndex(of: "en")!

  /// Two function words of English alone and none of German alone.
  private static func isEnglish(_ text: SourceText, _ span: ByteSpan) -> Bool {
    var found = 0
    var start = Int(span.lower)
    for at in Int(span.lower)...Int(span.upper) {
      let byte = at < Int(span.upper) ? text.bytes[at] : 0x20
      if byte >= 0x80 { return false }
      if byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A { continue }
      if at > start {
        let key = WordKey(text.string(ByteSpan(start, at)).lowercased()).value
        let isEnglish = LanguageDetector.isCommon(key, in: english)
        let isGerman = LanguageDetector.isCommon(key, in: 0)
        if isEnglish && !isGerman { found += 1 }
        if isGerman && !isEnglish { return false }
      }
      start = at + 1
    }
    return found >= 2
  }
}
