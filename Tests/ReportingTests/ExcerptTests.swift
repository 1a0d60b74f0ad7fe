import Reporting
import Testing
import Text

/// The printed line and the underline below it, for the bytes of `found` in `line`.
private func excerpt(_ line: String, _ found: String, widest: Int = Excerpt.widest) -> (line: String, mark: String) {
  let text = SourceText(line)
  let start = line.utf8.count - line.suffix(from: line.ranges(of: found).first!.lowerBound).utf8.count
  let excerpt = Excerpt(
    text, line: ByteSpan(0, text.count), span: ByteSpan(start, start + found.utf8.count), widest: widest)
  return (
    String(decoding: excerpt.line, as: UTF8.self),
    String(repeating: " ", count: excerpt.indent) + String(repeating: "^", count: excerpt.width)
  )
}

/// Cells of a string by the rules of wcwidth(3).
private func cells(_ text: String) -> Int {
  text.unicodeScalars.reduce(0) { $0 + DisplayWidth.of($1.value, atColumn: $0) }
}

@Suite struct ExcerptTests {
  @Test func widthsAreThoseOfATerminal() {
    let line = "„Ä👩‍👩‍👧e\u{301}\"\t漢字 hier ."
    for found in ["„", "Ä", "👩‍👩‍👧", "e\u{301}", "漢字", "hier", " ."] {
      let (shown, mark) = excerpt(line, found)
      let before = shown.prefix(upTo: shown.range(of: found)!.lowerBound)
      #expect(mark.prefix { $0 == " " }.count == cells(String(before)), "\(found)")
      #expect(mark.count { $0 == "^" } == cells(found), "\(found)")
    }
  }

  @Test func tabsBecomeBlanks() {
    let (line, mark) = excerpt("ab\tcd", "cd")
    #expect(line == "ab      cd")
    #expect(mark == "        ^^")
    #expect(excerpt("ab\tcd", "\t").mark == "  ^^^^^^")
  }

  @Test func controlsAreReplaced() {
    #expect(excerpt("a\u{1B}[31mb \u{202E}c", "b").line == "a\u{FFFD}[31mb \u{FFFD}c")
    #expect(excerpt("a\u{200B}b", "\u{200B}").mark == " ^")
    #expect(excerpt("Wort\u{AD}teil x", "x").mark == "         ^")
  }

  @Test func longLinesAreCutAroundTheSpan() {
    let words = String(repeating: "langes漢 Wort ", count: 200)
    let (line, mark) = excerpt(words + "Fehler , hier " + words, "Fehler ,")
    #expect(line.hasPrefix("…") && line.hasSuffix("…"))
    #expect(cells(line) <= Excerpt.widest + 2)
    let before = line.prefix(upTo: line.range(of: "Fehler ,")!.lowerBound)
    #expect(mark == String(repeating: " ", count: cells(String(before))) + "^^^^^^^^")
  }

  @Test func aLongSpanIsCutToo() {
    let (line, mark) = excerpt(String(repeating: "x", count: 500), String(repeating: "x", count: 400))
    #expect(cells(line) <= Excerpt.widest + 2)
    #expect(mark == String(repeating: "^", count: Excerpt.widest))
  }

  @Test func spansOfSeveralLinesEndWithTheFirst() {
    let text = SourceText("eins zwei\ndrei")
    let excerpt = Excerpt(text, line: LineIndex(text).span(ofLine: 0), span: ByteSpan(5, 14))
    #expect((excerpt.line, excerpt.indent, excerpt.width) == (Array("eins zwei".utf8), 5, 4))
  }

  @Test(arguments: [0, 4]) func emptySpansHaveAMark(_ at: Int) {
    let text = SourceText("eins")
    let excerpt = Excerpt(text, line: ByteSpan(0, 4), span: ByteSpan(at, at))
    #expect((excerpt.indent, excerpt.width) == (at, 1))
  }

  @Test func anyLineCanBeCutAnywhere() {
    let pieces = ["ä", "👩‍👧", "\t", " ", "漢", "e\u{301}", "x", "\u{200B}", "Wort"]
    var state: UInt64 = 1
    func random(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    for _ in 0..<3000 {
      let line = (0..<random(60)).map { _ in pieces[random(pieces.count)] }.joined()
      let text = SourceText(line)
      let starts = line.unicodeScalars.indices.map { line.utf8.distance(from: line.startIndex, to: $0) } + [text.count]
      let a = starts[random(starts.count)]
      let b = starts[random(starts.count)]
      let excerpt = Excerpt(text, line: ByteSpan(0, text.count), span: ByteSpan(min(a, b), max(a, b)), widest: 20)
      #expect(
        cells(String(decoding: excerpt.line, as: UTF8.self)) <= 22 && excerpt.indent + excerpt.width <= 23,
        "\(line.debugDescription) \(a) \(b)")
    }
  }
}
