import Text

/// Reads Markdown: CommonMark and GitHub's tables, with what the generators of documentation sites add.
///
/// It does not print anything, so it can be frank about places: each delimiter is masked where it stands. Blocks are found
/// line by line first, since a link may be defined below its use; then the lines of each are read.
public struct MarkdownReader: Reader {
  /// Components and imports of JavaScript stand among the text (MDX).
  private let hasComponents: Bool

  public init(hasComponents: Bool = false) { self.hasComponents = hasComponents }

  public func read(_ text: SourceText) -> MaskedText {
    let masked = MaskedText(text)
    let start = FrontMatter.read(text, into: masked)
    var blocks = MarkdownBlocks(text, from: start, hasComponents: hasComponents)
    blocks.parse()
    for fault in blocks.faults { masked.add(fault) }
    let inlines = MarkdownInlines(text, labels: blocks.labels, hasComponents: hasComponents, into: masked)
    for leaf in blocks.leaves { inlines.read(leaf, blocks.lines) }
    return masked
  }
}
