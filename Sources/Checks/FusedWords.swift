import Language
import Text

/// Two words run together.
public enum FusedWords: Check {
  public static let page = CheckPage(
    id: .fusedWords,
    summary: "two words run together without a blank",
    what: """
      Finds words that are two: at a capital inside ("BerlinEr"), at a full stop or quotation mark without a blank \
      behind it, at a year, at "-und", at the end of a program's name ("ListBoxklickt"), and where nothing shows, when \
      the whole is unknown and one part is a function word that rarely ends or begins a good word.
      """,
    why: """
      Links, emphasis and inline code are translated apart from their sentence; when they are put back, the blank is \
      lost. Spelling checkers that accept compounds let such words pass.
      """,
    flagged: [
      "Er reiste nach ⟨BerlinEr⟩ blieb dort drei Tage.",
      "Im letzten ⟨Novemberals⟩ der Schnee kam, blieb das Dorf leer.",
      "Weitere ⟨Informationenüber⟩ das Programm stehen im Handbuch.",
      "Die ⟨Software-und⟩ Hardwarepreise sind gestiegen.",
      "Der Schalter ist ⟨bekannt.Die⟩ Leitung bleibt geheim.",
      "Wenn der Benutzer auf die ⟨ListBoxklickt⟩, erscheint ein Menü.",
      "Das Werk wurde von den ⟨Arbeitern1893⟩ eröffnet.",
      "Er nannte es „eine ⟨Frage“und⟩ ging.",
    ],
    nearMisses: [
      "Die Kampfflugzeugfabrik liegt am Rand der Stadt.",
      "Damals, jemals, niemals: das sind nur Wörter.",
      "Die Schülerinnen und SchülerInnen trafen sich im JavaScript-Kurs.",
      "Er muss aufzugeben lernen und darüberhinaus hinzuzufügen versuchen.",
      "Windows10 und Office2019 laufen auf dem Rechner.",
      "Die Datei Main.axml gehört zu System.Web und zu www.beispiel.de.",
      "Öffnen Sie die ListBox und das TextBox-Feld in LibreOffice.",
      "Hard- und Software, Sonn-und-Feiertags-Zuschlag.",
      "Die GmbH kaufte PDFs, DVDs und einen MacBook-Adapter.",
      "Die Bundestagsabgeordnete trug Bundesverdienstkreuze.",
    ])

  public static func run(_ document: Document, into sink: inout Sink) {
    guard let lexicon = document.lexicon else { return }
    let rules = FusionRules(document: document, lexicon: lexicon)
    for index in document.sets.strangers.within(0..<document.count) {
      let token = document[index]
      switch token.kind {
      case .word:
        if token.entry | token.lowerEntry == 0 || !token.flags.isDisjoint(with: [.hyphen, .innerCapital]) {
          rules.word(index, token, &sink)
        }
      case .identifier, .fileName: rules.dotted(index, token, &sink)
      default: break
      }
    }
    for index in document.sets.oddMarks.within(0..<document.count) {
      let token = document[index]
      if token.first >= 0x22, !token.flags.contains(.spaceBefore) { rules.quote(index, token, &sink) }
    }
  }
}

/// The ways in which two words can have run together.
struct FusionRules {
  let document: Document
  let lexicon: Lexicon

  private static let connectors = WordSet("und oder bzw sowie")
  /// Endings that mark both genders or a plural inside a word ("LehrerInnen").
  private static let genderEndings = WordSet("in innen")

  private static let nameEndings = WordSet("derer")

  func word(_ index: Int, _ token: Token, _ sink: inout Sink) {
    if token.flags.contains(.foreignScript) || token.flags.contains(.underscore) { return }
    if touchesCode(index, token) { return }
    if token.flags.contains(.hyphen) {
      if !connector(token, &sink), token.flags.contains(.innerCapital) { parts(token, &sink) }
      return
    }
    if document.entry(index).isName || document.lowerEntry(index).isKnown || document.entry(index).isKnown { return }
    if token.flags.contains(.digit) {
      year(token, &sink)
      return
    }
    if token.flags.contains(.allCapitals) || token.flags.contains(.dot) || token.flags.contains(.apostrophe) { return }
    if token.flags.contains(.innerCapital) {
      if capital(token, &sink) { return }
      if programName(token, &sink) { return }
      return
    }
    if programName(token, &sink) { return }
    invisible(index, token, &sink)
  }

  /// Code and addresses around a word: a path, an option, a call.
  private func touchesCode(_ index: Int, _ token: Token) -> Bool {
    let before = token.start > 0 ? document.bytes[Int(token.start) - 1] : 0x20
    let after = document.bytes[Int(token.end)]
    switch before {
    case 0x2F, 0x5C, 0x2E, 0xBB, 0x24, 0x40, 0x23, 0x25, 0x5F, 0x3D, 0x3C, 0x7E, 0x2A, 0x60: return true
    default: break
    }
    switch after {
    case 0x2F, 0x5C, 0x5F, 0x3D, 0x3E, 0x40, 0x60: return true
    case 0x28: return document.bytes[Int(token.end) + 1] == 0x29
    default: return false
    }
  }

  /// "Hardware-und": the hyphen that should hang stands before the conjunction.
  private func connector(_ token: Token, _ sink: inout Sink) -> Bool {
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

  /// The first and the last part of a hyphenated word ("Remove-ItemSie", "beiKap-Nord").
  private func parts(_ token: Token, _ sink: inout Sink) {
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

  /// "Eisenbahnen1891": a year stuck to a word.
  private func year(_ token: Token, _ sink: inout Sink) {
    let end = Int(token.end)
    let cut = end - 4
    guard cut - Int(token.start) >= 4 else { return }
    let bytes = document.bytes
    guard (cut..<end).allSatisfy({ bytes[$0] >= 0x30 && bytes[$0] <= 0x39 }) else { return }
    guard bytes[cut] == 0x31 && bytes[cut + 1] >= 0x35 || bytes[cut] == 0x32 && bytes[cut + 1] == 0x30 else { return }
    let entry = document.entry(from: Int(token.start), to: cut)
    // Products carry years in their names; what inflects is a word.
    guard entry.hasReadings, !entry.isName, entry.frequency >= 3 || cut - Int(token.start) >= 7 else { return }
    let classes = lexicon.readings(entry).classes
    guard classes.contains(.noun) || entry.isFunctionWord, !classes.contains(.properName) else { return }
    report(token.span, cut, evidence: "year stuck to a word", confidence: 0.96, &sink)
  }

  /// "BerlinEr": a small letter meets a capital and both sides are words.
  private func capital(_ token: Token, _ sink: inout Sink) -> Bool {
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
      if Self.genderEndings.contains(WordKey(document.text.string(ByteSpan(cut, end)).lowercased()).value) { continue }
      let rightIsSmallWord = end - cut >= 2 && (right.isFunctionWord || right.frequency >= 8 && isNoNoun(cut, end))
      let leftIsSmallWord = left.isFunctionWord && cut - start >= 2
      // Two nouns make a product's name ("WebStandard").
      if !rightIsSmallWord, !leftIsSmallWord {
        continue
      } else if rightIsSmallWord {
        if cut - start < 3, !left.isFunctionWord { continue }
      } else if isCapital(start) && token.flags.isDisjoint(with: .sentenceStart) || end - cut < 4
        || right.frequency < 6 && !right.isName || lexicon.readings(left).classes.contains(.adverb)
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

  private func isCapital(_ at: Int) -> Bool {
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
  private func programName(_ token: Token, _ sink: inout Sink) -> Bool {
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
    // "ListRenderer": the end of an English noun that is a German pronoun, too.
    if Self.nameEndings.contains(WordKey(document.text.string(ByteSpan(cut, end))).value) { return nil }
    guard entry.hasReadings || entry.isFunctionWord, entry.frequency >= 1 || end - cut >= 8 else { return nil }
    if entry.isFunctionWord { return entry }
    let classes = lexicon.readings(entry).classes
    return classes.isDisjoint(with: [.finite, .infinitive, .participle, .attributive]) ? nil : entry
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
    guard first.hasReadings, first.frequency >= 3 || dot - left >= 6, !first.isName else { return }
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

  /// "Septemberals": nothing shows but that the whole is unknown and its parts are not.
  private func invisible(_ index: Int, _ token: Token, _ sink: inout Sink) {
    let start = Int(token.start)
    let end = Int(token.end)
    let hash = WordHash.hash(document.bytes + start, end - start)
    if document.isSound(hash) { return }
    guard let cut = FusionModel(lexicon, document.bytes).best(start, end), cut.score >= Self.threshold else {
      document.markSound(hash)
      return
    }
    guard !FusionGuards(document, lexicon).acquits(index, cut) else { return }
    report(
      token.span, cut.at, evidence: "unknown word made of two known ones", confidence: min(0.95, 0.8 + cut.score / 100),
      &sink)
  }

  /// Natural log odds from which an invisible fusion is reported; chosen on the clean texts of the bench.
  private static let threshold = 13.0

  private func report(_ span: ByteSpan, _ cut: Int, evidence: StaticString, confidence: Double, _ sink: inout Sink) {
    let note = EdgeNote(document.edge(at: cut))
    sink.report(
      span,
      Message(
        "two words run together%w: „%1“ and „%2“; put a blank between them", ByteSpan(Int(span.lower), cut),
        ByteSpan(cut, Int(span.upper)), word: note.text),
      evidence: evidence, confidence: note.raise(confidence), fix: Fix(ByteSpan(cut, cut), " ", safety: .unsafe))
  }
}
