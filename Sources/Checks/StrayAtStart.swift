import Language
import Text

/// Marks that begin a line.
enum StrayAtStart {
  private static let shortest = 3

  static func look(_ document: Document, _ block: DocumentBlock, _ sink: inout Sink) {
    guard block.first < block.end else { return }
    let first = document.tokens[block.first]
    guard first.kind == .punctuation || first.kind == .symbol else { return }
    switch first.first {
    case 0x2C, 0x3B, 0x2E, 0x29, 0x5D: mark(document, block, &sink)
    case 0x2D where block.tokens.count == 1: mark(document, block, &sink)
    case 0x2D, 0x2A, 0xE2, 0xC2: listMark(document, block, &sink)
    default: break
    }
  }

  /// ", Die", ". „Wir".
  private static func mark(_ document: Document, _ block: DocumentBlock, _ sink: inout Sink) {
    let first = document[block.first]
    if block.tokens.count == 1 {
      guard first.first != 0x29, first.first != 0x5D else { return }
      sink.report(
        first.span, Message("„%1“ alone in its line; remove it or find what stood with it", first.span),
        evidence: "lone mark", confidence: 0.95)
      return
    }
    var index = block.first + 1
    // "..." and its spaced form.
    var dots = first.first == 0x2E ? 1 : 0
    while index < block.end, document.isMark(index, ".") {
      dots += 1
      index += 1
    }
    guard dots < 3, index < block.end, block.tokens.count > shortest else { return }
    let next = document[index]
    guard next.flags.contains(.spaceBefore) else { return }
    // A word, perhaps behind its quotation mark.
    var last = index
    if next.kind == .punctuation {
      guard isQuote(document, index), index + 1 < block.end else { return }
      last = index + 1
    }
    guard document[last].kind == .word, !CodeShape.isCode(document, block), hasFunctionWord(document, block) else {
      return
    }
    let span = first.span.union(document[last].span)
    sink.report(
      span, Message("„%1“ begins the line; remove it or find what stood before it", first.span),
      evidence: "leading mark",
      confidence: 0.96)
  }

  private static func isQuote(_ document: Document, _ index: Int) -> Bool {
    switch document.scalar(index) {
    case 0x22, 0x201E, 0x201C, 0xBB, 0xAB: true
    default: false
    }
  }

  private static func hasFunctionWord(_ document: Document, _ block: DocumentBlock) -> Bool {
    for index in block.tokens.prefix(40) where document.lowerEntry(index).isFunctionWord { return true }
    return document.pack == nil
  }

  /// "- - Reisepass", "• - Besteck".
  private static func listMark(_ document: Document, _ block: DocumentBlock, _ sink: inout Sink) {
    guard block.tokens.count >= 3 else { return }
    let second = document[block.first + 1]
    let third = document[block.first + 2]
    guard second.isMark("-") || second.isMark("*"), second.flags.contains(.spaceBefore) else { return }
    guard third.kind == .word, third.flags.contains(.spaceBefore) else { return }
    switch document.scalar(block.first) {
    case 0x2D, 0x2A, 0x2022, 0xB7, 0x25AA, 0x25CF, 0x2013: break
    default: return
    }
    sink.report(
      second.span.union(third.span), Message("second list mark „%1“; remove it", second.span),
      evidence: "doubled list mark",
      confidence: 0.96, fix: Fix(ByteSpan(second.start, third.start), "", safety: .safe))
  }
}
