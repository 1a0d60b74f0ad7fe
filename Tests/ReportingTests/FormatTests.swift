import Checks
import Foundation
import Linting
import Reporting
import Testing
import Text

@Suite struct FormatTests {
  private let source = "\u{FEFF}Äpfel 👩 sind rot .\r\nZweite Zeile"

  private func render(_ format: OutputFormat, isColored: Bool = false) -> String {
    let text = SourceText(source)
    let first = ByteSpan(23, 25)
    let diagnostics = [
      Diagnostic(
        check: .punctuationSpacing, severity: .warning, confidence: 0.98, span: first,
        message: Message("blank before „%1“", ByteSpan(24, 25)), evidence: "blank before a mark",
        fix: Fix(ByteSpan(23, 24), "", safety: .safe)),
      Diagnostic(
        check: .untranslatedText, severity: .note, confidence: 0.5, span: ByteSpan(27, 39),
        message: Message("%w", word: "a \"b\""), evidence: "x"),
    ]
    var output = OutputBuffer()
    format.reporter(isColored: isColored).write(
      FileReport(name: FileName("a b.txt"), text: text, diagnostics: diagnostics), into: &output)
    return String(decoding: output.bytes, as: UTF8.self)
  }

  @Test func text() {
    #expect(
      render(.text) == """
        a b.txt:1:17: warning: blank before „.“ [punctuation-spacing]
          1 | Äpfel 👩 sind rot .
            |                  ^^

        a b.txt:2:1: note: a "b" [untranslated-text]
          2 | Zweite Zeile
            | ^^^^^^^^^^^^


        """)
  }

  @Test func coloursChangeNothingElse() {
    let plain = render(.text, isColored: true).replacing(/\u{1B}\[[0-9;]*m/, with: "")
    #expect(plain == render(.text))
  }

  @Test func gcc() {
    let lines = render(.gcc).split(separator: "\n")
    #expect(
      lines == [
        "a b.txt:1:21: warning: blank before „.“ [punctuation-spacing]",
        "a b.txt:2:1: note: a \"b\" [untranslated-text]",
      ])
  }

  @Test func jsonLines() throws {
    let objects = try render(.jsonl).split(separator: "\n").map {
      try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(objects.count == 2)
    #expect(objects[0]["column"] as? Int == 17 && objects[0]["endColumn"] as? Int == 19)
    #expect(objects[0]["byteOffset"] as? Int == 23 && objects[0]["byteLength"] as? Int == 2)
    #expect((objects[0]["fix"] as? [String: Any])?["length"] as? Int == 1)
    #expect(objects[1]["message"] as? String == "a \"b\"")
    #expect(objects[1]["line"] as? Int == 2 && objects[1]["endColumn"] as? Int == 13)
  }

  @Test func stringsOfJSONAreEscaped() throws {
    let all = (0..<0x300).compactMap(Unicode.Scalar.init).map { String($0) }.joined() + "👩‍👧\u{2028}\"\\"
    var output = OutputBuffer()
    JSONString.write(all, into: &output)
    let bytes = Data("[".utf8) + Data(output.bytes) + Data("]".utf8)
    #expect(try JSONSerialization.jsonObject(with: bytes) as? [String] == [all])
    #expect(output.bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F })
    let name = FileName(bytes: [0x61, 0xDF, 0x62])
    #expect(name.description == "a\u{FFFD}b")
  }
}

@Suite struct LineIndexTests {
  @Test(arguments: ["\n", "\r\n", "\r"], ["", "\u{FEFF}"])
  func linesAndColumnsLeadBack(_ lineBreak: String, _ mark: String) {
    let lines = ["Äpfel", "", "👩 漢字\tx", "letzte"]
    let text = SourceText(mark + lines.joined(separator: lineBreak))
    let index = LineIndex(text)
    #expect(index.count == lines.count)
    for (number, line) in lines.enumerated() {
      let span = index.span(ofLine: number)
      #expect(text.string(span) == (number == 0 ? mark : "") + line)
      var offset = Int(span.lower) + (number == 0 ? mark.utf8.count : 0)
      for (column, scalar) in line.unicodeScalars.enumerated() {
        #expect(index.line(of: offset) == number)
        #expect(index.position(of: offset, in: .scalar) == Position(line: number + 1, column: column + 1))
        offset += UTF8.width(scalar)
      }
      #expect(index.position(of: offset, in: .scalar).column == line.unicodeScalars.count + 1)
    }
  }

  @Test(arguments: [(ColumnUnit.byte, 20), (.scalar, 9), (.utf16, 11), (.display, 17)])
  func unitsDiffer(_ unit: ColumnUnit, _ column: Int) {
    // Ä and ü take 2 bytes, 👩 4 bytes and 2 units of UTF-16, 漢 3 bytes and 2 cells, the mark 2 bytes and no cell.
    let text = SourceText("Äü👩👩漢e\u{301}\tx.")
    #expect(LineIndex(text).position(of: 19, in: unit).column == column)
  }

  @Test func aTextThatEndsInABreakHasAnEmptyLastLine() {
    #expect(LineIndex(SourceText("a\n")).count == 2)
    #expect(LineIndex(SourceText("")).count == 1)
    #expect(LineIndex(SourceText("a\n")).span(ofLine: 1).isEmpty)
  }
}
