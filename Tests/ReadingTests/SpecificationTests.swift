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
