import Checks
import Language
import Linting
import Testing
import Text

@Suite struct LinterTests {
  private func lint(_ string: String, language: String? = nil) -> LintResult {
    var options = LintOptions()
    options.language = language
    var linter = Linter(options)
    return linter.lint(SourceText(string))
  }

  @Test func languagesAreTold() {
    #expect(lint("Das Haus ist alt, und die Frau geht mit dem Hund in den Park.").language == "de")
    let english = lint("The house is old, and this is the street that we have seen with them in the morning.")
    #expect(english.language == "en")
    #expect(!english.hasPack)
  }

  @Test func germanComesFirstWhereTheTextIsTooShortToTell() {
    for text in ["", "Berlin", "Hallo Welt"] {
      #expect(lint(text).language == "de")
      #expect(lint(text).hasPack)
    }
  }

  @Test func aLongTextOfAnUnknownLanguageIsNotTakenForGerman() {
    let finnish =
      "Vanha talo seisoo kadun varrella ja sen pihalla kasvaa suuri omenapuu, jonka oksat kaartuvat aidan yli. "
    let result = lint(finnish + "Naapurin koira haukkuu aamuisin, kun postinkantaja tuo sanomalehden portille.")
    #expect(result.language == nil)
    #expect(!result.hasPack)
  }

  @Test func withoutAPackOnlyTheChecksRunThatNeedNone() {
    let needsNone = Set(Registry.all.filter { !$0.page.needsPack }.map { $0.page.id }).union([.encodingDamage])
    let example = Registry.all.flatMap { $0.page.flagged }.map { MarkedExample($0).text }.joined(separator: "\n\n")
    let found = Set(lint(example, language: "xx").diagnostics.map(\.check))
    #expect(found.isSubset(of: needsNone))
    #expect(found.contains(.punctuationSpacing))
  }

  @Test func aLinterRemembersNothingOfTheLastText() {
    var linter = Linter()
    let texts = ["Das Programm wurde beendet .", "Die Datei , die Sie suchen, fehlt.", "Ja, das stimmt."]
    let fresh = texts.map { lint($0).diagnostics.map(\.span) }
    for _ in 0..<3 {
      for (text, spans) in zip(texts, fresh) { #expect(linter.lint(SourceText(text)).diagnostics.map(\.span) == spans) }
    }
  }

  @Test func findingsComeInOrderOfTheirPlace() {
    let bytes =
      Array("Das Programm wurde beendet .\n\nStra".utf8) + [0xDF] + Array("e\n\nDas Programm wurde beendet .".utf8)
    var linter = Linter()
    let spans = linter.lint(text(bytes)).diagnostics.map(\.span)
    #expect(spans.count >= 2)
    #expect(spans == spans.sorted())
  }
}

/// A text from bytes that need be no UTF-8.
func text(_ bytes: [UInt8]) -> SourceText {
  let storage = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count + SourceText.padding)
  storage.initialize(from: bytes, count: bytes.count)
  return try! SourceText.decode(path: "x", adopting: storage, count: bytes.count)
}

@Suite struct InvalidBytesTests {
  @Test func eachPlaceIsAnError() throws {
    var linter = Linter()
    let result = linter.lint(
      text(Array("Stra".utf8) + [0xDF] + Array("e und H".utf8) + [0xE4, 0xFF] + Array("user".utf8)))
    let found = result.diagnostics.filter { $0.check == .encodingDamage }
    #expect(found.map(\.span) == [ByteSpan(4, 5), ByteSpan(12, 14)])
    #expect(found.allSatisfy { $0.severity == .error && $0.confidence == 1 })
  }

  @Test func theyCanBeIgnored() {
    var options = LintOptions()
    options.checks.remove(.encodingDamage)
    var linter = Linter(options)
    #expect(linter.lint(text([0x41, 0xDF, 0x42])).diagnostics.isEmpty)
  }

  @Test func findingsAreHandedOverWindowByWindow() throws {
    // Longer than a window, with damage and an invalid byte in each paragraph.
    let paragraph =
      Array("Das Haus am Fluss wurde verkauft . Der \u{E9}".unicodeScalars.map { UInt8($0.value) }) + [0x0A]
    let bytes = (0..<4000).flatMap { _ in paragraph }
    let storage = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count + SourceText.padding)
    storage.initialize(from: bytes, count: bytes.count)
    let text = try SourceText.decode(path: "a.txt", adopting: storage, count: bytes.count)
    var linter = Linter()
    var batches = 0
    var found: [ByteSpan] = []
    let result = linter.lint(text) {
      batches += 1
      found += $0.map(\.span)
    }
    #expect(batches > 1)
    #expect(result.diagnostics.isEmpty)
    #expect(found == found.sorted())
    #expect(found.count >= 8000)
    #expect(linter.lint(text).diagnostics.map(\.span) == found)
  }
}
