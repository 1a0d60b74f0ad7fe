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
    // Compared outside of #expect, which would look for the shortest difference of millions of bytes.
    let isSame = Data(image) == stored
    #expect(isSame, "stale: run `swift run -c release DictionaryCompiler`")
  }

  @Test(arguments: ["languages.img", "de/tables.img"])
  func theTableImagesAreThoseOfTheirSources(_ name: String) throws {
    let image =
      name == "languages.img"
      ? try TableCompiler.languages(folder: dictionaries) : try TableCompiler.tables(folder: dictionaries + "/de")
    let compiled = try #require(DictionaryFile(name))
    let isSame = image.elementsEqual(UnsafeBufferPointer(start: compiled.bytes, count: compiled.count))
    #expect(isSame, "stale: run `swift run -c release DictionaryCompiler`")
  }
}
