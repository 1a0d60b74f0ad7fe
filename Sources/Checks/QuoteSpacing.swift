import Language
import Text

/// Blanks inside quotation marks.
enum QuoteSpacing {
  /// A pair with blanks on both sides is one finding up to this many bytes.
  private static let longestPair = 100
  private static let longestContent = 40

  /// "„ Halt “", "„Halt “ rief".
  static func curly(_ place: Place, _ sink: inout Sink) {
    switch place.document.scalar(place.index) {
    case 0x201E: open(place, &sink)
    case 0x201C, 0x201D: if place.token.flags.contains(.spaceBefore) { close(place, &sink) }
    default: break
    }
  }

  private static func open(_ place: Place, _ sink: inout Sink) {
    guard let next = place.next, next.flags.contains(.spaceBefore), !next.flags.contains(.lineBefore) else { return }
    guard next.kind == .word || next.kind == .identifier, let close = closing(place) else { return }
    report(place.document, place.index, close, &sink)
  }

  private static func close(_ place: Place, _ sink: inout Sink) {
    guard place.nextIsApart || isMark(place.next), place.before.kind == .word, !place.token.flags.contains(.lineBefore)
    else { return }
    let document = place.document
    var index = place.index - 1
    let floor = max(place.block.first, place.index - longestContent)
    while index >= floor {
      let token = document[index]
      if token.kind == .punctuation, token.first == 0xE2 {
        let scalar = document.scalar(index)
        if scalar == 0x201C || scalar == 0x201D { return }
        if scalar == 0x201E {
          // Both blanks were reported at the opening mark.
          if !document[index + 1].flags.contains(.spaceBefore) { report(document, index, place.index, &sink) }
          return
        }
      }
      index -= 1
    }
  }

  private static func isMark(_ token: Token?) -> Bool {
    switch token?.first {
    case 0x2C, 0x2E, 0x3B, 0x3A, 0x21, 0x3F, 0x29, 0x2D: true
    default: false
    }
  }

  private static func closing(_ place: Place) -> Int? {
    let document = place.document
    for index in place.index + 1..<min(place.block.end, place.index + longestContent)
    where document.tokens[index].first == 0xE2 && document.tokens[index].kind == .punctuation {
      let scalar = document.scalar(index)
      if scalar == 0x201C || scalar == 0x201D { return index }
      if scalar == 0x201E { return nil }
    }
    return nil
  }

  /// Straight marks are paired in order; where their number is odd nobody can tell which open.
  static func straight(_ place: Place, _ sink: inout Sink) {
    let document = place.document
    let tokens = document.tokens
    var open = -1
    var suspects = 0
    var count = 0
    for index in place.block.tokens where tokens[index].first == 0x22 {
      count += 1
      if open < 0 {
        open = index
        continue
      }
      if isSpacedPair(place, open, index) { suspects += 1 }
      open = -1
    }
    guard suspects > 0, count % 2 == 0, !CodeShape.isCode(document, place.block) else { return }
    for index in place.block.tokens where tokens[index].first == 0x22 {
      if open < 0 {
        open = index
        continue
      }
      if isSpacedPair(place, open, index) { report(document, open, index, &sink) }
      open = -1
    }
  }

  private static func isSpacedPair(_ place: Place, _ open: Int, _ close: Int) -> Bool {
    let document = place.document
    guard close > open + 1, close - open < longestContent else { return false }
    let first = document[open]
    guard open == place.block.first || first.flags.contains(.spaceBefore) || document[open - 1].first == 0x28 else {
      return false
    }
    guard document[close].flags.contains(.spaceBefore), !document[close].flags.contains(.lineBefore) else {
      return false
    }
    let after = close + 1 < place.block.end ? document[close + 1] : nil
    guard after == nil || after!.flags.contains(.spaceBefore) || isMark(after) else { return false }
    let next = document[open + 1]
    let last = document[close - 1]
    guard next.kind == .word || next.kind == .identifier, last.kind == .word || last.kind == .identifier else {
      return false
    }
    return !next.flags.contains(.lineBefore)
  }

  private static func report(_ document: Document, _ open: Int, _ close: Int, _ sink: inout Sink) {
    let first = document[open]
    let last = document[close]
    let content = ByteSpan(document[open + 1].start, document[close - 1].end)
    let whole = first.span.union(last.span)
    let isOneSided = !document[open + 1].flags.contains(.spaceBefore)
    let span =
      whole.count <= longestPair
      ? whole : isOneSided ? ByteSpan(document[close - 1].start, last.end) : first.span.union(document[open + 1].span)
    let fixed = document.text.string(first.span) + document.text.string(content) + document.text.string(last.span)
    sink.report(
      span, Message("blanks inside the quotation marks of „%1“; remove them", content),
      evidence: "blanks inside quotation marks", confidence: 0.97, fix: Fix(whole, fixed, safety: .safe))
  }
}
