import Language
import Text

/// What speaks for and against a seam before a capitalised word.
struct SeamEvidence {
  let document: Document
  private let names: WordTable?

  init(document: Document) {
    self.document = document
    names = document.pack?.capitalPairs
  }

  /// Flags that are looked at before anything else, and the value they must have.
  static let shape: TokenFlags = [
    .capital, .spaceBefore, .sentenceStart, .allCapitals, .innerCapital, .digit, .hyphen, .dot, .underscore,
    .apostrophe,
    .foreignScript, .quoted,
  ]
  static let wanted: TokenFlags = [.capital, .spaceBefore]

  struct Finding {
    let message: Message
    let evidence: StaticString
    let confidence: Double
  }

  /// Words of address; their capitals say nothing.
  static let address = WordSet(
    "sie sich ihr ihre ihrem ihren ihrer ihres ihnen du dich dir dein deine deinem deinen deiner deines euch euer eure eurem euren eurer eures ihrerseits ihretwegen"
  )
  /// Pronouns and quantifiers that people write with a capital as nouns.
  static let nominal = WordSet(
    "alles allem allen aller beide beiden beides jeder jeden jedem jede viele vieler vielen andere anderen anderer anderes anderem einige einzelne einzelner einzelnen manche mancher manchen meisten wenige weniger wenigen nichts etwas niemand niemandem niemanden eines einem jenes jener jenem jenen ich selbst morgen aus nein ja auf ab für wider"
  )
  func judge(_ index: Int) -> Finding? {
    let before = document[index - 1]
    guard before.kind == .word, before.count > 1, !before.flags.contains(.abbreviationStop),
      document.bytes[Int(before.end)] == 0x20,
      Int(document[index].start) == Int(before.end) + 1 || document[index].flags.contains(.lineBefore)
    else { return nil }
    guard document[index].count > 1, !isSuspended(index) else { return nil }
    // "muss **Mein Bereich** aktiv sein": labels are emphasised, with their own capital.
    guard !document.begins(index, [.strong, .emphasis]) else { return nil }
    if imperative(index) { return namesControls(index) ? nil : imperativeFinding(index) }
    // Behind a preposition stand labels ("auf Weiter") and nouns that the lexicon lacks.
    guard document.prepositions[before.key] == nil else { return nil }
    // Enumerations of titles and labels: "Von und Bis".
    if document.lowerReadings(index - 1).classes.contains(.coordinator), before.flags.isDisjoint(with: .capital) {
      return nil
    }
    guard !Self.address.contains(document[index].key), !Self.nominal.contains(document[index].key) else { return nil }
    guard isNoNoun(index), !isTitleLine(index), !isPartOfName(index), !namesControls(index) else { return nil }
    return document.lowerEntry(index).isFunctionWord ? functionWord(index) : contentWord(index)
  }

  /// Whether the word, as it is written, is no noun: no reading as one, and hardly ever a capital in good sentences.
  private func isNoNoun(_ index: Int) -> Bool {
    let written = document.entry(index)
    let small = document.lowerEntry(index)
    if written.isName { return false }
    guard small.hasReadings || small.isFunctionWord else { return false }
    let classes = document.readings(index).classes
    if classes.contains(.properName) || classes.contains(.noun) || classes.contains(.infinitiveNoun) { return false }
    // Capitals in under a sixteenth of the cases; adjectives as nouns are capital more often.
    return written.midFrequency + 4 <= small.midFrequency || written.midFrequency == 0 && small.midFrequency >= 2
  }

  /// "Sozial- und": the rest of the word follows behind a hyphen.
  func isSuspended(_ index: Int) -> Bool {
    document.bytes[Int(document[index].end)] == 0x2D
      || document.bytes[Int(document[index].end)] == 0xE2 && document.bytes[Int(document[index].end) + 2] == 0x91
  }

  /// Closed-class words: surest behind anything but an article that would make them nouns.
  private func functionWord(_ index: Int) -> Finding? {
    let before = document.lowerReadings(index - 1)
    let beforeEntry = document.lowerEntry(index - 1)
    if before.determiner != 0, beforeEntry.isFunctionWord { return nil }
    if let contraction = document.prepositions[document[index - 1].key], contraction.isContraction { return nil }
    if !document[index - 1].flags.contains(.capital), before.adjective != 0, !beforeEntry.isFunctionWord { return nil }
    if NamingNouns.contains(document, index - 1) { return nil }
    if isTitleAfterVerb(index) || isTitleAfterName(index) { return nil }
    return Finding(
      message: Message(
        "„%1“ begins with a capital in mid-sentence%w and is no noun here; a sentence or a link seems to have been put in",
        document[index].span, word: EdgeNote(document.edge(behind: index - 1)).text),
      evidence: "function word with a capital in mid-sentence", confidence: 0.96)
  }

  private static let articles = WordSet("der die das ein eine")

  /// "es entstand Die Madonna mit dem Kind": an article behind a verb begins a title, where no clause follows.
  private func isTitleAfterVerb(_ index: Int) -> Bool {
    guard Self.articles.contains(document[index].key), !document[index - 1].flags.contains(.capital) else {
      return false
    }
    var at = index + 1
    while at < document.count, document[at].flags.isDisjoint(with: .sentenceStart), document[at].kind != .punctuation {
      let classes = document.readings(at).classes
      if classes.contains(.finite), document[at].flags.isDisjoint(with: .capital),
        classes.isDisjoint(with: [.attributive]) || classes.contains(.auxiliary)
      {
        return false
      }
      at += 1
    }
    return true
  }

  /// "Archimedes' Über Kugeln": a preposition behind a name the lexicon does not know.
  private func isTitleAfterName(_ index: Int) -> Bool {
    document.prepositions[document[index].key] != nil && document[index - 1].flags.contains(.capital)
      && !document.entry(index - 1).hasReadings
      && document.nounView(index - 1).mask == 0
  }

  /// Adjectives, adverbs, participles and verbs.
  private func contentWord(_ index: Int) -> Finding? {
    let before = document.lowerReadings(index - 1)
    let beforeEntry = document.lowerEntry(index - 1)
    if NamingNouns.contains(document, index - 1) { return nil }
    let small = document.lowerReadings(index)
    guard small.classes.isDisjoint(with: [.numeral]) else { return nil }
    let isAttributive = small.adjective != 0
    // "der Unerwartete", "im Folgenden", "etwas Neues": an adjective as a noun.
    if isAttributive {
      if let found = behindName(index) { return found }
      guard startsPhrase(index),
        document.entry(index).midFrequency == 0
          || document.entry(index).midFrequency + 6 <= document.lowerEntry(index).midFrequency
      else { return nil }
      if isUnknownAdjective(index - 1) { return nil }
      if before.determiner != 0 || before.adjective != 0 && !document[index - 1].flags.contains(.capital) { return nil }
      if document.prepositions[document[index - 1].key] != nil { return nil }
      if document[index - 1].flags.contains(.capital), !isKnownNoun(index - 1) { return nil }
      if beforeEntry.isFunctionWord { return nil }
    } else if before.determiner != 0 || document.prepositions[document[index - 1].key]?.isContraction ?? false {
      return nil
    } else if !small.classes.isDisjoint(with: [.predicative, .attributive])
      || !document[index - 1].flags.contains(.capital) || !isKnownNoun(index - 1)
      || document.readings(index - 1).classes.contains(.properName)
    {
      // Uninflected words stand as names behind verbs and names ("Ehrlich", "Groß").
      return nil
    } else if index + 1 < document.count, document[index + 1].flags.contains(.capital),
      document.nounView(index + 1).mask == 0
    {
      return nil
    }
    guard document.lowerEntry(index).frequency >= 4 else { return nil }
    return Finding(
      message: Message(
        "„%1“ begins with a capital in mid-sentence%w and is no noun here; a sentence or a link seems to have been put in",
        document[index].span, word: EdgeNote(document.edge(behind: index - 1)).text),
      evidence: "word with a capital in mid-sentence", confidence: 0.94)
  }

  /// "von Eva Nächsten": an adjective behind a name, with nothing that makes it a byname.
  private func behindName(_ index: Int) -> Finding? {
    let classes = document.readings(index - 1).classes
    guard classes.contains(.properName), classes.isDisjoint(with: [.noun, .adjectivalNoun]),
      document.lowerReadings(index - 1).adjective == 0,
      document.entry(index).midFrequency + 6 <= document.lowerEntry(index).midFrequency, endsLikeNoName(index)
    else { return nil }
    return Finding(
      message: Message(
        "„%1“ begins with a capital in mid-sentence%w and is no noun here; a sentence or a link seems to have been put in",
        document[index].span, word: EdgeNote(document.edge(behind: index - 1)).text),
      evidence: "adjective with a capital behind a name", confidence: 0.94)
  }

  /// Family names are adjectives in -e and -er ("Lange", "Schneller"), not in -en, -em, -es.
  private func endsLikeNoName(_ index: Int) -> Bool {
    let end = Int(document[index].end)
    let last = document.bytes[end - 1]
    return document.bytes[end - 2] == 0x65 && (last == 0x6E || last == 0x6D || last == 0x73)
  }

  /// Whether a noun phrase begins at an adjective: a noun follows that it can agree with.
  private func startsPhrase(_ index: Int) -> Bool {
    var at = index + 1
    let limit = min(document.count, index + 4)
    while at < limit, document[at].kind == .word, document[at].flags.isDisjoint(with: .sentenceStart) {
      if document[at].flags.contains(.capital) {
        return document.nounView(at).mask & document.lowerReadings(index).adjective != 0
      }
      guard document.lowerReadings(at).adjective != 0 else { return false }
      at += 1
    }
    return false
  }

  /// A small unknown word that ends like an adjective.
  private func isUnknownAdjective(_ index: Int) -> Bool {
    let token = document[index]
    guard !token.flags.contains(.capital), token.entry == 0, token.count > 4 else { return false }
    let last = document.bytes[Int(token.end) - 1]
    return last == 0x65
      || document.bytes[Int(token.end) - 2] == 0x65 && (last == 0x6E || last == 0x72 || last == 0x6D || last == 0x73)
  }

  private func isKnownNoun(_ index: Int) -> Bool {
    let view = document.nounView(index)
    return view.mask != 0 && !view.classes.contains(.adjectivalNoun) || view.classes.contains(.properName)
  }

  /// "darüber Wählen Sie": an order to the reader in the middle of a sentence.
  func imperative(_ index: Int) -> Bool {
    guard index + 1 < document.count, document[index + 1].key == Self.you, document[index + 1].flags.contains(.capital)
    else { return false }
    let classes = document.lowerReadings(index).classes
    guard classes.contains(.infinitive), !document.lowerEntry(index).isFunctionWord else { return false }
    let before = document.lowerReadings(index - 1)
    let beforeClasses = before.classes
    // "das Drücken Sie", "auf Weiter klicken Sie": nouns behind articles, adjectives, prepositions; labels behind names.
    if before.determiner != 0 && !beforeClasses.contains(.adverb)
      || before.adjective != 0 && !beforeClasses.contains(.predicative)
    {
      return false
    }
    if document.prepositions[document[index - 1].key] != nil { return false }
    return !beforeClasses.contains(.coordinator)
  }

  private static let you = WordKey("sie").value

  func imperativeFinding(_ index: Int) -> Finding {
    Finding(
      message: Message(
        "„%1“ gives an order in mid-sentence; a link's text seems to have been translated by itself",
        document[index].span.union(document[index + 1].span)),
      evidence: "imperative in mid-sentence", confidence: 0.95)
  }

  /// Words of handbooks that name controls and pages without quotation marks: "aktivieren Sie Alle anzeigen".
  static let controls = WordSet(
    "klicken klicke klickt geklickt wählen wähle wählt auswählen ausgewählt tippen tippe aktivieren aktiviert aktiviere deaktivieren deaktiviert schaltfläche option optionen menü registerkarte kontrollkästchen dialogfeld dialog kontextmenü einstellung einstellungen befehl weitere siehe"
  )

  func namesControls(_ index: Int) -> Bool {
    let sentence = document.sentence(of: index)
    for at in max(sentence.first, index - 30)..<min(sentence.end, index + 30)
    where Self.controls.contains(document[at].key) { return true }
    return false
  }

  /// A line in which most words have a capital is a title.
  func isTitleLine(_ index: Int) -> Bool {
    let sentence = document.sentence(of: index)
    var words = 0
    var capitals = 0
    for at in max(sentence.first, index - 12)..<min(sentence.end, index + 12) where document[at].kind == .word {
      words += 1
      if document[at].flags.contains(.capital) { capitals += 1 }
    }
    return words > 3 && capitals * 4 > words * 3
  }

  /// "Vereinten Nationen", "Visual Studio": the word makes a name with its neighbour.
  func isPartOfName(_ index: Int) -> Bool {
    guard let pairs = names else { return false }
    let key = WordKey(value: document[index].key)
    if index + 1 < document.count, pairs[WordKey(sum: key, WordKey(value: document[index + 1].key)).value] != 0 {
      return true
    }
    if pairs[WordKey(sum: WordKey(value: document[index - 1].key), key).value] != 0 { return true }
    return false
  }
}
