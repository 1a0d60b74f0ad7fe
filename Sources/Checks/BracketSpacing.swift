import Language
import Text

/// Blanks inside brackets and before empty ones.
enum BracketSpacing {
  /// Tokens between the brackets that are looked at.
  private static let longestContent = 60
  /// A pair with blanks on both sides is one finding up to this many bytes.
  private static let longestPair = 80

  /// "( Sitz in Bonn )", "( PRO)", "Start ()".
  static func open(_ place: Place, _ sink: inout Sink) {
    guard let next = place.next else { return }
    let document = place.document
    if next.isMark(")"), place.token.first == 0x28 {
      if !place.nextIsApart, place.token.flags.contains(.spaceBefore) { emptyCall(place, &sink) }
      return
    }
    guard next.flags.contains(.spaceBefore), !next.flags.contains(.lineBefore), isWordLike(document, place.index + 1)
    else { return }
    guard !isMark(place) else { return }
    guard let close = closing(place) else { return }
    guard !CodeShape.isCode(document, place.block) else { return }
    let gap = ByteSpan(place.token.end, next.start)
    let end = document[close]
    if end.flags.contains(.spaceBefore), Int(end.end - place.token.start) <= longestPair {
      let content = ByteSpan(next.start, document[close - 1].end)
      let fixed =
        document.text.string(place.token.span) + document.text.string(content) + document.text.string(end.span)
      let span = place.token.span.union(end.span)
      sink.report(
        span, Message("blanks inside the brackets of „%1“; remove them", content), evidence: "blanks inside brackets",
        confidence: 0.97, fix: Fix(span, fixed, safety: .safe))
    } else {
      sink.report(
        ByteSpan(place.token.start, next.end), Message("blank behind „%1“; remove it", place.token.span),
        evidence: "blank behind an opening bracket", confidence: 0.96, fix: Fix(gap, "", safety: .safe))
    }
  }

  /// "(Sitz in Bonn )".
  static func close(_ place: Place, _ sink: inout Sink) {
    guard place.beforeEndsWord, !place.token.flags.contains(.lineBefore), place.before.count > 1 else { return }
    let document = place.document
    guard let open = opening(place), isWordLike(document, place.index - 1) || document[open].first == 0x28 else {
      return
    }
    guard hasWord(document, open + 1, place.index) else { return }
    let isPair = document[open + 1].flags.contains(.spaceBefore) && isWordLike(document, open + 1)
    // The pair was reported at its opening.
    if isPair, Int(place.token.end - document[open].start) <= longestPair { return }
    guard !CodeShape.isCode(document, place.block) else { return }
    let gap = ByteSpan(place.before.end, place.token.start)
    sink.report(
      ByteSpan(place.before.start, place.token.end), Message("blank before „%1“; remove it", place.token.span),
      evidence: "blank before a closing bracket", confidence: 0.97, fix: Fix(gap, "", safety: .safe))
  }

  /// "Start ()".
  private static func emptyCall(_ place: Place, _ sink: inout Sink) {
    let before = place.before
    // People set a blank before the brackets of a plain word ("Start ()"); the name of a function has none.
    guard before.kind == .identifier || before.kind == .word && before.flags.contains(.innerCapital), before.count > 2
    else { return }
    let close = place.document[place.index + 1]
    sink.report(
      ByteSpan(before.start, close.end),
      Message("blank before „%1“; remove it", ByteSpan(place.token.start, close.end)),
      evidence: "blank before empty brackets", confidence: 0.97,
      fix: Fix(ByteSpan(before.end, place.token.start), "", safety: .safe))
  }

  /// A word of prose or a variable, not a letter of a formula.
  private static func isWordLike(_ document: Document, _ index: Int) -> Bool {
    let token = document[index]
    switch token.kind {
    case .word: return token.count > 2 && token.flags.isDisjoint(with: .foreignScript)
    case .identifier, .fileName: return true
    case .punctuation, .symbol: return token.first == 0x24
    default: return false
    }
  }

  private static func hasWord(_ document: Document, _ first: Int, _ end: Int) -> Bool {
    for index in first..<end where isWordLike(document, index) { return true }
    return false
  }

  /// "[ x ]" to tick, "if [ -f … ]": square brackets with blanks inside are no prose where nothing German stands in them.
  private static func isMark(_ place: Place) -> Bool {
    guard place.token.first == 0x5B else { return false }
    return !place.document.lowerEntry(place.index + 1).hasReadings || !place.token.flags.contains(.spaceBefore)
  }

  private static func closing(_ place: Place) -> Int? {
    let document = place.document
    let mark: UInt8 = place.token.first == 0x28 ? 0x29 : 0x5D
    for index in place.index + 1..<min(place.block.end, place.index + longestContent) {
      let first = document.tokens[index].first
      if first == mark { return index }
      if first == place.token.first, document[index].count == 1 { return nil }
    }
    return nil
  }

  private static func opening(_ place: Place) -> Int? {
    let document = place.document
    let mark: UInt8 = place.token.first == 0x29 ? 0x28 : 0x5B
    var index = place.index - 1
    let floor = max(place.block.first, place.index - longestContent)
    while index >= floor {
      let first = document.tokens[index].first
      if first == mark { return index }
      if first == place.token.first { return nil }
      index -= 1
    }
    return nil
  }
}
