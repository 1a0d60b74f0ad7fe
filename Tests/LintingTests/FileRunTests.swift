import Foundation
import Linting
import Testing
import Text

@Suite struct FileRunTests {
  /// Writes numbered files, the first of them long, so that workers come back out of order.
  private func folder(files: Int) throws -> URL {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("mtlint-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for number in 0..<files {
      let sentence = "Das Programm Nummer \(number) wurde beendet .\n\n"
      let text = String(repeating: sentence, count: number == 0 ? 5000 : 1 + number % 3)
      try Data(text.utf8).write(to: url.appendingPathComponent("\(number).txt"))
    }
    return url
  }

  @Test func resultsComeInOrderForAnyNumberOfJobs() throws {
    let url = try folder(files: 400)
    defer { try? FileManager.default.removeItem(at: url) }
    let discovery = FileDiscovery([FileName(url.path)])
    #expect(discovery.inputs.count == 400)
    func results(jobs: Int) -> [String] {
      var all: [String] = []
      FileRun(discovery.inputs, jobs: jobs).run { input, outcome in
        guard case .success(let (_, result)) = outcome else { return "unreadable" }
        return "\(input.name) \(result.words) \(result.diagnostics.map { "\($0.check) \($0.span)" })"
      } consume: {
        all.append($0)
        return true
      }
      return all
    }
    let one = results(jobs: 1)
    #expect(one.count == 400)
    #expect(one.allSatisfy { $0.contains("punctuation-spacing") })
    #expect(results(jobs: 4) == one)
    #expect(results(jobs: 64) == one)
  }

  @Test(arguments: [1, 4]) func aRunCanBeStopped(_ jobs: Int) throws {
    let url = try folder(files: 100)
    defer { try? FileManager.default.removeItem(at: url) }
    var seen = 0
    FileRun(FileDiscovery([FileName(url.path)]).inputs, jobs: jobs).run { input, _ in
      input.name
    } consume: { _ in
      seen += 1
      return seen < 10
    }
    #expect(seen == 10)
  }

  @Test func namesAreOrderedByBytes() {
    let names = ["b", "a/b", "a-b", "Ä", "a", "B"].map(FileName.init(_:)).sorted()
    #expect(names.map(\.description) == ["B", "a", "a-b", "a/b", "b", "Ä"])
  }

  @Test(arguments: [("a.TXT", "txt"), ("a/b.c/d", ""), (".x/a.md", "md"), ("a.", ""), ("", ""), ("a.b.text", "text")])
  func extensionsAreSmall(_ name: String, _ expected: String) { #expect(FileName(name).fileExtension == expected) }
}
