import Language
import Text

/// Names, abbreviations and first parts of words in small letters.
struct SmallLetters {
  let document: Document

  private static let z = WordKey("z").value

  func look(_ index: Int, _ token: Token, _ sink: inout Sink) {
    if token.count == 1 {
      if token.first == 0x62 { abbreviation(index, token, &sink) }
      return
    }
    if token.flags.contains(.hyphen) {
      compound(index, token, &sink)
      return
    }
    if document.entry(index).isLowerCaseOfName {
      name(index, token, &sink)
      return
    }
    guard index > 0, !document.entry(index).hasReadings else { return }
    SmallNouns(document: document).noun(index, token, &sink)
  }

  /// ".net", "ASP.net": the names of that program library have capitals behind the full stop.
  func dotted(_ index: Int, _ token: Token, _ sink: inout Sink) {
    guard token.flags.isDisjoint(with: .quoted), token.count >= 3 else { return }
    let start = Int(token.start)
    if token.kind == .word {
      // ".net" and ".net-Framework".
      guard document.bytes[start] == 0x6E, isNet(start), token.count == 3 || document.bytes[start + 3] == 0x2D,
        document.isMark(index - 1, "."), !token.flags.contains(.spaceBefore),
        document[index - 1].flags.contains(.spaceBefore), isEndOfName(start + 3)
      else { return }
      report(ByteSpan(Int(document[index - 1].start), start + 3), ".NET", &sink)
      return
    }
    var dot = start
    while dot < Int(token.end), document.hasCapital(at: dot) { dot += 1 }
    guard dot - start >= 2, dot - start <= 3, document.bytes[dot] == 0x2E, isNet(dot + 1), isEndOfName(dot + 4) else {
      return
    }
    report(ByteSpan(start, dot + 4), document.text.string(ByteSpan(start, dot + 1)) + "NET", &sink)
  }

  private func isNet(_ at: Int) -> Bool {
    document.bytes[at] == 0x6E && document.bytes[at + 1] == 0x65 && document.bytes[at + 2] == 0x74
  }

  private func isEndOfName(_ end: Int) -> Bool {
    switch document.bytes[end] {
    case 0x20, 0x0A, 0x2C, 0x29, 0x2D, 0x0D, 0: true
    case 0x2E: document.bytes[end + 1] <= 0x20
    default: false
    }
  }

  private func report(_ span: ByteSpan, _ proper: String, _ sink: inout Sink) {
    sink.report(
      span, Message("the name „%1“ is written „%w“", span, word: proper), evidence: "name in small letters",
      confidence: 0.95, fix: Fix(span, proper, safety: .unsafe))
  }

  /// "z. b.": the German abbreviation of "for example" has a capital.
  private func abbreviation(_ index: Int, _ token: Token, _ sink: inout Sink) {
    guard index > 1, document.isMark(index - 1, "."), document[index - 2].key == Self.z, document[index - 2].count == 1
    else { return }
    let end = document.isMark(index + 1, ".") ? index + 1 : index
    let span = document[index - 2].span.union(document[end].span)
    sink.report(
      span, Message("„%1“ is written with a capital B", span), evidence: "abbreviation in small letters",
      confidence: 0.98,
      fix: Fix(token.span, "B", safety: .safe))
  }

  /// "javascript" in running text.
  private func name(_ index: Int, _ token: Token, _ sink: inout Sink) {
    guard document.isInProse(index, token), token.flags.isDisjoint(with: .digit) else { return }
    if index > 0, NamingNouns.contains(document, index - 1) { return }
    if index + 1 < document.count, document[index + 1].first == 0x2D || document.isUnknownSmall(index + 1) { return }
    if index > 1,
      document.isUnknownSmall(index - 1)
        || document.lowerEntry(index - 1).isFunctionWord && document.isUnknownSmall(index - 2)
    {
      return
    }
    guard let proper = document.pack?.properName(document.string(index)) else { return }
    sink.report(
      token.span, Message("the name „%1“ is written „%w“", token.span, word: proper), evidence: "name in small letters",
      confidence: 0.93, fix: Fix(token.span, proper, safety: .unsafe))
  }

  /// "nuget-Paket", "e-Mail-Adresse": the first part has the letters of its name.
  private func compound(_ index: Int, _ token: Token, _ sink: inout Sink) {
    guard document.isInProse(index, token), token.flags.isDisjoint(with: [.digit, .underscore, .dot]) else { return }
    let start = Int(token.start)
    let end = hyphen(from: start, to: Int(token.end))
    // The rest is a German noun with its capital: else it is the name of a package or a command.
    guard end < Int(token.end), document.hasCapital(at: end + 1) else { return }
    let first = ByteSpan(start, end)
    let proper: String
    if first.count == 1, document.bytes[start] == 0x65,
      Self.mail.contains(
        WordKey(
          hash: WordHash.hash(
            document.bytes + end + 1, hyphen(from: end + 1, to: Int(token.end)) - end - 1, firstBits: 0x20)
        ).value)
    {
      proper = "E"
    } else {
      guard document.entry(from: start, to: end).isLowerCaseOfName,
        let name = document.pack?.properName(document.text.string(first))
      else { return }
      proper = name
    }
    sink.report(
      token.span, Message("the first part of „%1“ is written „%w“", token.span, word: proper),
      evidence: "name in small letters",
      confidence: 0.95, fix: Fix(first, proper, safety: .unsafe))
  }

  private static let mail = WordSet("mail mails")

  /// Offset of the first hyphen, or the end.
  private func hyphen(from start: Int, to end: Int) -> Int {
    var at = start
    while at < end, document.bytes[at] != 0x2D { at += 1 }
    return at
  }
}
