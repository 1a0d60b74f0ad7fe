import Language
import Text

/// One word written as two.
public enum SplitCompound: Check {
  public static let page = CheckPage(
    id: .splitCompound,
    summary: "one word torn in two",
    what: """
      Finds compounds written apart: a first part that cannot stand alone ("Bereitstellungs Prozess"), two nouns whose \
      compound is a known word ("Daten Bank"), two nouns that no good text puts side by side and of which the article \
      fits the second only, and dotted names that were spaced out ("System. Data").
      """,
    why: """
      Machine translation renders a compound of the source word by word. A German reader stumbles at each: the parts \
      have to be put together before the sentence makes sense.
      """,
    flagged: [
      "Der ⟨Bereitstellungs Vorgang⟩ dauert lange.",
      "Die Angaben stehen in der ⟨Daten Bank⟩ des Vereins.",
      "Legen Sie den ⟨Sicherungs Ordner⟩ fest.",
      "Die ⟨Abfrage Methode⟩ gibt eine Liste zurück.",
      "Der ⟨Ereignis Protokolleintrag⟩ wurde gelöscht.",
      "Die Klasse ⟨Acme. Toolkit. Reader⟩ liest die Datei.",
      "Öffnen Sie die Datei ⟨Layout. axml⟩ im Editor.",
    ],
    nearMisses: [
      "Im Bereich Gesundheit gab es Ende Juni viel zu tun.",
      "Er trank eine Tasse Kaffee und aß zwei Kilogramm Mehl.",
      "Die Firma Siemens und die Familie Meier trafen Herrn Doktor Weber.",
      "Sie gab den Kindern Bücher und dem Hund Futter.",
      "Das kostet zwei Millionen Euro und drei Prozent Zinsen.",
      "Gottes Wort und Peters Haus bleiben, wie sie sind.",
      "Die Europäische Union und der Deutsche Bundestag beraten.",
      "Am Montag Abend ging er ins Kino.",
    ])

  public static func run(_ document: Document, into sink: inout Sink) {
    guard let lexicon = document.lexicon else { return }
    let dotted = DottedNames(document: document)
    var pairs = TornPairs(rules: SplitRules(document: document, lexicon: lexicon))
    var covered = 1
    for index in document.sets.stops.within(1..<max(1, document.count))
    where document[index].isMark(".") && index >= covered {
      covered = dotted.chain(at: index, &sink) + 1
    }
    for index in document.sets.capitals.within(1..<max(1, document.count))
    where document.sets.capitals.contains(index - 1) {
      pairs.look(at: index - 1)
    }
    pairs.report(document, into: &sink)
  }
}

/// The pairs of a window: what is sure in one place speaks for the same second part in others.
private struct TornPairs {
  let rules: SplitRules
  private var found: [(first: Int, verdict: SplitRules.Verdict?)] = []
  private var seconds: [UInt32: Int] = [:]

  /// Sure places that a second part needs before it speaks for others.
  private static let enough = 3

  init(rules: SplitRules) { self.rules = rules }

  mutating func look(at first: Int) {
    switch rules.judge(first, first + 1) {
    case .no: break
    case .possible: found.append((first, nil))
    case .torn(let verdict):
      found.append((first, verdict))
      seconds[rules.document[first + 1].key, default: 0] += 1
    }
  }

  /// Reports each run of torn words as one place.
  func report(_ document: Document, into sink: inout Sink) {
    var at = 0
    while at < found.count {
      guard var best = verdict(at) else {
        at += 1
        continue
      }
      let first = found[at].first
      var end = first + 1
      at += 1
      while at < found.count, found[at].first == end, let more = verdict(at) {
        if more.confidence > best.confidence { best = more }
        end += 1
        at += 1
      }
      let span = document[first].span.union(document[end].span)
      sink.report(
        span, Message("„%1“ is one word torn apart; write it together or with a hyphen", span), evidence: best.evidence,
        confidence: best.confidence, fix: end == first + 1 ? rules.fix(first) : nil)
    }
  }

  private func verdict(_ at: Int) -> SplitRules.Verdict? {
    if let verdict = found[at].verdict { return verdict }
    guard seconds[rules.document[found[at].first + 1].key] ?? 0 >= Self.enough else { return nil }
    return SplitRules.Verdict(confidence: 0.93, evidence: "second part that is torn off elsewhere in this text, too")
  }
}

/// The ways in which a word can have been torn.
struct SplitRules {
  let document: Document
  let lexicon: Lexicon
  private let names: WordTable?
  private let tornParts: WordTable?

  init(document: Document, lexicon: Lexicon) {
    self.document = document
    self.lexicon = lexicon
    names = document.pack?.capitalPairs
    tornParts = document.pack?.tornParts
  }

  /// How sure a pair of nouns is one word.
  struct Verdict {
    var confidence: Double
    var evidence: StaticString
  }

  enum Judgement {
    case no
    /// Nothing speaks against it, but too little for it.
    case possible
    case torn(Verdict)
  }

  /// Joins two words: the blank goes and the second begins with a small letter.
  func fix(_ first: Int) -> Fix? {
    let second = document[first + 1]
    let letter = UTF8Encoding.scalar(at: document.bytes + Int(second.start))
    let small = String(Character(Unicode.Scalar(letter.value)!)).lowercased()
    return Fix(ByteSpan(Int(document[first].end), Int(second.start) + letter.length), small, safety: .unsafe)
  }

  private static let unfit: TokenFlags = [.allCapitals, .innerCapital, .dot, .underscore, .apostrophe, .foreignScript]

  /// Whether tokens `a` and `b` are one word.
  func judge(_ a: Int, _ b: Int) -> Judgement {
    let first = document[a]
    let second = document[b]
    guard first.kind == .word, second.kind == .word, first.flags.contains(.capital), second.flags.contains(.capital)
    else { return .no }
    guard second.flags.isDisjoint(with: [.sentenceStart, .lineBefore]), second.flags.contains(.spaceBefore) else {
      return .no
    }
    guard second.flags.isDisjoint(with: Self.unfit),
      first.flags.isDisjoint(with: [.foreignScript, .dot, .underscore, .apostrophe])
    else { return .no }
    guard Int(second.start) - Int(first.end) == 1, document.bytes[Int(first.end)] == 0x20, first.count >= 3,
      second.count >= 3
    else { return .no }
    if isProductName(first, second) { return .no }
    if document.lowerEntry(b).isFunctionWord { return .no }
    let head = document.nounView(a)
    if head.isBound, !document.entry(b).isName {
      return .torn(Verdict(confidence: 0.97, evidence: "first part cannot stand alone"))
    }
    // "die Berechtigung **Ansicht**": what markup sets apart is a label of its own.
    guard !document.begins(b, [.strong, .emphasis, .link]) else { return .no }
    let tail = document.nounView(b)
    guard isPlainNoun(b, tail), isPlainNoun(a, head) else { return .no }
    guard !isPreposedGenitive(head), !isPlaceName(a, head), !isForeignName(b + 1),
      a == 0 || document[a].flags.contains(.sentenceStart) || !isForeignName(a - 1), !isSetPhrase(a)
    else { return .no }
    let article = NounPhraseStart(document, before: a)
    if let article {
      if article.mask & tail.mask == 0 { return .no }
      if article.mask & head.mask == 0, head.isCompound || head.entry.juxtapositionClass < 3, tail.entry.frequency >= 3,
        tail.entry.headClass >= 1
      {
        return .torn(Verdict(confidence: 0.96, evidence: "the article fits the second noun only"))
      }
    }
    if article == nil, tail.entry.standsBehindNouns { return .no }
    if let verdict = joined(a, b, head) ?? repaired(a, b, head, tail) ?? sideBySide(b, head, tail, article) {
      return .torn(verdict)
    }
    return head.entry.firstPartClass >= 1 && tail.entry.headClass >= 1 && !tail.entry.standsBehindNouns
      ? .possible : .no
  }

  /// "Volkes Mund": a genitive before its noun, unless compounds begin with just this form ("Befehls-").
  private func isPreposedGenitive(_ head: NounView) -> Bool {
    head.mask & ~CaseMask.genitive == 0 && (head.isCompound || head.entry.firstPartClass == 0)
  }

  /// "Güterfelder Gemeinderat": an adjective in -er made from a place.
  private func isPlaceName(_ index: Int, _ head: NounView) -> Bool {
    let end = Int(document[index].end)
    return document.bytes[end - 2] == 0x65 && document.bytes[end - 1] == 0x72
      && (head.isCompound || head.entry.frequency < 4)
  }

  /// A capitalised word that the lexicon does not know goes on behind the pair: a name in another language.
  private func isForeignName(_ index: Int) -> Bool {
    guard index < document.count, document[index].kind == .word, document[index].flags.contains(.capital) else {
      return false
    }
    return document[index].flags.isDisjoint(with: .sentenceStart) && document.nounView(index).mask == 0
      && !document.lowerEntry(index).isKnown
  }

  /// "am Montag Abend": two spellings of many.
  private static let weekdays = WordSet("montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag")
  private static let example = WordKey("beispiel").value
  private static let part = WordKey("teil").value
  private static let contracted = WordKey("zum").value

  /// "(zum) Beispiel", "zum Teil": what follows is no part of it.
  private func isSetPhrase(_ index: Int) -> Bool {
    Self.weekdays.contains(document[index].key) || document[index].key == Self.example
      || document[index].key == Self.part && index > 0 && document[index - 1].key == Self.contracted
  }

  /// "Visual Studio", "Visual Studio-Projekt".
  private func isProductName(_ first: Token, _ second: Token) -> Bool {
    guard let pairs = names else { return false }
    var key = second.key
    if second.flags.contains(.hyphen) {
      var end = Int(second.start)
      while document.bytes[end] != 0x2D, end < Int(second.end) { end += 1 }
      key =
        WordKey(hash: WordHash.hash(document.bytes + Int(second.start), end - Int(second.start), firstBits: 0x20)).value
    }
    return pairs[WordKey(sum: WordKey(value: first.key), WordKey(value: key)).value] != 0
  }

  /// A known noun that is no name and not commoner in small letters.
  private func isPlainNoun(_ index: Int, _ view: NounView) -> Bool {
    guard view.mask != 0, !view.classes.contains(.properName), !document.entry(index).isName else { return false }
    let small = document.lowerEntry(index)
    // "Universelle" ends with "Elle", too.
    if view.isCompound, small.hasReadings { return false }
    return !small.isFunctionWord
      && !(small.hasReadings && small.midFrequency >= document.entry(index).midFrequency && small.midFrequency > 0)
  }

  /// The two together are a known word.
  private func joined(_ a: Int, _ b: Int, _ head: NounView) -> Verdict? {
    guard head.entry.juxtapositionClass < 2 else { return nil }
    let entry = joinedEntry(a, b)
    guard entry.hasReadings || entry.frequency >= 2 else { return nil }
    return Verdict(confidence: 0.96, evidence: "both parts together are a known word")
  }

  /// People put compounds with this part together again.
  private func repaired(_ a: Int, _ b: Int, _ head: NounView, _ tail: NounView) -> Verdict? {
    guard let parts = tornParts, !tail.entry.standsBehindNouns,
      head.entry.juxtapositionClass < 2 || tail.mask & Self.plainSingular != 0 && head.entry.juxtapositionClass < 3
    else { return nil }
    // A first part that is nearly always torn needs no more.
    if parts[document[a].key] & 4 != 0, tail.classes.contains(.noun) {
      return Verdict(confidence: 0.95, evidence: "a first part that translation tears off")
    }
    guard !isBeforeVerb(b) else { return nil }
    if parts[document[a].key] & 1 != 0, tail.classes.contains(.noun), head.entry.juxtapositionClass < 2,
      tail.mask & Self.plainSingular != 0
    {
      return Verdict(confidence: 0.94, evidence: "a first part that translation tears off")
    }
    if parts[document[b].key] & 2 != 0, head.entry.juxtapositionClass < 2, head.entry.firstPartClass >= 1 {
      return Verdict(confidence: 0.94, evidence: "a second part that translation tears off")
    }
    return nil
  }

  /// Nominative, dative and accusative singular.
  private static let plainSingular: UInt16 = 0x7707

  /// The entry of both words written as one.
  private func joinedEntry(_ a: Int, _ b: Int) -> LexicalEntry {
    let first = document[a].span.range
    let second = document[b].span.range
    let count = first.count + second.count
    guard count < 100 else { return LexicalEntry(bits: 0) }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count + 8) { copy in
      for (to, from) in first.enumerated() { copy[to] = document.bytes[from] }
      for (to, from) in second.enumerated() { copy[first.count + to] = document.bytes[from] }
      copy[first.count] = document.bytes[second.lowerBound] < 0x80 ? copy[first.count] | 0x20 : copy[first.count]
      if document.bytes[second.lowerBound] == 0xC3 { copy[first.count + 1] |= 0x20 }
      for pad in count..<count + 8 { copy[pad] = 0 }
      return lexicon.entry(copy.baseAddress!, count)
    }
  }

  /// Two nouns that good texts do not put side by side.
  private func sideBySide(_ b: Int, _ head: NounView, _ tail: NounView, _ article: NounPhraseStart?) -> Verdict? {
    // "dem Hund Futter geben": a dative without a preposition is an object, and another may follow.
    if let article, article.mask & ~CaseMask.dative == 0, !article.isGoverned { return nil }
    // "den Kanadiern Kurse anbieten": a dative and an accusative.
    guard head.mask & ~CaseMask.dative != 0 else { return nil }
    guard head.entry.juxtapositionClass == 0, !head.isCompound,
      head.classes.isDisjoint(with: [.adjectivalNoun, .infinitiveNoun])
    else { return nil }
    guard head.entry.firstPartClass >= 1, tail.entry.headClass >= 1, head.entry.frequency >= 4 || head.isCompound else {
      return nil
    }
    guard tail.classes.contains(.noun), tail.classes.isDisjoint(with: [.adjectivalNoun, .infinitiveNoun]) else {
      return nil
    }
    // A bare noun behind a complete one is an object or a subject: mass nouns and plurals stand so.
    guard !tail.entry.standsBehindNouns, tail.mask & Self.plainSingular != 0, !isBeforeVerb(b) else { return nil }
    return Verdict(confidence: 0.94, evidence: "two nouns side by side that good text does not put so")
  }

  /// Whether a verb form follows: then the second noun may be its object.
  private func isBeforeVerb(_ index: Int) -> Bool {
    guard index + 1 < document.count else { return false }
    let next = document[index + 1]
    guard next.kind == .word, !next.flags.contains(.capital) else { return false }
    let classes = document.readings(index + 1).classes
    return !classes.isDisjoint(with: [.finite, .infinitive, .participle, .zuInfinitive])
      && !document.entry(index + 1).isFunctionWord
      || document.entry(index + 1).isFunctionWord && !classes.isDisjoint(with: [.auxiliary, .modal])
  }
}
