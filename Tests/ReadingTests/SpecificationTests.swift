import Foundation
import Reading
import Testing
import Text

/// The examples of CommonMark's specification as inputs, where the file is at hand.
@Suite struct SpecificationTests {
  static let path =
    ProcessInfo.processInfo.environment["COMMONMARK_SPEC"]
    ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../shared/schemas/commonmark-spec.txt").path

  /// Inputs of the examples: between a line of 32 backticks with "example" and a line with a full stop.
  static func examples() -> [String] {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
    let fence = String(repeating: "`", count: 32)
    var examples: [String] = []
    var lines: [Substring]?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix(fence + " example") {
        lines = []
      } else if line == ".", let input = lines {
        examples.append(input.joined(separator: "\n").replacingOccurrences(of: "→", with: "\t"))
        lines = nil
      } else {
        lines?.append(line)
      }
    }
    return examples
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: path)))
  func theTextIsWhatAnotherParserShows() {
    let examples = Self.examples()
    #expect(examples.count > 600)
    var different: [String] = []
    for example in examples where !agree(example) { different.append(example) }
    // The other parser is of an older edition of the specification, and prints character references apart.
    #expect(different.count * 30 <= examples.count, "read in another way: \(different)")
  }

  @Test func cutAnywhereNothingBreaks() {
    let text = """
      ---
      title: "x"
      ---
      # A *b* `c
      > - [a](b "c") ![d](e) <f g="h"> &amp; \\* $x^2$ {{< y >}}
      >   | a | b |
      >   |---|---|
      >   | `c` | **d** |

      [^1]: <https://x.y> [!NOTE] [z]
      [z]: /url 'title
      ```
      """
    let bytes = Array(text.utf8)
    for lower in stride(from: 0, to: bytes.count, by: 7) {
      for upper in lower...bytes.count {
        let source = SourceText(String(decoding: bytes[lower..<upper], as: UTF8.self))
        let prose = Prose(MarkdownReader(hasComponents: upper % 2 == 0).read(source))
        for block in prose.blocks { #expect(Int(block.span.upper) <= prose.text.count && !block.span.isEmpty) }
      }
    }
  }

  /// Inputs that make careless parsers quadratic: each takes well under a second.
  @Test(arguments: [
    "*a_ ", "[a](", "[", "![", "`a``b", "<a ", "<!--", "> ", "- ", "**a ", "&x;", "$x", "{{", "a|", "\\", "[a][b]",
    "<code>", "_*",
  ])
  func timeIsLinear(_ part: String) {
    let source = SourceText(String(repeating: part, count: 40_000))
    let start = ContinuousClock.now
    _ = Prose(MarkdownReader().read(source))
    #expect(ContinuousClock.now - start < .seconds(2), "\(part)")
  }
}

/// Markup by chance: whatever comes, the tables hold together, and mostly another parser agrees.
@Suite struct RandomMarkupTests {
  private static let parts = [
    "Wort ", "wort", " und ", "*", "**", "_", "`", "``", "[", "](x)", "](<y z> 'T')", "]", "![", "<b>", "</b>",
    "<a href=\"x\">",
    "\n", "\n\n", "\n> ", "\n- ", "\n  ", "\n    ", "\n1. ", "\n# ", "\n***\n", "\n---\n", "\n```\n", "\\", "&amp;",
    "&#228;",
    "<http://a.b>", "~~", "(", ")", ".", ", ", "ü", "„", "“", "\t", "| a | b |\n|---|---|\n| c | d |\n", "[a]: /b\n",
    "<!-- c -->",
    "\n<div>\n", "*a*", "__b__", "!", "\r\n", "  \n", "\\\n",
  ]

  static func document(_ seed: UInt64) -> String {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    return (0..<(3 + next(25))).map { _ in parts[next(parts.count)] }.joined()
  }

  @Test func tablesHoldTogether() {
    for seed in 0..<10_000 {
      let text = Self.document(UInt64(seed)) + (seed % 3 == 0 ? "$x$ {{< y >}} [!NOTE] [^1] {#a} :::" : "")
      let source = SourceText(text)
      let masked = MarkdownReader(hasComponents: seed % 2 == 0).read(source)
      var wrong = false
      for at in 0..<source.count where masked.bytes[at] != source.bytes[at] {
        // Markup, a break, a cover's letter or a character's first bytes; never a byte from elsewhere.
        let byte = masked.bytes[at]
        let isCovered =
          masked.inlines.contains { $0.isCovered && $0.outer.range.contains(at) }
          || masked.characters.contains { $0.range.contains(at) }
        if byte != 0, byte != 0x0A, !isCovered { wrong = true }
      }
      var end = 0
      for block in masked.blocks {
        if Int(block.span.lower) < end || block.span.isEmpty || Int(block.span.upper) > source.count { wrong = true }
        end = Int(block.span.upper)
      }
      let prose = Prose(masked)
      var last = 0
      for at in 0..<prose.text.count {
        let place = prose.place(of: at)
        if place < last || prose.placeBehind(at + 1) < place || place > source.count { wrong = true }
        last = place
      }
      for element in prose.inlines where element.span.upper < element.span.lower { wrong = true }
      for (a, b) in zip(prose.blocks, prose.blocks.dropFirst()) where a.span.upper > b.span.lower { wrong = true }
      if wrong {
        Issue.record("\(text.debugDescription)")
        return
      }
    }
  }

  /// Without tables, HTML blocks, link definitions and empty items, where the other parser follows older rules.
  @Test func anotherParserMostlyAgrees() {
    let documents = (0..<3000).map { Self.document(UInt64($0)).replacingOccurrences(of: "\n1. ", with: "\n1. x") }
    let fit = documents.filter { !$0.contains("|") && !$0.contains("<div>") && !$0.contains("]: /b") }
    let different = fit.filter { !agree($0) }
    #expect(fit.count > 500)
    #expect(
      different.count * 20 <= fit.count, "\(different.count) of \(fit.count) are read in another way: \(different)")
  }
}

/// Whether the visible bytes are those of the other parser, but for blanks and what is code.
private func agree(_ markdown: String) -> Bool {
  let source = SourceText(markdown)
  let masked = MarkdownReader().read(source)
  let oracle = Oracle(source)
  var covered = Set<Int>()
  for element in masked.inlines where element.isCovered { covered.formUnion(element.outer.range) }
  for character in masked.characters { covered.formUnion(character.range) }
  for at in 0..<source.count where !covered.contains(at) && source.bytes[at] > 0x20 && source.bytes[at] != 0x21 {
    if (masked.bytes[at] > 0x20) != oracle.visible.contains(at) { return false }
  }
  return true
}
