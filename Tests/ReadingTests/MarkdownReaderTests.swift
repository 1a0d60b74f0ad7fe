import Foundation
import Reading
import Testing
import Text

/// The units of a Markdown text as they are read.
func units(_ markdown: String, components: Bool = false) -> [String] {
  let prose = Prose(MarkdownReader(hasComponents: components).read(SourceText(markdown)))
  return prose.blocks.map { prose.text.string($0.span) }
}

/// A unit with what is masked shown as "·".
func masked(_ markdown: String) -> String {
  let source = SourceText(markdown)
  let masked = MarkdownReader().read(source)
  let bytes = UnsafeBufferPointer(start: masked.bytes, count: source.count)
  return String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: "\0", with: "·")
}

@Suite struct MarkdownBlockTests {
  @Test(arguments: [
    ("Ein Satz.\nNoch einer.", ["Ein Satz.\nNoch einer."]),
    ("# Titel #\n\nText", ["Titel", "Text"]),
    ("Titel\n=====\nText", ["Titel", "Text"]),
    ("Text\n***\nText", ["Text", "Text"]),
    ("> Zitat\n> geht weiter\nfaul\n\nText", ["Zitat\ngeht weiter\nfaul", "Text"]),
    ("- eins\n- zwei\n\n  mehr\n  - drei\n1. vier", ["eins", "zwei", "mehr", "drei", "vier"]),
    ("- [ ] offen\n- [x] fertig", ["offen", "fertig"]),
    ("```swift\nlet a = 1\n```\nText", ["Text"]),
    ("~~~\n```\n~~~\nText", ["Text"]),
    ("> ```\n> code\n\nText", ["Text"]),
    ("    code\n\nText", ["Text"]),
    ("Text\n    geht weiter", ["Text\ngeht weiter"]),
    ("<div>\nHTML\n</div>\n\nText", ["Text"]),
    ("<!-- ein\n\nKommentar -->\nText", ["Text"]),
    ("| a | b |\n|---|:-:|\n| c `x|y` \\| z | d |\n\nText", ["a", "b", "c `x", "y` | z", "Text"]),
    ("a | b\n--|--\nc | d", ["a", "b", "c", "d"]),
    ("[a]: /x \"Titel\"\n[b]:\n/y\nText", ["Text"]),
    ("Text[^1] hier.\n\n[^1]: Die Fußnote.", ["Text hier.", "Die Fußnote."]),
    ("Text\r\nweiter\r\n\r\nneu", ["Text\nweiter", "neu"]),
    ("\u{FEFF}# Titel", ["Titel"]),
    ("", []), ("\n\n", []), ("#", []), ("- ", []), (">", []), ("|", ["|"]),
  ])
  func unitsOfText(_ markdown: String, _ expected: [String]) { #expect(units(markdown) == expected) }

  @Test(arguments: [
    ("> [!NOTE]\n> Der Hinweis.", ["Der Hinweis."]),
    (":::moniker range=\"1\"\nText\n:::\n\nMehr", ["Text", "Mehr"]),
    ("[!INCLUDE [name](path.md)]\n\nText", ["Text"]),
    ("[!code-csharp[Main](a.cs)]\n\nText", ["Text"]),
    ("{{< figure src=\"a.png\" >}}\n\nText", ["Text"]),
    ("{% include a.html %}\nText\n{: .wichtig}", ["Text"]),
    ("## Titel {#anker}", ["Titel"]),
    ("[TOC]\n\nText", ["Text"]),
    ("![Ein Bild](a.png)\n\nText", ["Ein Bild", "Text"]),
    ("Zeile eins  \nZeile zwei", ["Zeile eins", "Zeile zwei"]),
    ("Eine Zeile, die  \ngeht weiter", ["Eine Zeile, die\ngeht weiter"]),
    ("Eins<br>Zwei", ["Eins", "Zwei"]),
  ])
  func extensionsOfSites(_ markdown: String, _ expected: [String]) { #expect(units(markdown) == expected) }

  @Test func componentsAndImportsAreMasked() {
    let text = "import Tabs from 'tabs'\n\n# Titel\n\n<Tabs>\n\nText {props.name} hier.\n\n</Tabs>"
    #expect(units(text, components: true) == ["Titel", "Text xprops_name_ hier."])
  }

  @Test func frontMatterHasTitleDescriptionAndLanguage() {
    let yaml =
      "---\ntitle: 'Das ''Haus'' | Seite'\ndescription: >-\n  Ein Text\n  in zwei Zeilen\nlang: de-AT\ntags: a\n---\nText"
    #expect(units(yaml) == ["Das 'Haus'", "Ein Text\nin zwei Zeilen", "Text"])
    #expect(MarkdownReader().read(SourceText(yaml)).language == "de")
    #expect(units("+++\ntitle = \"Titel\"\n+++\nText") == ["Titel", "Text"])
    #expect(units("---\nText ohne Ende") == ["Text ohne Ende"])
  }
}

@Suite struct MarkdownInlineTests {
  @Test(arguments: [
    ("**fett** und *schräg* und ~~weg~~.", "··fett·· und ·schräg· und ··weg··."),
    ("[Typ](http://x.y \"Titel\")zurück", "·Typ·····················zurück"),
    ("2 * 3 * 4 und a_b_c", "2 * 3 * 4 und a_b_c"),
    ("** kein ** Fett", "** kein ** Fett"),
    ("\\*kein\\* Stern", "·*kein·* Stern"),
    ("ein `x.y()` hier", "ein xx_y___ hier"),
    ("``a ` b`` hier", "x_a___b__ hier"),
    ("<b>fett</b> <!-- weg -->da", "···fett···· ············da"),
    ("siehe <https://a.de/b_c_d>.", "siehe ·https://a.de/b_c_d·."),
    ("Auf <kbd>Strg</kbd> drücken", "Auf xkbd_Strg__kbd_ drücken"),
    ("eins&amp;zwei &lt;", "eins&····zwei <···"),
    ("Wort&shy;teil", "Wort·····teil"),
    ("[kein Verweis] hier", "[kein Verweis] hier"),
    ("Klick auf ![Symbol](a.png) hier", "Klick auf x_Symbol__a_png_ hier"),
    ("Formel $x^2$ und 5 $ und 6 $", "Formel xx_2_ und 5 $ und 6 $"),
  ])
  func markup(_ markdown: String, _ expected: String) {
    #expect(masked(markdown) == expected)
  }

  @Test func labelsAreKnownBeforeTheyAreDefined() {
    #expect(units("[Eins][a] und [B] und [c][]\n\n[a]: /x\n[b]: /y") == ["Eins und B und [c][]"])
  }

  @Test func elementsHaveTheirPlaces() {
    let text = "Ein **fetter [Verweis](x.md)** und `Code`."
    let prose = Prose(MarkdownReader().read(SourceText(text)))
    let source = SourceText(text)
    #expect(prose.inlines.map(\.kind) == [.strong, .link, .code])
    #expect(
      prose.inlines.map { source.string($0.outer) } == ["**fetter [Verweis](x.md)**", "[Verweis](x.md)", "`Code`"])
    #expect(prose.inlines.map { source.string($0.inner) } == ["fetter [Verweis](x.md)", "Verweis", "Code"])
    #expect(prose.inlines.map { prose.text.string($0.span) } == ["fetter Verweis", "Verweis", "xCode_"])
  }

  @Test func placesLeadBackToTheFile() {
    let text = "> Ein M&uuml;ller[s](x)\n> Ha&shy;us."
    let source = SourceText(text)
    let prose = Prose(MarkdownReader().read(source))
    let read = prose.text.string(prose.blocks[0].span)
    #expect(read == "Ein Müllers\nHaus.")
    func place(_ word: String) -> String {
      let range = prose.text.string(ByteSpan(0, prose.text.count)).utf8.firstRange(of: word.utf8)!
      let all = prose.text.string(ByteSpan(0, prose.text.count)).utf8
      let lower = all.distance(from: all.startIndex, to: range.lowerBound)
      return source.string(prose.span(ByteSpan(lower, lower + word.utf8.count)))
    }
    #expect(place("Müller") == "M&uuml;ller")
    #expect(place("Mü") == "M&uuml;")
    #expect(place("üll") == "&uuml;ll")
    #expect(place("Müllers") == "M&uuml;ller[s")
    #expect(place("Haus") == "Ha&shy;us")
    #expect(place("us.") == "us.")
  }
}
