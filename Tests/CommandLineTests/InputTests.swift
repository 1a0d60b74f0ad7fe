import Foundation
import Testing

/// What a user may hand over: missing, strange and broken files.
@Suite struct InputTests {
  @Test func aMissingFileIsNamedAndTheOthersAreLinted() throws {
    let folder = try Folder()
    try folder.write("b.txt", damaged)
    let run = try mtlint(["gone.txt", "b.txt", "--format", "jsonl"], in: folder)
    #expect(run.status == 2)
    #expect(run.errors == "mtlint: gone.txt: No such file or directory\n")
    #expect(run.findings.count == 1)
    #expect(run.records.last?["unreadable"] as? Int == 1)
  }

  /// Permissions do not stop root, a file that is no folder does.
  @Test func aPathThroughAFileCannotBeRead() throws {
    let folder = try Folder()
    try folder.write("a.txt", clean)
    let run = try mtlint(["a.txt/b.txt"], in: folder)
    #expect(run.status == 2)
    #expect(run.errors == "mtlint: a.txt/b.txt: Not a directory\n")
  }

  @Test(.enabled(if: geteuid() != 0)) func aLockedFolderIsNamed() throws {
    let folder = try Folder()
    try folder.write("locked/a.txt", clean)
    let run = try shell("chmod 0 locked; \"$MTLINT\" .; status=$?; chmod 755 locked; exit $status", in: folder)
    #expect(run.status == 2)
    #expect(run.errors == "mtlint: ./locked: Permission denied\n")
  }

  /// The file's name says that code is to be passed over, and the place is the file's.
  @Test func markdownIsReadAsMarkdown() throws {
    let folder = try Folder()
    let text = "# Der Weg\n\nEr ist **lang** , aber gut.\n\n```\nein , zwei\n```\n"
    for name in ["a.md", "b.MDX", "c.txt"] { try folder.write(name, text) }
    let run = try mtlint([".", "--format", "jsonl", "--select", "punctuation-spacing"], in: folder)
    #expect(run.findings.map { $0["path"] as? String } == ["./a.md", "./b.MDX", "./c.txt"])
    #expect(run.findings[0]["line"] as? Int == 3 && run.findings[0]["column"] as? Int == 10)
    #expect(run.findings[2]["line"] as? Int == 6)
    let script = "\"$MTLINT\" --format jsonl --select punctuation-spacing --stdin-filename x.md - <a.md"
    #expect(try shell(script, in: folder).findings.count == 1)
  }

  @Test func anEmptyFileIsClean() throws {
    let folder = try Folder()
    try folder.write("a.txt", "")
    let run = try mtlint(["a.txt"], in: folder)
    #expect(run.status == 0)
    #expect(run.output == "no findings in 1 file\n")
    #expect(run.errors.isEmpty)
  }

  /// The pipe is read first, and before it can be read the other file is removed.
  @Test func aFileThatVanishesIsNamed() throws {
    let folder = try Folder()
    try folder.write("b.txt", clean)
    let script = "mkfifo a; \"$MTLINT\" --jobs 1 a b.txt & exec 3>a; rm b.txt; echo Haus >&3; exec 3>&-; wait $!"
    let run = try shell(script, in: folder)
    #expect(run.status == 2)
    #expect(run.errors == "mtlint: b.txt: No such file or directory\n")
  }

  @Test func invalidUTF8HasAPlace() throws {
    let folder = try Folder()
    try folder.write("a.txt", damaged)
    let run = try mtlint(["a.txt", "--format", "jsonl"], in: folder)
    #expect(run.status == 1)
    let finding = try #require(run.findings.first)
    #expect(finding["rule"] as? String == "encoding-damage")
    #expect(finding["line"] as? Int == 2)
    #expect(finding["column"] as? Int == 9)
    #expect(finding["byteOffset"] as? Int == 26)
    #expect(finding["byteLength"] as? Int == 1)
    #expect(try mtlint(["a.txt", "--ignore", "encoding-damage"], in: folder).status == 0)
  }

  @Test(arguments: [false, true])
  func utf16IsReadAndOffsetsAreThoseOfTheFile(_ bigEndian: Bool) throws {
    let folder = try Folder()
    let text = "Grüße 👩 .\nDas Programm wurde beendet .\n"
    try folder.write("a.txt", utf16(text, bigEndian: bigEndian))
    let run = try mtlint(["a.txt", "--format=jsonl", "--select=punctuation-spacing"], in: folder)
    let finding = try #require(run.findings.last)
    #expect(finding["line"] as? Int == 2)
    #expect(finding["column"] as? Int == 20)
    let before = "Grüße 👩 .\nDas Programm wurde ".utf16.count
    #expect(finding["byteOffset"] as? Int == 2 + 2 * before)
    #expect(finding["byteLength"] as? Int == 18)
  }

  @Test func aFileWithNULBytesIsSkippedWithANote() throws {
    let folder = try Folder()
    try folder.write("a.txt", Data("Haus".utf8) + Data([0]) + Data("Hof".utf8))
    let run = try mtlint(["a.txt"], in: folder)
    #expect(run.status == 0)
    #expect(run.errors == "mtlint: a.txt: skipped, it holds NUL bytes and is no text\n")
    #expect(try mtlint(["a.txt", "--quiet"], in: folder).errors.isEmpty)
  }

  @Test func aFileOf200MegabytesIsRead() throws {
    let folder = try Folder()
    let megabyte = Data(String(repeating: clean, count: (1 << 20) / clean.utf8.count + 1).utf8)
    try folder.write("a.txt", "")
    let file = try FileHandle(forWritingTo: folder.url.appendingPathComponent("a.txt"))
    for _ in 0..<200 { try file.write(contentsOf: megabyte) }
    try file.write(contentsOf: damaged)
    try file.close()
    let run = try mtlint(["a.txt", "--format=gcc", "--select=encoding-damage"], in: folder)
    #expect(run.status == 1)
    #expect(run.lines.count == 1)
  }

  @Test func aLinkToItselfIsNamed() throws {
    let folder = try Folder()
    let run = try shell("ln -s a.txt a.txt; \"$MTLINT\" a.txt", in: folder)
    #expect(run.status == 2)
    #expect(run.errors.hasPrefix("mtlint: a.txt: Too many levels of symbolic links"))
  }

  @Test func linksAndPipesInFoldersArePassedOver() throws {
    let folder = try Folder()
    try folder.write("docs/a.txt", damaged)
    let script =
      "cd docs; ln -s .. up; ln -s . here; ln -s loop.txt loop.txt; mkfifo pipe.txt; cd ..; timeout 20 \"$MTLINT\" --format gcc docs"
    let run = try shell(script, in: folder)
    #expect(run.status == 1)
    #expect(run.lines.count == 1)
    #expect(run.errors.isEmpty)
  }

  @Test func aLinkThatIsNamedIsFollowed() throws {
    let folder = try Folder()
    try folder.write("docs/a.txt", damaged)
    let run = try shell(
      "ln -s docs link; ln -s docs/a.txt b; \"$MTLINT\" --format gcc link; \"$MTLINT\" --format gcc b", in: folder)
    #expect(run.lines.map { $0.prefix { $0 != ":" } } == ["link/a.txt", "b"])
  }

  @Test func aPipeThatIsNamedIsRead() throws {
    let folder = try Folder()
    try folder.write("a", damaged)
    let run = try shell("mkfifo p; cat a > p & timeout 20 \"$MTLINT\" --format gcc p", in: folder)
    #expect(run.status == 1)
    #expect(run.output.hasPrefix("p:2:9: error: "))
    let substituted = try shell("timeout 20 \"$MTLINT\" --format gcc <(cat a)", in: folder)
    #expect(substituted.status == 1)
    #expect(substituted.output.hasPrefix("/dev/fd/"))
  }

  @Test func standardInputHasAName() throws {
    let plain = try mtlint(["-", "--format", "gcc"], input: damaged)
    #expect(plain.output.hasPrefix("<stdin>:2:9: "))
    let named = try mtlint(["--stdin-filename", "docs/x.md", "--format", "gcc", "-"], input: damaged)
    #expect(named.output.hasPrefix("docs/x.md:2:9: "))
    #expect(named.status == 1)
  }

  @Test func namesMayHoldAnything() throws {
    let folder = try Folder()
    try folder.write("mit Leerzeichen.txt", damaged)
    try folder.write("Grüße\t\"1\".txt", damaged)
    let script = "cp 'mit Leerzeichen.txt' $'Stra\\xdfe.txt'; \"$MTLINT\" --format"
    let lines = try shell(script + " jsonl .", in: folder)
    let paths = lines.findings.compactMap { $0["path"] as? String }
    #expect(paths == ["./Grüße\t\"1\".txt", "./Stra\u{FFFD}e.txt", "./mit Leerzeichen.txt"])
    let bytes = try shell(script + " gcc $'Stra\\xdfe.txt' | od -An -c | head -n 1", in: folder)
    #expect(bytes.output.contains("S   t   r   a 337   e"))
  }

  @Test func foldersAreSearchedForTexts() throws {
    let folder = try Folder()
    for name in ["b.md", "a.txt", "sub/c.MARKDOWN", "sub/deep/d.text", "z.swift", ".hidden.txt", ".git/e.txt", "txt"] {
      try folder.write(name, damaged)
    }
    let run = try mtlint(["--format", "gcc", "."], in: folder)
    let paths = run.lines.map { String($0.prefix { $0 != ":" }) }
    #expect(paths == ["./a.txt", "./b.md", "./sub/c.MARKDOWN", "./sub/deep/d.text"])
    #expect(try mtlint(["--format=gcc", "z.swift", ".hidden.txt", ".git/"], in: folder).lines.count == 3)
  }

  @Test func aFileNamedTwiceIsLintedOnce() throws {
    let folder = try Folder()
    try folder.write("d/a.txt", damaged)
    let run = try mtlint(["d", "./d/a.txt", "d/../d/a.txt", "d/a.txt", "--format=gcc"], in: folder)
    #expect(run.lines.count == 1)
    #expect(run.output.hasPrefix("d/a.txt:2:9: "))
  }

  @Test func aFolderWithoutTextsIsTold() throws {
    let folder = try Folder()
    try folder.write("d/a.swift", clean)
    let run = try mtlint(["d"], in: folder)
    #expect(run.status == 0)
    #expect(run.errors.hasPrefix("mtlint: d: no texts in this folder"))
  }

  @Test func aLanguageWithoutAPackIsToldOnce() throws {
    let folder = try Folder()
    let english = "The house is old, and this is the street that we have seen with them in the morning.\n"
    for name in ["a.txt", "b.txt"] { try folder.write(name, english) }
    try folder.write("c.txt", clean)
    let run = try mtlint(["."], in: folder)
    #expect(run.status == 0)
    #expect(
      run.errors == "mtlint: no language pack for 2 files in English (en): only the checks that need none ran\n")
    #expect(try mtlint([".", "--quiet"], in: folder).errors.isEmpty)
    #expect(try mtlint([".", "--lang", "de-AT"], in: folder).errors.isEmpty)
    #expect(try mtlint(["c.txt", "--lang", "ja"], in: folder).errors.contains("1 file in ja"))
  }
}
