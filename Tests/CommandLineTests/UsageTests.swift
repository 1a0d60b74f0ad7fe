import Foundation
import Testing

@Suite struct UsageTests {
  @Test(arguments: [
    (["--formt", "json", "x"], "unknown option '--formt'; did you mean '--format'?"),
    (["--format", "jsn", "x"], "unknown value for --format 'jsn'; did you mean 'json'?"),
    (["--format=xml", "x"], "unknown value for --format 'xml'; known: text, summary, gcc, json, jsonl, sarif, github"),
    (["--fail-on", "warnin", "x"], "did you mean 'warning'?"),
    (["--show=all", "x"], "unknown value for --show 'all'"),
    (["--color", "allways", "x"], "did you mean 'always'?"),
    (
      ["--select", "punctuation-spacng", "x"], "unknown check 'punctuation-spacng'; did you mean 'punctuation-spacing'?"
    ),
    (["--ignore", "", "x"], "unknown check ''"),
    (["--select=encoding-damage", "--ignore=encoding-damage", "x"], "leaves no check"),
    (["--jobs", "0", "x"], "from 1 to 1024, not '0'"),
    (["--jobs", "many", "x"], "not 'many'"),
    (["--lang", "d", "x"], "--lang must be a language"),
    (["--lang", "de-", "x"], "such as 'de' or 'de-CH'"),
    (["x", "--format"], "option '--format' needs a value"),
    (["--quiet=yes", "x"], "option '--quiet' takes no value"),
    (["chekc", "x"], "unknown command 'chekc'; did you mean 'check'?"),
    (["explain", "fused-wrods"], "unknown check 'fused-wrods'; did you mean 'fused-words'?"),
    (["explain", "--jobs", "2"], "option '--jobs' does not belong to 'explain'"),
    (["checks", "x"], "'checks' takes no operand"),
    ([], "no PATH"),
    (["check"], "no PATH"),
  ])
  func tellsWhatIsWrong(_ arguments: [String], _ message: String) throws {
    let run = try mtlint(arguments)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("mtlint: "))
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test func helpNamesEveryCommandAndOption() throws {
    let help = try mtlint(["--help"])
    #expect(help.status == 0)
    for word in ["check", "explain", "checks", "--format", "--lang", "--select", "--ignore", "--fail-on", "--show"] {
      #expect(help.output.contains(word))
    }
    for word in ["--color", "--quiet", "--jobs", "--statistics", "--stdin-filename", "--version", "Exit status"] {
      #expect(help.output.contains(word))
    }
    #expect(help.output.split(separator: "\n").allSatisfy { $0.count <= 120 })
  }

  @Test(arguments: ["check", "explain", "checks"])
  func commandsHaveHelp(_ command: String) throws {
    let help = try mtlint([command, "--help"])
    #expect(help.status == 0)
    #expect(help.output.hasPrefix("mtlint \(command): "))
    #expect(help.output.contains("--format") == (command == "check"))
  }

  @Test func versionNamesICU() throws {
    let run = try mtlint(["--version"])
    #expect(run.status == 0)
    #expect(run.output.contains(/^mtlint \d+\.\d+\.\d+ \(ICU \d+\.\d+/))
  }

  @Test func explainShowsThePageOfACheck() throws {
    let run = try mtlint(["explain", "punctuation-spacing"])
    #expect(run.status == 0)
    for word in ["punctuation-spacing: ", "Why: ", "Found:", "Not found:", "^^"] { #expect(run.output.contains(word)) }
    #expect(!run.output.contains("⟨"))
  }

  @Test func explainWithoutAnIDShowsAllInShort() throws {
    let all = try mtlint(["explain"])
    let table = try mtlint(["checks"])
    #expect(all.status == 0 && table.status == 0)
    for line in table.lines {
      let id = try #require(line.split(separator: " ").first)
      #expect(all.output.contains("\(id) ("))
    }
    #expect(table.lines.count >= 2)
  }

  @Test func anOptionTakesItsValueEitherWay() throws {
    let folder = try Folder()
    try folder.write("a.txt", damaged)
    let apart = try mtlint(["--format", "gcc", "a.txt"], in: folder)
    let joined = try mtlint(["check", "a.txt", "--format=gcc"], in: folder)
    #expect(apart.status == 1)
    #expect(apart.output == joined.output)
  }

  @Test func twoHyphensEndTheOptions() throws {
    let folder = try Folder()
    try folder.write("--quiet", clean)
    try folder.write("check", damaged)
    #expect(try mtlint(["--", "--quiet"], in: folder).status == 0)
    #expect(try mtlint(["--", "check"], in: folder).status == 1)
    #expect(try mtlint(["check", "--", "check"], in: folder).status == 1)
  }

  @Test func aNameLikeACommandIsAPathWhereItExists() throws {
    let folder = try Folder()
    try folder.write("chek", damaged)
    #expect(try mtlint(["chek"], in: folder).status == 1)
  }
}
