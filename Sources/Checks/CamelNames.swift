import Language
import Text

/// Names with capitals inside that a text also writes in small letters: "HelpInfo" here, "helpinfo" there.
///
/// Machine translation takes the capitals from names that it does not know, but not where they stand as code.
struct CamelNames {
  let document: Document
  /// Names with inner capitals of the window, the first of each length at least.
  private var names: [ByteSpan] = []

  /// Names that are remembered of a window; more make a reference of an interface, where names are meant as they stand.
  private static let most = 200
  private static let shortest = 6

  init(document: Document) {
    self.document = document
    for index in document.sets.strangers.within(0..<document.count) where names.count < Self.most {
      let token = document[index]
      guard token.flags.contains(.innerCapital),
        token.flags.isDisjoint(with: [.allCapitals, .wide, .dot, .underscore]),
        token.kind == .word
      else { continue }
      let end = firstPart(token)
      if end - Int(token.start) >= Self.shortest, hasInnerCapital(Int(token.start), end) {
        names.append(ByteSpan(Int(token.start), end))
      }
    }
  }

  private func firstPart(_ token: Token) -> Int {
    var at = Int(token.start)
    while at < Int(token.end), document.bytes[at] != 0x2D { at += 1 }
    return at
  }

  private func hasInnerCapital(_ start: Int, _ end: Int) -> Bool {
    document.hasCapital(at: start) && (start + 1..<end).contains { document.hasCapital(at: $0) }
  }

  /// A word in small letters, or the first part of one with a hyphen, that has capitals elsewhere.
  func look(_ index: Int, _ token: Token, _ sink: inout Sink) {
    guard !names.isEmpty, token.count >= Self.shortest, !document.entry(index).hasReadings,
      document.entry(index).frequency < 3, token.flags.isDisjoint(with: [.quoted, .digit, .dot, .underscore, .wide]),
      document.isInProse(index, token)
    else { return }
    let start = Int(token.start)
    let end = firstPart(token)
    guard end - start >= Self.shortest, let name = names.first(where: { isSame($0, start, end) }) else { return }
    // A noun goes on with the word, or a phrase holds it: a lone word may be a command.
    guard end < Int(token.end) ? document.hasCapital(at: end + 1) : isInPhrase(index) else { return }
    let proper = document.text.string(name)
    sink.report(
      token.span, Message("„%1“ is written „%w“ elsewhere in the text", ByteSpan(start, end), word: proper),
      evidence: "name with capitals elsewhere", confidence: 0.93,
      fix: Fix(ByteSpan(start, end), proper, safety: .unsafe))
  }

  private func isSame(_ name: ByteSpan, _ start: Int, _ end: Int) -> Bool {
    name.count == end - start
      && (0..<name.count).allSatisfy {
        document.bytes[Int(name.lower) + $0] | 0x20 == document.bytes[start + $0]
      }
  }

  private func isInPhrase(_ index: Int) -> Bool {
    guard index > 0, document[index - 1].kind == .word else { return false }
    if index + 1 < document.count, document.isUnknownSmall(index + 1) { return false }
    return document.lowerReadings(index - 1).determiner != 0 && document[index - 1].flags.isDisjoint(with: .hyphen)
  }
}
