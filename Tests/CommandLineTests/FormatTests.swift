import Foundation
import Testing

/// Each format, made by the real binary of a nasty file, read by somebody else's reader.
@Suite struct FormatTests {
  private static let schemas = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Schemas").path

  /// Mark, emoji, tab, a control character, quotation marks and markup; the second file has nothing wrong.
  private func folder() throws -> Folder {
    let folder = try Folder()
    let text = "\u{FEFF}Äpfel 👩 sind\tgrün & \"rot\" <b .\u{1} Das\r\nHaus steht ,hier und dort .\r\n"
    try folder.write("Über ä.txt", text)
    try folder.write("ok.txt", clean)
    return folder
  }

  private func validate(_ format: String, _ schema: String, lines: Bool = false) throws -> Run {
    try shell(
      """
      "$MTLINT" --format \(format) . > report; [ $? = 1 ] || exit 9
      /usr/bin/python3 '\(Self.schemas)/validate.py' '\(Self.schemas)/\(schema)' \(lines ? "--lines" : "") < report
      """, in: folder())
  }

  @Test func sarifIsValid() throws {
    let run = try validate("sarif", "sarif-schema-2.1.0.json")
    #expect(run.status == 0 && run.output == "1\n", "\(run.errors.suffix(600))")
  }

  @Test func reviewdogsLinesAreValid() throws {
    let run = try validate("rdjsonl", "rdjson-Diagnostic.json", lines: true)
    #expect(run.status == 0, "\(run.errors.suffix(600))")
    #expect(Int(run.output.trimmingCharacters(in: .newlines)) ?? 0 >= 2)
  }

  @Test func jUnitIsValid() throws {
    let run = try shell(
      "\"$MTLINT\" --format junit . | xmllint --noout --schema '\(Self.schemas)/JUnit.xsd' -", in: folder())
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test func checkstyleIsWellFormedAndKeepsItsCharacters() throws {
    let run = try shell(
      """
      "$MTLINT" --format checkstyle . > report
      xmllint --xpath 'string(//file/@name)' report; echo
      xmllint --xpath 'count(//error[@line > 0 and @column > 0])' report
      """, in: folder())
    #expect(run.lines.first == "./Über ä.txt" && run.status == 0, "\(run.errors)")
    #expect(Int(run.lines.last ?? "") ?? 0 >= 2)
  }

  /// The emoji takes four bytes, two units of UTF-16, one scalar; the mark at the beginning is no column.
  @Test func eachFormatCountsInItsOwnUnit() throws {
    let folder = try folder()
    func json(_ format: String) throws -> Any {
      try JSONSerialization.jsonObject(with: Data(mtlint(["--format", format, "."], in: folder).output.utf8))
    }
    let sarif = try #require(json("sarif") as? [String: Any])
    let results = try #require((sarif["runs"] as? [[String: Any]])?.first?["results"] as? [[String: Any]])
    let location = try #require((results.first?["locations"] as? [[String: Any]])?.first?["physicalLocation"])
    let region = try #require((location as? [String: Any])?["region"] as? [String: Any])
    let first = try #require(mtlint(["--format", "jsonl", "."], in: folder).findings.first)
    let column = try #require(first["column"] as? Int)
    #expect(region["startLine"] as? Int == 1 && region["startColumn"] as? Int == column + 1)
    let bytes = try #require(mtlint(["--format", "gcc", "."], in: folder).lines.first?.split(separator: ":"))
    // Ä, ü and the emoji: five bytes more than scalars.
    #expect(Int(bytes[2]) == column + 5)
    let scalars = try mtlint(["--format", "gcc", "--column-unit", "scalar", "."], in: folder)
    #expect(scalars.lines.first?.split(separator: ":")[2] == "\(column)")
    #expect(try mtlint(["--format", "sarif", "--column-unit", "byte", "."], in: folder).status == 2)
  }

  @Test func gitLabsFingerprintsAreUniqueAndKeepWhenLinesMove() throws {
    func fingerprints(_ text: String) throws -> [String] {
      let folder = try Folder()
      try folder.write("a.txt", text)
      let data = try Data(mtlint(["--format", "gitlab", "a.txt"], in: folder).output.utf8)
      let list = try #require(JSONSerialization.jsonObject(with: data) as? [[String: Any]])
      return list.compactMap { $0["fingerprint"] as? String }
    }
    let line = "Das Haus ist alt . Die Tür ist neu .\n"
    let before = try fingerprints(line + line)
    #expect(before.count == 4 && Set(before).count == 4)
    #expect(try fingerprints("Ein Satz steht davor.\n\n" + line + line) == before)
    #expect(try fingerprints("Das  Haus ist alt . Die Tür ist neu .\n" + line) == before)
  }

  @Test func gitHubsCommandsAreEscaped() throws {
    let folder = try Folder()
    try folder.write("a,b:c.txt", "Das Haus am Fluss steht zu 100 % leer .\n")
    let line = try mtlint(["--format", "github", "."], in: folder).lines.first ?? ""
    #expect(line.hasPrefix("::warning file=a%2Cb%3Ac.txt,line=1,endLine=1,col="), "\(line)")
    #expect(line.contains("title=punctuation-spacing::"), "\(line)")
  }

  @Test func oneRunWritesSeveralReports() throws {
    let folder = try folder()
    let run = try mtlint(["--format", "sarif", "--output", "a.sarif", "--format", "junit=b.xml", "."], in: folder)
    #expect(run.status == 1 && run.output.contains("findings"))
    let alone = try mtlint(["--format", "sarif", "."], in: folder).output
    #expect(try String(contentsOf: folder.url.appendingPathComponent("a.sarif"), encoding: .utf8) == alone)
    #expect(
      try String(contentsOf: folder.url.appendingPathComponent("b.xml"), encoding: .utf8).contains("</testsuites>"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).allSatisfy { !$0.hasSuffix("-new") })
  }

  @Test func aReportThatCannotBeWrittenIsAnErrorAndLosesNothing() throws {
    let folder = try folder()
    let run = try mtlint(["--format", "sarif=none/a.sarif", "."], in: folder)
    #expect(run.status == 2 && run.errors.contains("none/a.sarif: No such file or directory"))
    #expect(run.output.contains("findings"))
    // No file may grow beyond a kilobyte: what a full disk looks like.
    try folder.write("full.sarif", "old")
    let full = try shell(
      """
      (ulimit -f 1; "$MTLINT" --quiet --format sarif=full.sarif . > /dev/null; echo $?)
      cat full.sarif; echo; ls
      """, in: folder)
    #expect(full.output.hasPrefix("2\nold\n"), "\(full.output)")
    #expect(full.errors.contains("full.sarif: File too large"), "\(full.errors)")
    #expect(!full.output.contains("-new"))
  }

  @Test func thePageShowsEachFindingInItsLineAndNeedsNoNetwork() throws {
    let folder = try folder()
    let page = try mtlint(["--format", "html", "."], in: folder).output
    let findings = try mtlint(["--format", "jsonl", "."], in: folder).findings.count
    #expect(findings >= 2 && page.ranges(of: "<mark ").count == findings)
    #expect(page.contains("grün &amp; &quot;rot&quot; &lt;b") && !page.contains("\u{1}"))
    #expect(!page.contains("http") && !page.contains("src="))
    #expect(!page.contains("ok.txt"))
    #expect(page.hasSuffix("</html>\n"))
  }

  @Test func theSummaryHasALineForEachText() throws {
    let run = try mtlint(["--format", "summary", "."], in: folder())
    let columns = run.lines.dropFirst().first?.split(separator: " ", maxSplits: 3).map(String.init) ?? []
    #expect(columns.last?.hasSuffix("Über ä.txt") == true && Int(columns.first ?? "") ?? 0 >= 2, "\(run.output)")
    #expect(!run.output.contains("ok.txt"))
  }
}
