import Language
import Text

/// Capitals where German has none, and none where it has.
public enum Capitalization: Check {
  public static let page = CheckPage(
    id: .capitalization,
    summary: "a noun or name in lower case, or a capital that German does not have",
    what: """
      Finds nouns in small letters behind an article, number or adjective, infinitives used as nouns behind "beim" and \
      "zum", set phrases ("im Folgenden", "als Nächstes"), abbreviations ("z. b."), names of products whose capitals \
      are fixed ("javascript"), adjectives with a capital between article and noun, and the pronoun "sie" written "Sie" \
      right behind "Sie".
      """,
    why: """
      Glossaries and link texts bring their own letters along; German readers take the first letter of a word for its \
      class and read the sentence twice.
      """,
    flagged: [
      "Öffnen Sie die ⟨dateiverwaltung⟩ und wählen Sie einen Ordner.",
      "Das hilft ⟨beim ausführen⟩ des Programms.",
      "⟨Im folgenden⟩ wird gezeigt, wie das geht.",
      "Das geht, ⟨z. b.⟩ mit einem Editor.",
      "Die Seite ist in ⟨javascript⟩ geschrieben.",
      "Es trat ein ⟨Unerwarteter⟩ Fehler auf.",
      "Starten Sie die ⟨APP⟩ noch einmal.",
      "Das ⟨nuget-Paket⟩ liegt im Ordner.",
      "Öffnen Sie die ⟨Web-anwendung⟩ im Browser.",
      "Bitte prüfen Sie ⟨Sie⟩ vor dem Versand.",
    ],
    nearMisses: [
      "Im folgenden Kapitel wird gezeigt, wie das geht.",
      "Beim laufenden Motor darf man nicht tanken.",
      "Die Datei heißt javascript.txt und liegt auf github.com.",
      "Das Rote Kreuz und die Vereinten Nationen helfen.",
      "Sie sagte, dass Sie gehen können.",
      "Er ist zum besten Spieler gewählt worden.",
      "Das ist z. B. bei Nacht der Fall.",
      "Rufen Sie den Befehl git auf.",
      "Die USA und die NATO nutzen das LAN der ARD.",
      "Eine Just-in-time-Lieferung und ein Make-up sind bestellt.",
      "Am besten fragen Sie die anderen.",
    ])

  public static func run(_ document: Document, into sink: inout Sink) {
    guard document.pack != nil else { return }
    let rules = CapitalRules(document: document)
    let all = 0..<document.count
    for index in document.sets.capitals.within(all) { rules.capital(index, document[index], &sink) }
    for index in document.sets.strangers.within(all) {
      let token = document[index]
      if token.kind == .word, !token.flags.contains(.capital) { rules.small(index, token, &sink) }
    }
    let leads = CapitalRules.leads
    for index in document.sets.functionWords.within(all) {
      let token = document[index]
      if token.count <= 4, index + 1 < document.count, leads.contains(token.key) { rules.behind(index, token, &sink) }
    }
  }
}

/// The ways in which a first letter can be wrong.
struct CapitalRules {
  let document: Document

  private static let folgenden = WordSet("folgenden nachfolgenden vorhinein nachhinein")
  private static let naechstes = WordSet("nächstes")
  private static let nominalising = WordSet("beim zum vom am im ins")
  /// Words behind which a small letter can be wrong.
  static let leads = WordSet("beim zum vom am im ins als")
  private static let you = WordKey("sie").value
  private static let im = WordKey("im").value
  private static let als = WordKey("als").value
  private static let z = WordKey("z").value
  private static let zu = WordKey("zu").value
  private static let indefinite = WordSet("ein eine einen einem einer eines kein keine keinen keinem keiner keines")

  // MARK: Small letters

  func small(_ index: Int, _ token: Token, _ sink: inout Sink) {
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
    guard index > 0, document.entry(index).frequency == 0, !document.entry(index).hasReadings else { return }
    noun(index, token, &sink)
  }

  /// What a contraction or "als" has behind it.
  func behind(_ index: Int, _ before: Token, _ sink: inout Sink) {
    let token = document[index + 1]
    guard token.kind == .word, token.flags.isDisjoint(with: [.capital, .hyphen]), token.count >= 5,
      !document.entry(index + 1).isLowerCaseOfName
    else { return }
    if Self.folgenden.contains(token.key) || Self.naechstes.contains(token.key) {
      setPhrase(index + 1, token, &sink)
    } else if Self.nominalising.contains(before.key) {
      infinitive(index + 1, token, &sink)
    }
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
    guard isInProse(index, token), token.flags.isDisjoint(with: .digit) else { return }
    if index > 0, NamingNouns.contains(document, index - 1) { return }
    if index + 1 < document.count, document[index + 1].first == 0x2D || isUnknownSmall(index + 1) { return }
    if index > 1,
      isUnknownSmall(index - 1) || document.lowerEntry(index - 1).isFunctionWord && isUnknownSmall(index - 2)
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
    guard isInProse(index, token), token.flags.isDisjoint(with: [.digit, .underscore, .dot]) else { return }
    let start = Int(token.start)
    let end = hyphen(from: start, to: Int(token.end))
    // The rest is a German noun with its capital: else it is the name of a package or a command.
    guard end < Int(token.end), isCapital(end + 1) else { return }
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

  private func isCapital(_ at: Int) -> Bool {
    document.bytes[at] >= 0x41 && document.bytes[at] <= 0x5A
      || document.bytes[at] == 0xC3 && document.bytes[at + 1] < 0x9F
  }

  /// A word in small letters that is no German word: names of commands and packages stand side by side.
  private func isUnknownSmall(_ index: Int) -> Bool {
    let token = document[index]
    return token.kind == .word && token.flags.isDisjoint(with: .capital) && !document.entry(index).hasReadings
      && document.entry(index).frequency < 5
  }

  /// No code, path, address or command around the word.
  private func isInProse(_ index: Int, _ token: Token) -> Bool {
    if !token.flags.contains(.spaceBefore), index > 0, !document.isMark(index - 1, "(") { return false }
    switch document.bytes[Int(token.end)] {
    case 0x20, 0x0A, 0x2C, 0x29, 0x3B, 0x21, 0x3F, 0x0D, 0: break
    case 0x2E: if document.bytes[Int(token.end) + 1] > 0x20 { return false }
    default: return false
    }
    return token.flags.isDisjoint(with: .quoted)
  }

  /// "im folgenden", "als nächstes" before no noun.
  private func setPhrase(_ index: Int, _ token: Token, _ sink: inout Sink) {
    let before = document[index - 1]
    guard before.key == (Self.folgenden.contains(token.key) ? Self.im : Self.als), before.kind == .word else { return }
    if before.key == Self.als, token.count > 10 { return }
    if leadsToNoun(index + 1) { return }
    let span = before.span.union(token.span)
    sink.report(
      span, Message("„%1“ is a noun here and has a capital", token.span), evidence: "set phrase in small letters",
      confidence: 0.96,
      fix: capitalised(index))
  }

  /// Whether adjectives and a noun follow, which then own the article.
  private func leadsToNoun(_ from: Int) -> Bool {
    var at = from
    while at < document.count, at - from < 4 {
      let token = document[at]
      if token.flags.contains(.sentenceStart) { return false }
      if token.kind != .word {
        return token.kind == .number || token.isMark(",") && at == from && document.isMark(at, ",") && nounAhead(at + 1)
      }
      if token.flags.contains(.capital) { return document.lowerEntry(at).isFunctionWord == false }
      if document.readings(at).adjective == 0 && !document.readings(at).classes.contains(.coordinator) { return false }
      at += 1
    }
    return false
  }

  private func nounAhead(_ at: Int) -> Bool {
    at < document.count && document.readings(at).adjective != 0 && at + 1 < document.count
      && document[at + 1].flags.contains(.capital)
  }

  /// "beim ausführen": an infinitive behind an article is a noun.
  private func infinitive(_ index: Int, _ token: Token, _ sink: inout Sink) {
    let readings = document.readings(index)
    guard readings.classes.contains(.infinitive), readings.adjective == 0, !document.entry(index).isFunctionWord,
      token.count >= 5
    else { return }
    guard readings.classes.isDisjoint(with: [.adverb, .preposition, .participle, .predicative]),
      token.flags.isDisjoint(with: .hyphen)
    else { return }
    guard document.capitalEntry(index).hasReadings, document.bytes[Int(token.end)] != 0x2D else { return }
    let span = document[index - 1].span.union(token.span)
    sink.report(
      span, Message("„%1“ is a noun here and has a capital", token.span), evidence: "infinitive behind an article",
      confidence: 0.95,
      fix: capitalised(index))
  }

  /// "die dateiverwaltung": a word that exists only with a capital.
  private func noun(_ index: Int, _ token: Token, _ sink: inout Sink) {
    guard token.count >= 5, token.flags.isDisjoint(with: [.digit, .underscore, .apostrophe, .dot, .foreignScript]),
      isInProse(index, token)
    else { return }
    guard document[index - 1].kind == .word, startsNounPhrase(index) else { return }
    // Other unknown words beside it: another language.
    if index + 1 < document.count, isUnknownSmall(index + 1) || isUnknownSmall(index - 1) { return }
    var start = Int(token.start)
    if token.flags.contains(.hyphen) {
      var at = Int(token.end)
      while document.bytes[at - 1] != 0x2D { at -= 1 }
      guard document.bytes[at] < 0x5B else { return }
      start = at
    }
    let end = Int(token.end)
    guard start == Int(token.start), let lexicon = document.lexicon else { return }
    let whole = document.capitalEntry(index)
    var mask = whole.hasReadings ? lexicon.readings(whole).noun : 0
    var isKnown = whole.frequency >= 6 && whole.hasReadings && lexicon.readings(whole).classes.contains(.noun)
    if !isKnown {
      for head in CompoundAnalysis(lexicon, document.bytes).heads(start, end)
      where end - head >= 5 && !AdjectiveEndings.fit(document.bytes, start, end) {
        let entry = document.entry(from: head, to: end, flipCase: true)
        guard entry.headClass >= 1, document.entry(from: head, to: end).hasReadings == false else { continue }
        mask |= lexicon.readings(entry).noun
        isKnown = true
      }
    }
    guard isKnown, mask != 0 else { return }
    sink.report(
      token.span, Message("„%1“ is a noun and has a capital", token.span), evidence: "word known only with a capital",
      confidence: 0.94,
      fix: capitalised(index))
  }

  /// Behind an article, a preposition or a number stands a noun or an adjective; what follows must be no noun.
  private func startsNounPhrase(_ index: Int) -> Bool {
    if index + 1 < document.count, document[index + 1].flags.contains(.capital),
      document[index + 1].flags.isDisjoint(with: .sentenceStart)
    {
      return false
    }
    let before = document.lowerReadings(index - 1)
    if document[index - 1].key == Self.zu { return false }
    if document[index - 1].flags.contains(.capital), document[index - 1].flags.isDisjoint(with: .sentenceStart) {
      return false
    }
    return before.determiner != 0 || document.prepositions[document[index - 1].key] != nil
      || before.adjective != 0 && document.entry(index - 1).frequency >= 5
        && before.classes.isDisjoint(with: [.adverb, .predicative, .finite, .infinitive])
  }

  private func capitalised(_ index: Int) -> Fix? {
    let start = Int(document[index].start)
    let (scalar, length) = UTF8Encoding.scalar(at: document.bytes + start)
    guard let letter = Unicode.Scalar(scalar) else { return nil }
    return Fix(ByteSpan(start, start + length), String(Character(letter)).uppercased(), safety: .unsafe)
  }

  // MARK: Capitals

  func capital(_ index: Int, _ token: Token, _ sink: inout Sink) {
    if token.flags.contains(.hyphen) {
      smallHead(index, token, &sink)
      return
    }
    if token.flags.contains(.allCapitals) {
      shouted(index, token, &sink)
      return
    }
    guard index > 0, token.flags.isDisjoint(with: [.sentenceStart, .innerCapital, .quoted]) else { return }
    if token.count == 3, token.key == Self.you, document[index - 1].key == Self.you,
      document[index - 1].flags.contains(.capital),
      document[index - 1].flags.isDisjoint(with: .sentenceStart)
    {
      sink.report(
        token.span, Message("the second „%1“ means something else and is written „sie“", token.span),
        evidence: "Sie behind Sie",
        confidence: 0.95, fix: Fix(token.span, "sie", safety: .unsafe))
      return
    }
    adjective(index, token, &sink)
  }

  /// "Web-anwendung": the last part of a hyphenated word is a noun.
  private func smallHead(_ index: Int, _ token: Token, _ sink: inout Sink) {
    guard token.flags.isDisjoint(with: [.underscore, .dot, .apostrophe, .quoted]), let lexicon = document.lexicon,
      isInProse(index, token)
    else { return }
    let end = Int(token.end)
    var start = end
    while document.bytes[start - 1] != 0x2D { start -= 1 }
    guard end - start >= 3, document.bytes[start] >= 0x61, document.bytes[start] <= 0x7A,
      document.bytes[start - 2] != 0x2D
    else { return }
    // Small parts in the middle are phrases of another language ("Just-in-time").
    guard !(Int(token.start)..<start - 1).contains(where: { document.bytes[$0] == 0x2D && !isCapital($0 + 1) }) else {
      return
    }
    let small = document.entry(from: start, to: end)
    let noun = document.entry(from: start, to: end, flipCase: true)
    guard !small.hasReadings, small.frequency < 3, noun.hasReadings, noun.frequency >= 4,
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

/// Endings of adjectives and adverbs that look like compounds with a noun ("gemeinwirtschaft-lichen").
enum AdjectiveEndings {
  private static let stems: [StaticString] = [
    "lich", "isch", "ig", "bar", "sam", "haft", "los", "ell", "artig", "mäßig", "weise", "maßen", "massen", "mals",
    "fach", "fähig", "ischen", "end", "iert", "arm", "reich", "frei",
  ]
  private static let endings: [StaticString] = ["", "e", "en", "er", "es", "em"]

  static func fit(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    stems.contains { stem in
      endings.contains { ending in
        let from = end - stem.utf8CodeUnitCount - ending.utf8CodeUnitCount
        guard from > start else { return false }
        return (0..<stem.utf8CodeUnitCount).allSatisfy { bytes[from + $0] == stem.utf8Start[$0] }
          && (0..<ending.utf8CodeUnitCount).allSatisfy {
            bytes[from + stem.utf8CodeUnitCount + $0] == ending.utf8Start[$0]
          }
      }
    }
  }
}
