import DictionaryCompiling
import Language
import Testing

/// The counters of the files that are not written by hand, on small texts.
@Suite struct CountingTests {
  private let classes = WordClasses(
    morphology: Source(
      bytes: Array(
        """
        Anspruch\tAnspruch\tSUB:AKK:SIN:MAS
        Arbeit\tArbeit\tSUB:AKK:SIN:FEM
        Bereich\tBereich\tSUB:DAT:SIN:MAS
        Code\tCode\tSUB:NOM:SIN:MAS
        Dienst\tDienst\tSUB:NOM:SIN:MAS
        EU\tEU\tEIG:NOM:SIN:FEM SUB:NOM:SIN:FEM
        Editor\tEditor\tSUB:NOM:SIN:MAS
        Fehler\tFehler\tSUB:NOM:PLU:MAS
        Firmen\tFirma\tSUB:NOM:PLU:FEM
        Geräte\tGerät\tSUB:NOM:PLU:NEU
        Koalition\tKoalition\tSUB:NOM:SIN:FEM
        Nationen\tNation\tSUB:NOM:PLU:FEM
        Treiber\tTreiber\tSUB:NOM:PLU:MAS
        großen\tgroß\tADJ:NOM:PLU:FEM:GRU:DEF
        vereinten\tvereinen\tPA2:NOM:PLU:FEM:GRU:DEF:VER
        übrigen\tübrig\tADJ:NOM:PLU:FEM:GRU:DEF
        """.utf8)))

  /// Rows without the comment above them.
  private func rows(_ file: [UInt8]) -> [String] {
    String(decoding: file, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init)
  }

  private func pairs(_ lines: (line: String, times: Int)...) -> NounPairCounter {
    var counter = NounPairCounter(classes)
    for (line, times) in lines {
      counter.count(Array(String(repeating: line + "\n", count: times).utf8))
    }
    return counter
  }

  // MARK: Pairs of nouns

  @Test func nounsBeforeAndBehindNounsAreCounted() {
    let counter = pairs(
      ("Hier wächst der Bereich Arbeit sehr.", 20), ("Er fragt, wenn Firmen Anspruch haben.", 2),
      ("Dort sehen Firmen zu.", 398))
    // "Bereich" stands before nouns so often that "Arbeit" behind it tells nothing.
    #expect(rows(counter.juxtaposition()) == ["Bereich\t20\t20\t0", "Firmen\t400\t2\t0", "Anspruch\t2\t0\t2"])
  }

  @Test func aNounBeforeNounsMustBeFrequent() {
    #expect(rows(pairs(("Hier wächst der Bereich Arbeit sehr.", 19)).juxtaposition()) == [])
  }

  @Test func aNounBeforeNounsMustStandSoInThreeOfAThousand() {
    let pair = "Hier wächst der Bereich Arbeit sehr."
    let single = "Hier wächst der Bereich sehr."
    #expect(rows(pairs((pair, 3), (single, 997)).juxtaposition()) == ["Bereich\t1000\t3\t0", "Arbeit\t3\t0\t3"])
    #expect(rows(pairs((pair, 3), (single, 998)).juxtaposition()) == ["Arbeit\t3\t0\t3"])
  }

  @Test(arguments: [
    "Bereich Arbeit wächst.", "Wir sehen »Bereich Arbeit« dort.", "Im Bereich, Arbeit wächst.",
    "Im Bereich. Arbeit wächst.", "Im Bereich – Arbeit wächst.", "Im Bereich „Arbeit“ dort.",
    "Im Bereich: Arbeit dort.", "Im Bereich der Arbeit dort.", "Im Bereich  Arbeit dort.",
    "Wir sehen den Bereich Arbeit",
  ])
  func wordsThatAreNotSideBySideInASegmentAreNoPair(_ line: String) {
    #expect(rows(pairs((line, 50)).juxtaposition()) == [])
  }

  @Test func marksAreNoPartOfTheWordBeforeThem() {
    let counter = pairs(
      ("Hier wächst der Bereich Arbeit sehr.", 20), ("Hier „ist ein Bereich“ und »kein Bereich« oder", 1),
      ("Hier (ist ein Bereich) und \"kein Bereich\" oder", 1), ("Hier ist ein Bereich; kein Bereich, oder", 1),
      ("Hier ist ein Bereich – kein Bereich! Oder", 1), ("Hier ist ein Bereich? Kein Bereich: oder", 1))
    #expect(rows(counter.juxtaposition()) == ["Bereich\t30\t20\t0"])
  }

  @Test func aTextMayEndWithoutALineFeed() {
    var counter = NounPairCounter(classes)
    for _ in 0..<20 { counter.count(Array("Hier wächst der Bereich Arbeit".utf8)) }
    #expect(rows(counter.juxtaposition()) == ["Bereich\t20\t20\t0"])
  }

  @Test func adjectivesWithACapitalAreListedWithTheirNouns() {
    let counter = pairs(
      ("Hier tagen die Vereinten Nationen heute.", 3), ("Das haben die Übrigen Nationen gesagt!", 3),
      ("Das will die Großen Koalition nicht.", 3), ("Das sagen die Großen Nationen nicht.", 4),
      ("Das sagen die Vereinten Firmen nicht.", 2), ("Das sagen die Vereinten EU nicht.", 3),
      ("Das macht der Bereich Arbeit nicht.", 3), ("Das sagen die vereinten Nationen nicht.", 9))
    #expect(
      rows(counter.capitalPairs()) == [
        "Großen\tNationen\t4", "Großen\tKoalition\t3", "Vereinten\tNationen\t3", "Übrigen\tNationen\t3",
      ])
  }

  @Test func adjectivesAreNoNounsBesideNouns() {
    #expect(rows(pairs(("Hier tagen die Vereinten Nationen heute.", 30)).juxtaposition()) == [])
  }

  // MARK: Torn compounds

  private func torn(_ lines: (line: String, times: Int)...) throws -> [String] {
    var counter = TornPartCounter(classes)
    let text = lines.map { String(repeating: $0.line + "\n", count: $0.times) }.joined()
    try counter.count(Source(bytes: Array(text.utf8)))
    return rows(counter.tornParts())
  }

  private let joined = #"{"page": "a: b", "mt": "Der Code Editor läuft.", "ht": "Jetzt läuft der Code-Editor."}"#
  private let left = #"{"mt": "Der Code Editor steht.", "ht": "Da steht der Code Editor."}"#

  @Test func joinedAndLeftPartsAreCounted() throws {
    #expect(try torn((joined, 3), (left, 1)) == ["first\tCode\t3\t1", "second\tEditor\t3\t1"])
    #expect(try torn((joined, 2)) == [])
    #expect(try torn((left, 3)) == ["first\tCode\t0\t3", "second\tEditor\t0\t3"])
  }

  @Test func partsThatAreNowJoinedNowLeftAreOmitted() throws {
    #expect(try torn((joined, 3), (left, 2)) == [])
  }

  @Test func whatIsNeitherJoinedNorLeftSaysNothing() throws {
    let reworded = #"{"mt": "Der Code Editor läuft.", "ht": "Das Programm läuft."}"#
    #expect(try torn((joined, 3), (reworded, 5)) == ["first\tCode\t3\t0", "second\tEditor\t3\t0"])
  }

  @Test func linkingLettersAndEndingsMayChange() throws {
    #expect(
      try torn(
        (#"{"mt": "Ein Bindungs Fehler dort", "ht": "Wegen des Bindungsfehlers"}"#, 2),
        (#"{"mt": "Ein Bindungs Fehler dort", "ht": "Ein Bindungfehler"}"#, 2),
        (#"{"mt": "Zwei Dienst Treiber", "ht": "Diensttreibern"}"#, 2),
        (#"{"mt": "Zwei Dienst Treiber", "ht": "Zwei Dienstestreiber"}"#, 2),
        (#"{"mt": "Zwei Dienst Treiber", "ht": "Zwei Dienststreiber"}"#, 2))
        == ["first\tBindungs\t4\t0", "first\tDienst\t4\t0", "second\tFehler\t4\t0", "second\tTreiber\t4\t0"])
  }

  @Test func namesOfProgramPartsAreNoPartsOfCompounds() throws {
    #expect(
      try torn(
        (#"{"mt": "Der DevOps Dienst, Code-Editors Dienst", "ht": "DevOps-Dienst, Code-Editors-Dienst"}"#, 3))
        == ["second\tDienst\t6\t0"])
  }

  @Test(arguments: [(3, 0, 2), (10, 1, 3), (10, 2, 2), (1, 2, 1), (0, 3, 1)])
  func countsBecomeHabits(_ joined: Int, _ left: Int, _ habit: UInt32) {
    #expect(TornPart.habit(joined: joined, left: left).rawValue == habit)
  }

  @Test func escapesAreRead() throws {
    let escaped = #"{"mt":"\"\\\tGer\u00e4te Treiber","ht":"Ger\u00E4tetreiber","x":[{"mt":"{"}, 1]}"#
    #expect(try torn((escaped, 3)) == ["first\tGeräte\t3\t0", "second\tTreiber\t3\t0"])
    // A letter in two halves, so that the word does not begin with "G"; half a letter is none.
    let whole = #"{"mt": "\ud835\udd0aGeräte Treiber", "ht": "Gerätetreiber"}"#
    #expect(try torn((whole, 3)) == [])
    let half = #"{"mt": "\ud835Geräte Treiber", "ht": "Gerätetreiber"}"#
    #expect(try torn((half, 3)) == ["first\tGeräte\t3\t0", "second\tTreiber\t3\t0"])
  }

  @Test(arguments: [
    #"{"mt": "Code Editor"}"#, #"{"mt": "Code", "ht": "Code"#, #"{"mt": "\u00g0", "ht": ""}"#, #"{"mt": 1, "ht": ""}"#,
    #"{"a": {"mt": "Code"}, "ht": "Code"}"#, #"{"mt": ["Code"], "ht": "Code"}"#, "Code",
  ])
  func linesWithoutBothTextsAreErrors(_ line: String) {
    #expect(throws: CompilerError.self) { try torn((line, 1)) }
  }
}
