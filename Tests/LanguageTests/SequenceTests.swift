import Language
import Testing

@testable import DictionaryCompiling

/// The model of word sequences, counted from small texts, and the tools that learn from it.
@Suite struct SequenceTests {
  /// Lines of a text often enough that their sequences are kept.
  private static let text = Array(
    String(
      repeating: """
        Der Hund schläft im Garten. Die Katze schläft im Haus. Der Hund frisst Brot.
        Am Abend schläft der Hund. Am Abend frisst die Katze. Die Katze frisst Brot.

        """, count: 20
    ).utf8)

  private func image() throws -> [UInt8] {
    var counter = SequenceCounter()
    counter.countForms(Self.text)
    counter.chooseForms()
    counter.countSequences(Self.text)
    return try counter.image()
  }

  private func symbol(_ word: String, capital: Bool = false) -> SequenceSymbol {
    .form(key: WordKey(word).value, isCapital: capital)
  }

  @Test func sequencesThatWereSeenAreLikelier() throws {
    let image = try image()
    try image.withUnsafeBytes { bytes in
      let model = try #require(SequenceModel(bytes.baseAddress!, count: bytes.count))
      let dog = model.logProbability(symbol("hund", capital: true), after: .end, symbol("der", capital: true))
      let cat = model.logProbability(symbol("katze", capital: true), after: .end, symbol("der", capital: true))
      #expect(dog > cat)
      let start = model.logProbability(symbol("am", capital: true), after: .none, .end)
      let inside = model.logProbability(
        symbol("am", capital: true), after: symbol("der", capital: true), symbol("hund", capital: true))
      #expect(start > inside)
    }
  }

  @Test func probabilitiesBehindAContextSumToOne() throws {
    let image = try image()
    try image.withUnsafeBytes { bytes in
      let model = try #require(SequenceModel(bytes.baseAddress!, count: bytes.count))
      let words = ["hund", "katze", "garten", "haus", "brot", "abend", "der", "die", "am"].map {
        symbol($0, capital: true)
      }
      let small = ["schläft", "frisst", "im", "der", "die"].map { symbol($0) }
      let sum = (words + small + [.end]).reduce(0) { sum, word in
        sum + power(model.logProbability(word, after: .end, symbol("der", capital: true)))
      }
      #expect(abs(sum - 1) < 0.1)
    }
  }

  private func power(_ units: Int) -> Double {
    // Natural exponential by its series is enough here: the numbers are small.
    let value = -Double(units) / Double(SequenceModel.unit)
    var term = 1.0
    var sum = 1.0
    for number in 1..<200 {
      term *= value / Double(number)
      sum += term
    }
    return 1 / sum
  }

  @Test func theSameTextGivesTheSameImage() throws {
    let first = try image()
    let second = try image()
    #expect(first == second)
  }

  @Test func eachTwentyFifthLineIsHeldOut() {
    let lines = Array((1...50).map { "\($0)\n" }.joined().utf8)
    #expect(String(decoding: SequenceCounter.lines(lines, heldOut: true), as: UTF8.self) == "25\n50\n")
    #expect(SequenceCounter.lines(lines, heldOut: false).split(separator: 0x0A).count == 48)
  }

  @Test func noOtherBytesAreAModel() {
    let bytes = [UInt8](repeating: 1, count: 4096)
    bytes.withUnsafeBytes { #expect(SequenceModel($0.baseAddress!, count: $0.count) == nil) }
    #expect(LanguagePack.german.sequences != nil)
  }

  @Test func damageStandsWhereItSays() {
    var damage = SeamDamage()
    let lines = [
      "Am Montag kommen die ersten Gäste in das kleine Dorf am See. Dort wartet schon der Wirt mit seinen Leuten auf sie.",
      "Der Wagen fährt jeden Morgen mit dem frischen Brot über die schmale Brücke. Niemand achtet noch auf ihn.",
    ]
    var count = 0
    for round in 0..<200 {
      let line = Array(lines[round % 2].utf8)
      guard let result = damage.damage(line[...]) else { continue }
      count += 1
      #expect(result.line[result.joint - 1] == 0x20)
      let first = result.line[result.joint]
      #expect(first < 0x61 || first >= 0x80)
    }
    #expect(count > 50)
  }

  @Test func theGeneratorOfRandomNumbersIsSplitMix() {
    var random = SplitMix64(0)
    #expect(random.next() == 0xE220_A839_7B1D_CDAF)
  }
}
