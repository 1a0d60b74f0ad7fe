import DictionaryCompiling
import Testing
import Text

@testable import Language

/// The tags that checks rely on, in sentences of our own.
@Suite struct TaggerTests {
  /// Reads a text in one window.
  private func document(_ string: String, _ body: (Document) throws -> Void) rethrows {
    var reader = DocumentReader(SourceText(string), language: "de")
    let isFilled = reader.nextWindow()
    #expect(isFilled)
    try body(reader.document)
  }

  /// The words of a text that have a tag of a set.
  private func words(_ string: String, _ wanted: TagSet) throws -> [String] {
    var words: [String] = []
    try document(string) { document in
      for sentence in document.sentences {
        let tags = try #require(document.tags(of: sentence))
        words += sentence.tokens.filter { wanted.contains(tags[$0]) }.map(document.string)
      }
    }
    return words
  }

  @Test(arguments: [
    ("Die alte Brücke wurde gestern gesperrt, weil ein Pfeiler Risse zeigt.", "wurde zeigt"),
    ("Der Mann, der den Hund fing, hat ihn danach wieder laufen lassen.", "fing hat"),
    ("Sie müssen das Programm schließen, um die Datei zu speichern.", "müssen"),
    ("Wenn Sie die Option aktivieren, wird der Server neu gestartet.", "aktivieren wird"),
    ("Die Kinder, die im Garten spielen, lachen laut.", "spielen lachen"),
    ("Das Gebäude soll im Herbst verkauft werden.", "soll"),
    ("Er wusste nicht, ob sie das Buch schon gelesen hatte.", "wusste hatte"),
  ])
  func finiteVerbsAreFound(_ text: String, _ verbs: String) throws {
    #expect(try words(text, .finite).joined(separator: " ") == verbs)
  }

  @Test func nounsAreFoundAlsoInSmallLetters() throws {
    #expect(
      try words("Bitte prüfen Sie, ob die dateien im Ordner vorhanden sind.", .nominal) == ["dateien", "Ordner"])
  }

  /// A capital does not make a noun of a function word: a seam between two texts must stay visible.
  @Test func functionWordsWithACapitalAreNoNouns() throws {
    #expect(
      try words("In der Mitte des Platzes Die Kinder spielen dort Fußball.", .nominal)
        == ["Mitte", "Platzes", "Kinder", "Fußball"])
  }

  @Test func particlesAndPrepositionsAreToldApart() throws {
    let text = "Er stand früh auf und legte den Brief auf den Tisch. Sie macht das Licht aus und kommt aus dem Haus."
    #expect(try words(text, TagSet(.verbParticle)) == ["auf", "aus"])
    #expect(try words(text, TagSet(.preposition)) == ["auf", "aus"])
  }

  @Test func relativePronounsAndArticlesAreToldApart() throws {
    let text = "Die Frau, die das Haus kaufte, kennt den Nachbarn, dem der Garten gehört."
    #expect(try words(text, TagSet(.relative)) == ["die", "dem"])
    #expect(try words(text, TagSet(.article)) == ["Die", "das", "den", "der"])
  }

  @Test func infinitivesHaveTheirMarker() throws {
    let text = "Es ist leicht, das Fenster zu öffnen, ohne das Glas anzufassen."
    #expect(try words(text, TagSet(.infinitiveMarker)) == ["zu"])
    #expect(try words(text, TagSet(.infinitive)) == ["öffnen"])
    #expect(try words(text, TagSet(.zuInfinitive)) == ["anzufassen"])
  }

  @Test func marksNeedNoChoice() throws {
    #expect(try words("Ja, gut (so): 3 Tage!", TagSet(.comma)) == [","])
    #expect(try words("Ja, gut (so): 3 Tage!", TagSet(.stop)) == [":", "!"])
    #expect(try words("Ja, gut (so): 3 Tage!", TagSet(.mark)) == ["(", ")"])
  }

  // MARK: Only what is asked for

  @Test func onlySentencesThatAreAskedForAreTagged() throws {
    try document("Er ging. Sie blieb dort. Wir kamen spät.") { document in
      #expect(document.taggedTokens == 0)
      let second = document.sentences[1]
      let tags = try #require(document.tags(of: second))
      #expect(tags[second.first] == .personalPronoun)
      #expect(document.taggedTokens == second.tokens.count)
      #expect(try #require(document.tags(around: second.first + 1))[second.first + 1] == .finiteVerb)
      #expect(document.taggedTokens == second.tokens.count)
    }
  }

  @Test func theNextWindowBeginsWithoutTags() throws {
    // More than a window of short blocks.
    let text =
      String(repeating: "Er ging.\n\n", count: 3000) + String(repeating: "Sie blieb lange dort.\n\n", count: 3000)
    var reader = DocumentReader(SourceText(text), language: "de")
    var windows = 0
    while reader.nextWindow() {
      let document = reader.document
      for sentence in document.sentences {
        let tags = try #require(document.tags(of: sentence))
        let isRight = tags[sentence.first] == .personalPronoun && tags[sentence.first + 1] == .finiteVerb
        #expect(isRight)
        if !isRight { return }
      }
      windows += 1
    }
    #expect(windows > 1)
  }

  @Test func theNextTextBeginsWithoutTags() throws {
    let workspace = Workspace()
    for (text, verb) in [("Er ging sehr schnell.", 1), ("Die Katze schlief.", 2), ("Er ging sehr schnell.", 1)] {
      var reader = DocumentReader(SourceText(text), language: "de", in: workspace)
      let isFilled = reader.nextWindow()
      #expect(isFilled)
      let document = reader.document
      let tags = try #require(document.tags(of: document.sentences[0]))
      #expect((0..<document.count).filter { TagSet.finite.contains(tags[$0]) } == [verb])
    }
  }

  @Test func longSentencesAreTaggedInPieces() throws {
    try document(String(repeating: "der Hund und ", count: 500) + "die Katze.") { document in
      let tags = try #require(document.tags(of: document.sentences[0]))
      #expect((0..<document.count).allSatisfy { tags[$0] != .mark })
    }
  }

  // MARK: Training

  private static let treebank = """
    # text = Der Hund bellt im Hof.
    1\tDer\tder\tDET\tART\t_\t_\t_\t_\t_
    2\tHund\tHund\tNOUN\tNN\t_\t_\t_\t_\t_
    3\tbellt\tbellen\tVERB\tVVFIN\t_\t_\t_\t_\t_
    4-5\tim\t_\t_\t_\t_\t_\t_\t_\t_
    4\tin\tin\tADP\tAPPR\t_\t_\t_\t_\t_
    5\tdem\tder\tDET\tART\t_\t_\t_\t_\t_
    6\tHof\tHof\tNOUN\tNN\t_\t_\t_\t_\t_
    7\t.\t.\tPUNCT\t$.\t_\t_\t_\t_\t_

    # text = Sie will den Zaun morgen streichen.
    1\tSie\tsie\tPRON\tPPER\t_\t_\t_\t_\t_
    2\twill\twollen\tAUX\tVMFIN\t_\t_\t_\t_\t_
    3\tden\tder\tDET\tART\t_\t_\t_\t_\t_
    4\tZaun\tZaun\tNOUN\tNN\t_\t_\t_\t_\t_
    5\tmorgen\tmorgen\tADV\tADV\t_\t_\t_\t_\t_
    6\tstreichen\tstreichen\tVERB\tVVINF\t_\t_\t_\t_\t_
    7\t.\t.\tPUNCT\t$.\t_\t_\t_\t_\t_

    1\tEr\ter\tPRON\t_\t_\t_\t_\t_\t_
    2\tliest\tlesen\tVERB\t_\tMood=Ind|VerbForm=Fin\t_\t_\t_\t_
    3\tin\tin\tADP\t_\t_\t_\t_\t_\t_
    4\tdem\tder\tDET\t_\t_\t_\t_\t_\t_
    5\tBuch\tBuch\tNOUN\t_\t_\t_\t_\t_\t_
    6\t.\t.\tPUNCT\t_\t_\t_\t_\t_\t_

    """

  private func train() throws -> [UInt8] {
    var trainer = TaggerTrainer()
    trainer.add(Source(bytes: Array(Self.treebank.utf8)), holdsBack: false)
    #expect(trainer.sentenceCount == 3)
    return try trainer.train { _ in }
  }

  @Test func aSmallTreebankIsLearnedByHeart() throws {
    var measure = try TaggerMeasure(model: Source(bytes: try train()))
    measure.add(Source(bytes: Array(Self.treebank.utf8)), heldBack: false)
    let lines = measure.report.split(separator: "\n")
    #expect(lines[0] == "words 15: right 100.00 %, merged 100.00 %")
    #expect(lines[1] == "tokens with marks 18: merged 100.00 %")
    #expect(lines[2] == "finite verbs: precision 100.00 %, recall 100.00 %")
  }

  @Test func trainingIsReproducible() throws {
    let isSame = try train() == train()
    #expect(isSame)
  }

  @Test func otherBytesAreNoModel() {
    let bytes = [UInt8](repeating: 7, count: 100)
    #expect(throws: CompilerError.self) { try TaggerMeasure(model: Source(bytes: bytes)) }
    #expect(throws: CompilerError.self) { try TaggerMeasure(model: Source(bytes: [])) }
  }

  @Test func theImageIsSmall() throws {
    let file = try #require(DictionaryFile("de/tagger.img"))
    #expect(file.count < 1 << 20)
    #expect(TaggerModel(file.bytes, count: file.count) != nil)
  }
}
