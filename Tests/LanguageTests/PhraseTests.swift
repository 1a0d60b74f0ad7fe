import Language
import Testing
import Text

@Suite struct PhraseTests {
  /// Whether a phrase stands anywhere in a line.
  private func isFound(_ phrase: Int, in line: String, _ list: PhraseList) -> Bool {
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
    for phrase in 0..<list.count where list.scope(phrase) == .any {
      if !isFound(phrase, in: list.example(phrase), list) {
        failures.append("\(list.pattern(phrase)): not in its example")
      }
      if isFound(phrase, in: list.nearMiss(phrase), list) {
        failures.append("\(list.pattern(phrase)): in its near miss")
      }
    }
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
    #expect((0..<list.count).count { list.scope($0) == .any } > 100)
  }

  @Test func phrasesOfLinesMatchTheirExamples() {
    let list = LanguagePack.german.phrases
    let failures = (0..<list.count).filter { list.scope($0) != .any && !isFound($0, in: list.example($0), list) }.map(
      list.pattern)
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  @Test func noLineOfTheFileIsLost() {
    var rows = 0
    DictionaryFile("de/phrases.tsv")?.forEachRow { row in
      rows += 1
      #expect(row.count == 5, "\(row.text(2))")
    }
    #expect(rows == LanguagePack.german.phrases.count)
  }
}
