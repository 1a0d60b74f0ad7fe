import DictionaryCompiling
import Foundation
import Language
import Testing

/// What is compiled into the program must be what its sources say.
@Suite struct StalenessTests {
  private let dictionaries = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Dictionaries").path

  @Test func theLexiconImageIsThatOfItsSources() throws {
    let hash = try LexiconCompiler.sourceHash(folder: dictionaries + "/de")
    #expect(
      LanguagePack.german.lexicon.sourceHash == hash, "stale: run `swift run -c release DictionaryCompiler`")
  }

  @Test func theLexiconImageIsReproducible() throws {
    let image = try LexiconCompiler.compile(folder: dictionaries + "/de")
    let stored = try Data(contentsOf: URL(fileURLWithPath: dictionaries + "/de/lexicon.img"))
    #expect(Data(image) == stored, "stale: run `swift run -c release DictionaryCompiler`")
  }
}

/// A lazy table that threads meet unmade is a data race that no other test would see.
@Suite struct PreparationTests {
  @Test func everyLazyTableIsMadeBeforeThreadsShareIt() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let source = try String(
      contentsOf: root.appendingPathComponent("Sources/Language/LanguagePack.swift"), encoding: .utf8)
    let body = try #require(source.firstMatch(of: /func prepare\(\) \{([^}]*)\}/)).1
    let tables = source.matches(of: /lazy var (\w+)/).map { $0.1 }
    #expect(tables.count >= 6)
    for table in tables { #expect(body.contains(try Regex("\\b\(table)\\b")), "prepare() leaves out \(table)") }
  }
}
