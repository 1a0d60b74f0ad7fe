import Language
import Text

/// Words that ran together at a capital letter: "BerlinEr", "ListBoxklickt".
extension FusionRules {
  /// Endings that mark both genders or a plural inside a word ("LehrerInnen").
  private static let genderEndings = WordSet("in innen")
  /// Ends of names of folders ("CacheDir").
  private static let nameEndings = WordSet("dir")
  /// German function words that are the endings of English nouns.
  private static let nounEndings = WordSet("der derer")

  /// The first and the last part of a hyphenated word ("Remove-ItemSie", "beiKap-Nord").
  func parts(_ token: Token, _ sink: inout Sink) {
    let start = Int(token.start)
    let end = Int(token.end)
    var first = start
    while document.bytes[first] != 0x2D, first < end { first += 1 }
    var last = end
    while document.bytes[last - 1] != 0x2D, last > start { last -= 1 }
    var part = token
    part.flags.remove(.hyphen)
    for range in [start..<first, last..<end] where range.count >= 5 {
      part.start = UInt32(range.lowerBound)
      part.end = UInt32(range.upperBound)
      if capital(part, &sink) { return }
      // Before a hyphen a program's name is whole.
      if range.upperBound == end, programName(part, &sink) { return }
    }
  }

  /// "BerlinEr": a small letter meets a capital and both sides are words.
  func capital(_ token: Token, _ sink: inout Sink) -> Bool {
    let bytes = document.bytes
    let start = Int(token.start)
    let end = Int(token.end)
    var cut = start + 2
    while cut < end - 1 {
      defer { cut += 1 }
      guard isCapital(cut), !isCapital(cut - 1) && bytes[cut - 1] & 0xC0 != 0x80 || isCapital(cut) && endsSmall(cut)
      else { continue }
      let left = known(start, cut)
      let right = known(cut, end)
      guard let left, let right else { continue }
      let rightKey = WordKey(document.text.string(ByteSpan(cut, end)).lowercased()).value
      if Self.genderEndings.contains(rightKey) || Self.nameEndings.contains(rightKey) { continue }
      let rightIsSmallWord = end - cut >= 2 && (right.isFunctionWord || right.frequency >= 8 && isNoNoun(cut, end))
      let leftIsSmallWord = left.isFunctionWord && cut - start >= 2
      // Two nouns make a product's name ("WebStandard").
      if !rightIsSmallWord, !leftIsSmallWord {
        continue
      } else if rightIsSmallWord {
        if cut - start < 3, !left.isFunctionWord { continue }
      } else if isCapital(start) && token.flags.isDisjoint(with: .sentenceStart) || end - cut < 4
        || right.frequency < 6 && !right.isName || isAdverb(left)
      {
        // "InPrivate", "imBack", "fastText" are names.
        continue
      }
      report(token.span, cut, evidence: "small letter meets capital between two words", confidence: 0.96, &sink)
      return true
    }
    return false
  }

  private func endsSmall(_ cut: Int) -> Bool {
    let bytes = document.bytes
    let last = bytes[cut - 1]
    return last >= 0x61 && last <= 0x7A || last >= 0x80 && last != 0x84 && last != 0x96 && last != 0x9C
  }

  /// "InPrivate" and "fastText" begin with one; "wie" joins clauses, too.
  private func isAdverb(_ entry: LexicalEntry) -> Bool {
    let classes = lexicon.readings(entry).classes
    return classes.contains(.adverb) && classes.isDisjoint(with: [.coordinator, .subordinator])
  }

  func isCapital(_ at: Int) -> Bool {
    let byte = document.bytes[at]
    return byte >= 0x41 && byte <= 0x5A
      || byte == 0xC3
        && (document.bytes[at + 1] == 0x84 || document.bytes[at + 1] == 0x96 || document.bytes[at + 1] == 0x9C)
  }

  /// Whether a word with a capital is none that has one inside a sentence.
  private func isNoNoun(_ lower: Int, _ upper: Int) -> Bool {
    let asWritten = document.entry(from: lower, to: upper)
    let small = document.entry(from: lower, to: upper, flipCase: true)
    return small.hasReadings && !asWritten.isName && lexicon.readings(asWritten).classes.isDisjoint(with: .nominal)
      && asWritten.midFrequency + 3 < small.midFrequency
  }

  /// Entry of a part that is a word as written or with a small first letter.
  private func known(_ lower: Int, _ upper: Int) -> LexicalEntry? {
    let small = document.entry(from: lower, to: upper, flipCase: isCapital(lower))
    if small.isFunctionWord || small.hasReadings && small.frequency >= 6 { return small }
    let asWritten = document.entry(from: lower, to: upper)
    if asWritten.hasReadings || asWritten.frequency >= 6 { return asWritten }
    if small.hasReadings { return small }
    return CompoundAnalysis(lexicon, document.bytes).head(lower, upper) != nil ? asWritten : nil
  }

  /// "ListBoxklickt", "OKaus": a name of a program with a German word at its end.
  func programName(_ token: Token, _ sink: inout Sink) -> Bool {
    let bytes = document.bytes
    let start = Int(token.start)
    let end = Int(token.end)
    // The last hump of the name, in which the German word must begin.
    var hump = -1
    var capitals = 0
    for at in start..<end where isCapital(at) {
      hump = at
      capitals += 1
    }
    guard capitals >= 2, hump > start else { return false }
    if isCapital(hump - 1) && hump == start + capitals - 1 {
      // All capitals, then small letters: "URLund".
      let cut = hump + 1
      guard end - cut >= 3, let tail = tail(cut, end), tail.isFunctionWord else { return false }
      // "DHist" is an abbreviation of its own; "OKaus" is one that is known, "USBund" one that is long enough.
      guard capitals >= 3 || document.entry(from: start, to: cut).isKnown else { return false }
      report(token.span, cut, evidence: "word stuck to an abbreviation", confidence: 0.95, &sink)
      return true
    }
    for cut in stride(from: hump + 3, to: end - 2, by: 1) where bytes[cut] & 0xC0 != 0x80 {
      guard let tail = tail(cut, end) else { continue }
      // The rest of the hump must be a word by itself.
      let first = document.entry(from: hump, to: cut)
      let small = document.entry(from: hump, to: cut, flipCase: true)
      guard first.frequency >= 4 || small.frequency >= 4 || first.hasReadings || small.hasReadings || first.isName
      else { continue }
      // The whole hump is no word.
      let whole = document.entry(from: hump, to: end)
      let wholeSmall = document.entry(from: hump, to: end, flipCase: true)
      if whole.isKnown || wholeSmall.isKnown { return false }
      // "Header", "Renderer": English nouns end so.
      if cut - hump < 5, Self.nounEndings.contains(WordKey(document.text.string(ByteSpan(cut, end))).value) { continue }
      if !tail.isFunctionWord && end - cut < 5 || tail.frequency < 4 && !first.hasReadings && !small.hasReadings {
        continue
      }
      report(token.span, cut, evidence: "word stuck to a program's name", confidence: 0.95, &sink)
      return true
    }
    return false
  }

  /// The entry of a German word in small letters that can follow a name: function words, verbs, participles.
  private func tail(_ cut: Int, _ end: Int) -> LexicalEntry? {
    let entry = document.entry(from: cut, to: end)
    guard entry.hasReadings || entry.isFunctionWord, entry.frequency >= 1 || end - cut >= 8 else { return nil }
    if entry.isFunctionWord { return entry }
    let classes = lexicon.readings(entry).classes
    return classes.isDisjoint(with: [.finite, .infinitive, .participle, .attributive]) ? nil : entry
  }
}
