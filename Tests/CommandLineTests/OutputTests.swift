import Foundation
import Testing

@Suite struct OutputTests {
  private func folder(files: Int = 40) throws -> Folder {
    let folder = try Folder()
    for number in 0..<files {
      try folder.write("d/\(number).txt", number % 3 == 0 ? damaged : Data(clean.utf8))
    }
    return folder
  }

  @Test(arguments: ["text", "gcc", "json", "jsonl"])
  func theOutputIsTheSameForAnyNumberOfJobs(_ format: String) throws {
    let folder = try folder(files: 300)
    let one = try mtlint(["d", "--jobs", "1", "--format", format], in: folder)
    for jobs in ["2", "4", "7"] {
      let many = try mtlint(["d", "--jobs", jobs, "--format", format], in: folder)
      #expect(one.output == many.output)
      #expect(one.status == many.status)
    }
    #expect(one.status == 1)
  }

  @Test func jsonLinesBeginWithAHeaderAndEndWithASummary() throws {
    let run = try mtlint(["d", "--format", "jsonl"], in: folder())
    #expect(run.records.count == run.lines.count)
    let header = try #require(run.records.first)
    #expect(header["schema"] as? String == "mtlint/1")
    #expect(header["columnUnit"] as? String == "scalar")
    #expect(header["version"] is String)
    let summary = try #require(run.records.last)
    #expect(summary["complete"] as? Bool == true)
    #expect(summary["files"] as? Int == 40)
    #expect(summary["findings"] as? Int == 14)
    #expect(summary["errors"] as? Int == 14)
    #expect(run.findings.count == 14)
    let keys = [
      "path", "line", "column", "endLine", "endColumn", "byteOffset", "byteLength", "rule", "severity", "confidence",
      "message", "evidence", "fix",
    ]
    #expect(Set(run.findings[0].keys) == Set(keys))
    #expect(run.findings[0]["fix"] is NSNull)
  }

  @Test func jsonIsOneArray() throws {
    let folder = try folder()
    let run = try mtlint(["d", "--format", "json"], in: folder)
    let array = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]]
    #expect(array?.count == 14)
    let none = try mtlint(["d/1.txt", "--format", "json"], in: folder)
    #expect(try JSONSerialization.jsonObject(with: Data(none.output.utf8)) as? [String] == [])
  }

  @Test func aFixHasItsPlaceInTheFile() throws {
    let folder = try Folder()
    try folder.write("a.txt", "\u{FEFF}Äh, das Programm wurde beendet .\n")
    let run = try mtlint(["a.txt", "--format=jsonl", "--select=punctuation-spacing"], in: folder)
    let finding = try #require(run.findings.first)
    let fix = try #require(finding["fix"] as? [String: Any])
    let offset = try #require(fix["offset"] as? Int)
    let length = try #require(fix["length"] as? Int)
    var data = try Data(contentsOf: folder.url.appendingPathComponent("a.txt"))
    data.replaceSubrange(offset..<offset + length, with: Data((fix["replacement"] as? String ?? "?").utf8))
    #expect(String(decoding: data, as: UTF8.self) == "\u{FEFF}Äh, das Programm wurde beendet.\n")
    #expect(finding["column"] as? Int == 24)
  }

  @Test(arguments: [
    (["--fail-on", "error"], 1), (["--fail-on", "warning"], 1), (["--fail-on=note"], 1), (["--fail-on=never"], 0),
    (["--show", "error"], 1), (["--ignore", "encoding-damage"], 0), (["--select", "fused-words"], 0),
    (["--select", "all"], 1), (["--select=fused-words,encoding-damage"], 1),
  ])
  func theStatusFollowsTheThresholds(_ options: [String], _ status: Int) throws {
    let run = try mtlint(options + ["d"], in: folder(files: 1))
    #expect(run.status == Int32(status))
    #expect(run.errors.isEmpty)
  }

  @Test func textEndsWithASummary() throws {
    let folder = try folder(files: 3)
    let run = try mtlint(["d"], in: folder)
    #expect(run.lines.last == "1 finding (1 error) in 1 of 3 files")
    #expect(try !mtlint(["d", "--quiet"], in: folder).output.contains("finding"))
    #expect(try mtlint(["d/1.txt", "--quiet"], in: folder).output.isEmpty)
  }

  @Test func statisticsStandApartFromWhatProgramsRead() throws {
    let folder = try folder(files: 3)
    let text = try mtlint(["d", "--statistics"], in: folder)
    #expect(text.output.contains("findings per 1,000 words"))
    #expect(text.output.contains("1  encoding-damage"))
    #expect(text.errors.isEmpty)
    let machine = try mtlint(["d", "--statistics", "--format=jsonl"], in: folder)
    #expect(machine.records.count == machine.lines.count)
    #expect(machine.errors.contains("3  files"))
  }

  @Test func coloursAreAskedFor() throws {
    let folder = try folder(files: 1)
    #expect(try mtlint(["d"], in: folder).output.contains("\u{1B}") == false)
    #expect(try mtlint(["d", "--color=always"], in: folder).output.contains("\u{1B}[1;31m"))
    let terminal = "script -qec \"$MTLINT d --color=auto\" /dev/null"
    #expect(try shell("TERM=xterm \(terminal)", in: folder).output.contains("\u{1B}["))
    #expect(try !shell("TERM=xterm NO_COLOR=1 \(terminal)", in: folder).output.contains("\u{1B}["))
    #expect(try !shell("TERM=dumb \(terminal)", in: folder).output.contains("\u{1B}["))
  }

  @Test(arguments: ["text", "json", "jsonl", "gcc"])
  func aReaderThatGoesAwayIsNoError(_ format: String) throws {
    let folder = try folder(files: 3000)
    let script = "\"$MTLINT\" d --format \(format) --jobs 2 | head -c 10 > /dev/null; exit ${PIPESTATUS[0]}"
    let run = try shell(script, in: folder)
    #expect(run.status == 1)
    #expect(run.errors.isEmpty)
    let closed = try shell("\"$MTLINT\" --help | true; exit ${PIPESTATUS[0]}", in: folder)
    #expect(closed.status == 0)
  }

  @Test func aFullDiskIsAnError() throws {
    let run = try shell("\"$MTLINT\" d > /dev/full", in: folder(files: 3))
    #expect(run.status == 2)
    #expect(run.errors == "mtlint: standard output: No space left on device\n")
  }
}
