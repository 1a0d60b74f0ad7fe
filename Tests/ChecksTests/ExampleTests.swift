import Checks
import Linting
import Reading
import Testing
import Text

/// The examples of the checks' pages are their tests.
@Suite struct ExampleTests {
  /// What a check alone finds in a German text.
  private func findings(_ id: CheckID, in string: String, as format: TextFormat) -> [ByteSpan] {
    var options = LintOptions()
    options.checks = [id]
    options.language = "de"
    var linter = Linter(options)
    return linter.lint(SourceText(string), as: format).diagnostics.filter { $0.check == id }.map(\.span)
  }

  private func describe(_ spans: [ByteSpan], in string: String) -> String {
    let text = SourceText(string)
    return spans.map { "‹\(text.string($0))›" }.joined(separator: " ")
  }

  @Test(arguments: Registry.all.map { $0.page.id })
  func findsTheMarkedStretches(_ id: CheckID) {
    for example in Registry.check(id).page.flagged {
      for disguise in Disguise.all(of: example, in: Registry.check(id).page.format) {
        let found = findings(id, in: disguise.text, as: disguise.format)
        #expect(
          found == disguise.spans,
          "\(id.rawValue), \(disguise.name): found \(describe(found, in: disguise.text)) in \(example)")
      }
    }
  }

  @Test(arguments: Registry.all.map { $0.page.id })
  func isSilentOnNearMisses(_ id: CheckID) {
    for example in Registry.check(id).page.nearMisses {
      for disguise in Disguise.all(of: example, in: Registry.check(id).page.format) {
        let found = findings(id, in: disguise.text, as: disguise.format)
        #expect(
          found.isEmpty, "\(id.rawValue), \(disguise.name): found \(describe(found, in: disguise.text)) in \(example)")
      }
    }
  }
}

@Suite struct RegistryTests {
  @Test func everyIDIsRegisteredOnce() {
    #expect(Registry.all.map { $0.page.id }.sorted() == CheckID.allCases.sorted())
  }

  @Test(arguments: Registry.all.map { $0.page.id })
  func pagesAreComplete(_ id: CheckID) {
    let page = Registry.check(id).page
    #expect(page.flagged.count >= 4)
    #expect(page.nearMisses.count >= 6)
    #expect(Set(page.flagged).count == page.flagged.count && Set(page.nearMisses).count == page.nearMisses.count)
    for example in page.flagged { #expect(!MarkedExample(example).spans.isEmpty, "\(example)") }
    for example in page.nearMisses { #expect(!example.contains("⟨") && !example.contains("⟩"), "\(example)") }
    #expect(!page.what.isEmpty && !page.why.isEmpty)
    #expect(page.summary.first?.isUppercase == false && page.summary.last != ".", "\(page.summary)")
    #expect(!page.summary.contains("\n"))
  }

  @Test func aliasesLeadToChecksAndHideNone() {
    for (alias, id) in Registry.aliases {
      #expect(CheckID(rawValue: alias) == nil)
      #expect(Registry.id(named: alias) == id)
    }
  }
}

@Suite struct MarkedExampleTests {
  @Test func marksBecomeSpansInBytes() {
    let example = MarkedExample("Ä⟨ü⟩ß ⟨x y⟩")
    #expect(example.text == "Äüß x y")
    #expect(example.spans == [ByteSpan(2, 4), ByteSpan(7, 10)])
  }

  @Test func disguisesMoveTheSpans() {
    for disguise in Disguise.all(of: "Erste Zeile\n⟨Zweite⟩ Zeile") {
      let text = SourceText(disguise.text)
      #expect(disguise.spans.map(text.string) == ["Zweite"], "\(disguise.name)")
    }
  }
}
