import Foundation
import Testing

/// The text of `Tests/Example`: damaged in each way that a check knows, and mended by hand.
@Suite struct ExampleTextTests {
  /// Damage that was put into the text on purpose.
  struct Planted: Equatable, CustomStringConvertible {
    let line: Int
    let check: String
    /// The words that are pointed at.
    let words: String
    var description: String { "\(line) \(check): \(words)" }

    init(_ line: Int, _ check: String, _ words: String) {
      (self.line, self.check, self.words) = (line, check, words)
    }
  }

  static let planted: [Planted] = [
    Planted(1, "translator-chatter", "Natürlich, hier ist die"),
    Planted(3, "page-furniture", "Von Henrike Aldermann"),
    Planted(4, "agreement", "einen gelungene Umbau"),
    Planted(5, "link-seam", "Feier Das"),
    Planted(5, "source-locale", "12.5 Prozent"),
    Planted(6, "fused-words", "HamburgSie"),
    Planted(6, "unbalanced-quotes", "„Wir"),
    Planted(6, "encoding-damage", "BÃ¼cher"),
    Planted(7, "inconsistent-name", "Dolezal"),
    Planted(7, "untranslated-text", "The doors will be open to all of you from Monday to Saturday."),
    Planted(8, "sentence-fragment", "Großes gemeinsames Ziel."),
    Planted(9, "page-furniture", "Lesen Sie auch: Fünf stille Orte am Fluss"),
    Planted(
      10, "author-bio",
      "Unheilbarer Bücherwurm. Möchtegern-Köchin. Leidenschaftliche Radfahrerin. Stolzer Kaffee-Nerd."),
    Planted(12, "literal-translation", "fühlen Sie sich frei,"),
    Planted(13, "capitalization", "einstellungen"),
    Planted(14, "split-compound", "Daten Bank"),
    Planted(14, "punctuation-spacing", "gespeichert ,"),
    Planted(15, "markup-residue", "{{child_name}}"),
    Planted(16, "garbled-sentence", "wird ist"),
    Planted(17, "repeated-text", "im im"),
    Planted(18, "stray-punctuation", "gelöscht.."),
    Planted(20, "translator-chatter", "Lassen Sie mich wissen, wenn Sie weitere"),
  ]

  private let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Example")

  private func lint(_ name: String, _ options: [String] = []) throws -> (run: Run, found: [Planted]) {
    let file = folder.appendingPathComponent(name)
    let bytes = try Data(contentsOf: file)
    let run = try mtlint([file.path, "--format=jsonl"] + options)
    let found = try run.findings.map { finding in
      let offset = try #require(finding["byteOffset"] as? Int)
      let length = try #require(finding["byteLength"] as? Int)
      return Planted(
        try #require(finding["line"] as? Int), try #require(finding["rule"] as? String),
        String(decoding: bytes[offset..<offset + length], as: UTF8.self))
    }
    return (run, found)
  }

  @Test func whatWasPlantedIsFoundAndNothingElse() throws {
    let (run, found) = try lint("damaged.txt")
    #expect(run.status == 1)
    for planted in Self.planted { #expect(found.contains(planted), "not found: \(planted)") }
    for finding in found { #expect(Self.planted.contains(finding), "not planted: \(finding)") }
    #expect(found.count == Self.planted.count)
  }

  @Test func everyDefaultCheckHasItsDamage() throws {
    let table = try mtlint(["checks"]).lines.map { $0.split(separator: " ") }
    let defaults = table.filter { $0.count > 2 && $0[2] == "default" }.map { String($0[0]) }
    // Checks of markup find nothing in plain text.
    let ofMarkup: Set = ["broken-markup", "empty-link-text", "link-spacing", "untranslated-alt-text"]
    #expect(Set(Self.planted.map(\.check)).union(ofMarkup) == Set(defaults))
  }

  @Test func thePreviewFindsTheOtherAddress() throws {
    let (_, found) = try lint("damaged.txt", ["--select=mixed-address"])
    #expect(found == [Planted(18, "mixed-address", "du")])
  }

  @Test func theMendedTextIsClean() throws {
    let (run, found) = try lint("clean.txt", ["--select=all", "--fail-on=note"])
    #expect(run.status == 0)
    #expect(found == [])
    #expect(run.errors.isEmpty)
  }
}
