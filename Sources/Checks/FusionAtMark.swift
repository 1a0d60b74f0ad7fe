import Language
import Text

/// Words that ran together at a mark or a number: "Hardware-und", "bekannt.Die", "Zeit“gekürzt", "Eisenbahnen1891".
extension FusionRules {
  private static let hanging = WordSet("und oder")
  private static let connectors = WordSet("und oder bzw sowie")

  /// "Hardware-und": the hyphen that should hang stands before the conjunction.
  func connector(_ token: Token, _ sink: inout Sink) -> Bool {
    var cut = Int(token.end)
    while document.bytes[cut - 1] != 0x2D && cut > Int(token.start) + 1 { cut -= 1 }
    let part = document.text.string(ByteSpan(cut, Int(token.end)))
    guard document.bytes[cut - 1] == 0x2D, Self.connectors.contains(WordKey(part).value), cut - Int(token.start) > 2
    else { return false }
    guard document.bytes[Int(token.end)] == 0x20 else { return false }
    // "Drag-und-Drop" has a hyphen on both sides; "Und-Verknüpfung" begins with it.
    let first = document.text.string(ByteSpan(Int(token.start), cut - 1))
    guard !first.contains("-und-") else { return false }
    sink.report(
      token.span,
      Message(
        "blank missing behind the hyphen: „%1“ and „%2“ are two words", ByteSpan(Int(token.start), cut),
        ByteSpan(cut, Int(token.end))),
      evidence: "conjunction glued to a suspended hyphen", confidence: 0.98,
      fix: Fix(ByteSpan(cut, cut), " ", safety: .safe))
    return true
  }

  /// "Gesundheitsund Altersvorsorge": the hyphen and the blank before the conjunction are lost.
  func hangingConjunction(_ index: Int, _ token: Token, _ sink: inout Sink) -> Bool {
    guard token.flags.contains(.capital), index + 1 < document.count, document[index + 1].kind == .word,
      document[index + 1].flags.contains(.capital), document[index + 1].flags.isDisjoint(with: .sentenceStart),
      let length = [3, 4].first(where: { isConjunction(Int(token.end) - $0, Int(token.end)) })
    else { return false }
    let start = Int(token.start)
    let cut = Int(token.end) - length
    guard cut - start >= 4, isNoun(start, cut) || document.bytes[cut - 1] == 0x73 && isNoun(start, cut - 1),
      document.nounView(index + 1).mask != 0
    else { return false }
    sink.report(
      token.span,
      Message(
        "hyphen and blank missing: „%1“ and „%2“ are two words", ByteSpan(start, cut), ByteSpan(cut, Int(token.end))),
      evidence: "conjunction glued to a suspended part", confidence: 0.96,
      fix: Fix(ByteSpan(cut, cut), "- ", safety: .unsafe))
    return true
  }

  private func isConjunction(_ lower: Int, _ upper: Int) -> Bool {
    lower > 0 && Self.hanging.contains(WordKey(document.text.string(ByteSpan(lower, upper))).value)
  }

  private func isNoun(_ lower: Int, _ upper: Int) -> Bool {
    lexicon.readings(document.entry(from: lower, to: upper)).classes.contains(.noun)
  }

  /// "Leser und-Leserinnen": the hyphen hangs at the conjunction.
  func leadingConnector(_ index: Int, _ token: Token, _ sink: inout Sink) -> Bool {
    guard !token.flags.contains(.capital), index > 0, document[index - 1].kind == .word,
      document[index - 1].flags.contains(.capital), token.flags.contains(.spaceBefore)
    else { return false }
    let start = Int(token.start)
    var cut = start
    while cut < Int(token.end), document.bytes[cut] != 0x2D { cut += 1 }
    guard cut + 3 < Int(token.end), isCapital(cut + 1),
      Self.connectors.contains(WordKey(document.text.string(ByteSpan(start, cut))).value)
    else { return false }
    sink.report(
      token.span,
      Message("the blank belongs before the hyphen of „%1“", ByteSpan(cut, Int(token.end))),
      evidence: "conjunction glued to a suspended hyphen", confidence: 0.97,
      fix: Fix(ByteSpan(cut, cut), " ", safety: .unsafe))
    return true
  }

  /// "Fehler ohne*Abbruch": an asterisk of lost emphasis between two words, one of which joins phrases. "der*die" and
  /// "Leser*innen" are gender signs.
  func asterisk(_ index: Int, _ token: Token, _ sink: inout Sink) {
    guard index > 0, index + 1 < document.count, !document[index + 1].flags.contains(.spaceBefore) else { return }
    let before = document[index - 1]
    let next = document[index + 1]
    guard before.kind == .word || before.kind == .identifier, next.kind == .word, before.count > 2, next.count > 2,
      isJoiningWord(index - 1) || isJoiningWord(index + 1)
    else { return }
    // A product in a program text goes on with more signs.
    guard [0x20, 0x2C, 0x2E, 0x0A, 0x0D].contains(document.bytes[Int(next.end)]) else { return }
    sink.report(
      before.span.union(next.span), Message("asterisk between „%1“ and „%2“ for a blank", before.span, next.span),
      evidence: "asterisk between two words", confidence: 0.96, fix: Fix(token.span, " ", safety: .unsafe))
  }

  private func isJoiningWord(_ index: Int) -> Bool {
    document.lowerEntry(index).isFunctionWord
      && !document.lowerReadings(index).classes.isDisjoint(with: [.coordinator, .preposition, .subordinator])
      && document.lowerReadings(index).determiner == 0
  }

  /// "Eisenbahnen1891": a year stuck to a word.
  func year(_ token: Token, _ sink: inout Sink) {
    let end = Int(token.end)
    let cut = end - 4
    guard cut - Int(token.start) >= 4 else { return }
    let bytes = document.bytes
    guard (cut..<end).allSatisfy({ bytes[$0] >= 0x30 && bytes[$0] <= 0x39 }) else { return }
    guard bytes[cut] == 0x31 && bytes[cut + 1] >= 0x35 || bytes[cut] == 0x32 && bytes[cut + 1] == 0x30 else { return }
    let entry = document.entry(from: Int(token.start), to: cut)
    // Products carry years in their names; what inflects is a word.
    guard !entry.isName else { return }
    if entry.hasReadings {
      guard entry.frequency >= 3 || cut - Int(token.start) >= 7 else { return }
      let classes = lexicon.readings(entry).classes
      guard classes.contains(.noun) || entry.isFunctionWord, !classes.contains(.properName) else { return }
    } else {
      guard CompoundAnalysis(lexicon, bytes).head(Int(token.start), cut) != nil else { return }
    }
    report(token.span, cut, evidence: "year stuck to a word", confidence: 0.96, &sink)
  }

  /// "bekannt.Die": a full stop without a blank between two German words.
  func dotted(_ index: Int, _ token: Token, _ sink: inout Sink) {
    guard token.flags.isDisjoint(with: [.underscore, .digit]), !touchesCode(index, token) else { return }
    let bytes = document.bytes
    var dots = 0
    var dot = 0
    for at in token.span.range where bytes[at] == 0x2E {
      dots += 1
      dot = at
    }
    guard dots == 1, dot - Int(token.start) >= 2, Int(token.end) - dot >= 3, isCapital(dot + 1),
      !token.flags.contains(.hyphen) || dot > 0
    else { return }
    var left = Int(token.start)
    for at in left..<dot where bytes[at] == 0x2D { left = at + 1 }
    let first = document.entry(from: left, to: dot)
    let beginsSentence = isSentenceStart(dot + 1, Int(token.end), index)
    guard
      first.hasReadings && (first.frequency >= 3 || dot - left >= 6) && !first.isName
        || beginsSentence && isCapital(left) && dot - left >= 4
    else { return }
    var right = Int(token.end)
    for at in stride(from: right - 1, to: dot, by: -1) where bytes[at] == 0x2D { right = at }
    let small = document.entry(from: dot + 1, to: right, flipCase: true)
    let second = document.entry(from: dot + 1, to: right)
    guard
      small.isFunctionWord || small.hasReadings && small.frequency >= 5 || second.hasReadings && second.frequency >= 4
    else { return }
    // "System.Data" is a name: the first part must be no product's root, or the second a word of a sentence's start.
    if isCapital(left), !small.isFunctionWord { return }
    let note = EdgeNote(document.edge(at: dot + 1))
    sink.report(
      token.span,
      Message(
        "blank missing behind the full stop%w: „%1“ ends a sentence and „%2“ begins one", ByteSpan(left, dot + 1),
        ByteSpan(dot + 1, Int(token.end)), word: note.text),
      evidence: "full stop between two words", confidence: note.raise(0.97),
      fix: Fix(ByteSpan(dot + 1, dot + 1), " ", safety: .safe))
  }

  /// "Den", "Sie": a German article or pronoun, and a word behind it.
  private func isSentenceStart(_ lower: Int, _ upper: Int, _ index: Int) -> Bool {
    guard upper - lower >= 3, index + 1 < document.count, document[index + 1].kind == .word,
      document[index + 1].flags.contains(.spaceBefore)
    else { return false }
    let small = document.entry(from: lower, to: upper, flipCase: true)
    let readings = lexicon.readings(small)
    return small.isFunctionWord && (readings.determiner != 0 || readings.classes.contains(.personal))
  }

  /// "Zeit“gekürzt": a closing quotation mark runs on into a word.
  func quote(_ index: Int, _ token: Token, _ sink: inout Sink) {
    guard index > 0, index + 1 < document.count, !document[index + 1].flags.contains(.spaceBefore),
      document[index + 1].kind == .word
    else { return }
    let before = document[index - 1]
    guard before.kind == .word || before.isMark(".") || before.isMark("!") || before.isMark("?") || before.isMark(",")
    else { return }
    guard isClosing(index, token) else { return }
    let next = document[index + 1]
    let entry = document.lowerEntry(index + 1)
    guard next.count >= 3, entry.isFunctionWord || entry.hasReadings && entry.frequency >= 3 else { return }
    let cut = Int(next.start)
    sink.report(
      ByteSpan(before.start, next.end), Message("blank missing between the quotation mark and „%1“", next.span),
      evidence: "closing quotation mark glued to a word", confidence: 0.97,
      fix: Fix(ByteSpan(cut, cut), " ", safety: .safe))
  }

  /// Whether a mark closes a quotation that was opened before it in the same block.
  private func isClosing(_ index: Int, _ token: Token) -> Bool {
    switch token.first {
    case 0x22: return document[index - 1].flags.contains(.quoted)
    case 0xE2, 0xC2:
      let scalar = document.scalar(index)
      guard scalar == 0x201C || scalar == 0x201D || scalar == 0xAB || scalar == 0xBB else { return false }
      return document[index - 1].flags.contains(.quoted)
    default: return false
    }
  }
}
