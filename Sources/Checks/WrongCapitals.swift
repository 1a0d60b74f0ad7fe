import Language
import Text

/// Capitals that no noun and no name has, and nouns behind a hyphen that have none.
struct WrongCapitals {
  let document: Document

  private static let indefinite = WordSet("ein eine einen einem einer eines kein keine keinen keinem keiner keines")

  func look(_ index: Int, _ token: Token, _ sink: inout Sink) {
    if token.flags.contains(.hyphen) {
      smallHead(index, token, &sink)
      return
    }
    if smallFirst(index, token, &sink) { return }
    if token.flags.contains(.allCapitals) {
      shouted(index, token, &sink)
      return
    }
    guard index > 0, token.flags.isDisjoint(with: [.sentenceStart, .innerCapital, .quoted]) else { return }
    adjective(index, token, &sink)
  }

  /// "IOS", "Ios": a name whose first letter is small ("iOS") with a capital.
  private func smallFirst(_ index: Int, _ token: Token, _ sink: inout Sink) -> Bool {
    guard document.lowerEntry(index).isLowerCaseOfName, token.count >= 3, token.count <= 12,
      token.flags.isDisjoint(with: [.quoted, .digit, .dot, .sentenceStart]), !document.entry(index).isName,
      document.isInProse(index, token)
    else { return false }
    guard let proper = document.pack?.properName(document.string(index).lowercased()),
      let first = proper.unicodeScalars.first, first.properties.isLowercase
    else { return false }
    sink.report(
      token.span, Message("the name „%1“ is written „%w“", token.span, word: proper),
      evidence: "capital in a name that begins small", confidence: 0.93, fix: Fix(token.span, proper, safety: .unsafe))
    return true
  }

  /// "Web-anwendung": the last part of a hyphenated word is a noun.
  private func smallHead(_ index: Int, _ token: Token, _ sink: inout Sink) {
    guard token.flags.isDisjoint(with: [.underscore, .dot, .apostrophe, .quoted]), let lexicon = document.lexicon,
      document.isInProse(index, token)
    else { return }
    let end = Int(token.end)
    var start = end
    while document.bytes[start - 1] != 0x2D { start -= 1 }
    guard end - start >= 3, start - Int(token.start) > 2, document.bytes[start] >= 0x61, document.bytes[start] <= 0x7A,
      document.bytes[start - 2] != 0x2D
    else { return }
    // Small parts in the middle are phrases of another language ("Just-in-time").
    guard
      !(Int(token.start)..<start - 1).contains(where: { document.bytes[$0] == 0x2D && !document.hasCapital(at: $0 + 1) }
      )
    else {
      return
    }
    let small = document.entry(from: start, to: end)
    let noun = document.entry(from: start, to: end, flipCase: true)
    guard !small.hasReadings, small.frequency < 3 || small.frequency + 3 <= noun.frequency, noun.hasReadings,
      noun.frequency >= 4,
      lexicon.readings(noun).classes.contains(.noun)
    else { return }
    let part = ByteSpan(start, end)
    sink.report(
      token.span, Message("„%1“ is a noun and has a capital, also as the last part of a word", part),
      evidence: "noun behind a hyphen in small letters",
      confidence: 0.95)
  }

  /// "die APP": a short noun in capitals like an abbreviation.
  private func shouted(_ index: Int, _ token: Token, _ sink: inout Sink) {
    guard index > 0, token.count >= 3, token.count <= 4,
      token.flags.isDisjoint(with: [.quoted, .digit, .wide, .sentenceStart]), let lexicon = document.lexicon
    else { return }
    guard document[index - 1].kind == .word, document[index - 1].flags.isDisjoint(with: .allCapitals),
      document.lowerReadings(index - 1).determiner != 0 || document.lowerReadings(index - 1).adjective != 0
    else { return }
    if index + 1 < document.count, document[index + 1].flags.contains(.allCapitals) { return }
    let title = titleEntry(token)
    guard title.hasReadings, title.frequency >= 5, document.entry(index).frequency + 3 <= title.frequency, !title.isName
    else { return }
    // Abbreviations look like words, too ("die ALL"): the article must fit the noun.
    let noun = lexicon.readings(title)
    let before = document.lowerReadings(index - 1)
    guard noun.classes.contains(.noun), noun.noun & (before.determiner | before.adjective) != 0 else { return }
    sink.report(
      token.span, Message("„%1“ is no abbreviation: only its first letter has a capital", token.span),
      evidence: "noun in capitals",
      confidence: 0.95)
  }

  /// The entry of a word in capitals when written with one.
  private func titleEntry(_ token: Token) -> LexicalEntry {
    guard let lexicon = document.lexicon else { return LexicalEntry(bits: 0) }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: token.count + 8) { copy in
      for at in 0..<token.count { copy[at] = document.bytes[Int(token.start) + at] | (at == 0 ? 0 : 0x20) }
      for pad in token.count..<token.count + 8 { copy[pad] = 0 }
      return lexicon.entry(copy.baseAddress!, token.count)
    }
  }

  /// "ein Unerwarteter Fehler": an adjective between article and noun.
  private func adjective(_ index: Int, _ token: Token, _ sink: inout Sink) {
    guard document.entry(index).midFrequency == 0, document.lowerEntry(index).midFrequency >= 2,
      !document.entry(index).hasReadings || !document.readings(index).classes.contains(.noun)
    else { return }
    let readings = document.lowerReadings(index)
    guard readings.adjective != 0, index + 1 < document.count, document[index + 1].flags.contains(.capital),
      document[index + 1].kind == .word
    else { return }
    let before = document[index - 1]
    let article = document.lowerReadings(index - 1).determiner
    // Behind "der" people write names so ("der Kognitiven Linguistik").
    guard Self.indefinite.contains(before.key), article != 0 else { return }
    let noun = document.nounView(index + 1)
    guard noun.mask & readings.adjective & article != 0, noun.classes.contains(.noun), !document.entry(index + 1).isName
    else { return }
    // A further capital makes a name or a title of it.
    if index + 2 < document.count, document[index + 2].flags.contains(.capital),
      document[index + 2].flags.isDisjoint(with: .sentenceStart)
    {
      return
    }
    sink.report(
      token.span, Message("the adjective „%1“ has no capital between article and noun", token.span),
      evidence: "adjective with a capital",
      confidence: 0.93)
  }
}
