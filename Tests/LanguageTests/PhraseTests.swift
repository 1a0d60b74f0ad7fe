import Language
import Testing
import Text

@Suite struct PhraseTests {
  /// Whether a phrase stands anywhere in a line.
  private func isFound(_ phrase: Phrase, in line: String, _ list: PhraseList) -> Bool {
    let text = SourceText(line)
    var reader = DocumentReader(text, language: "de")
    let document = reader.document
    while reader.nextWindow() {
      for block in document.blocks {
        for first in block.tokens
        where list.match(phrase, document.tokens, from: first, to: block.end, bytes: text.bytes) != nil { return true }
      }
    }
    return false
  }

  /// Phrases of the other scopes depend on what a line is; the check that searches them is their judge.
  @Test func phrasesOfRunningTextMatchTheirExamplesOnly() {
    let list = LanguagePack.german.phrases
    var failures: [String] = []
    for phrase in list.phrases where phrase.scope == .any {
      if !isFound(phrase, in: phrase.example, list) { failures.append("\(phrase.pattern): not in its example") }
      if isFound(phrase, in: phrase.nearMiss, list) { failures.append("\(phrase.pattern): in its near miss") }
    }
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
    #expect(list.phrases.count { $0.scope == .any } > 100)
  }

  @Test func phrasesOfLinesMatchTheirExamples() {
    let list = LanguagePack.german.phrases
    let failures = list.phrases.filter { $0.scope != .any && !isFound($0, in: $0.example, list) }.map(\.pattern)
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  @Test func noLineOfTheFileIsLost() {
    var rows = 0
    DictionaryFile("de/phrases.tsv")?.forEachRow { row in
      rows += 1
      #expect(row.count == 5, "\(row.text(2))")
    }
    #expect(rows == LanguagePack.german.phrases.phrases.count)
  }
}
