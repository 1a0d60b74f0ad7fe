import Language
import Text

/// The letter ß in a text for a country that does not write it. Only a named country counts: what a text's own habits
/// show is no rule.
enum SharpS {
  static func look(_ document: Document, _ sink: inout Sink) {
    guard document.region != nil, let conventions = document.conventions, !conventions.hasSharpS else { return }
    for index in 0..<document.count
    where document[index].flags.contains(.wide) && document[index].flags.isDisjoint(with: .quoted) {
      let token = document[index]
      // "Weiß" with a capital in mid-sentence may be a person of another country.
      guard token.kind == .word, document.entry(index).hasReadings || document.lowerEntry(index).hasReadings,
        let at = place(document, token)
      else { continue }
      sink.report(
        token.span, Message("„%1“ has an ß, which is not written in this country; write „ss“", token.span),
        evidence: "ß in a country without it", confidence: 0.95,
        fix: Fix(ByteSpan(at, at + 2), "ss", safety: .safe))
    }
  }

  private static func place(_ document: Document, _ token: Token) -> Int? {
    var at = Int(token.start)
    while at + 1 < Int(token.end) {
      if document.bytes[at] == 0xC3, document.bytes[at + 1] == 0x9F { return at }
      at += 1
    }
    return nil
  }
}
