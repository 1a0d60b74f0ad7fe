import Language
import Text

/// The verbs around a joint, between the marks and coordinators before and behind it.
struct SeamClause {
  private(set) var verbBefore = false
  private(set) var verbBehind = false
  private(set) var verbRightBehind = false
  /// A subordinate clause ends with the word before the joint.
  private(set) var isClosed = false
  /// The next mark opens a bracket.
  private(set) var isBracketBehind = false
  /// Words between the beginning of the sentence and the joint, where no mark stands between; else a large number.
  private(set) var wordsFromStart = Int.max
  /// A word stands in the clause that may open a subordinate one.
  private(set) var isSubordinate = false
  /// The clause that ends has a participle or an infinitive before its verb.
  private(set) var hasCluster = false

  /// Words between marks that are looked at: clauses are shorter.
  private static let reach = 40

  init(_ document: Document, _ index: Int) {
    var first = index
    while first > max(0, index - Self.reach), document[first].flags.isDisjoint(with: .sentenceStart),
      !Self.parts(document, first - 1)
    {
      first -= 1
    }
    if document[first].flags.contains(.sentenceStart) { wordsFromStart = index - first }
    var verbs = 0
    for at in first..<index {
      if Self.isFinite(document, at) { verbs += 1 }
      if document.lowerReadings(at).classes.contains(.subordinator) { isSubordinate = true }
    }
    if Self.relatives.contains(document[first].key), document[first].flags.isDisjoint(with: .capital) {
      isSubordinate = true
    }
    if first + 1 < index, document.prepositions[document[first].key] != nil,
      Self.relatives.contains(document[first + 1].key), document[first].flags.isDisjoint(with: .capital)
    {
      isSubordinate = true
    }
    verbBefore = verbs > 0
    var at = index + 1
    let limit = min(document.count, index + Self.reach)
    while at < limit, document[at].flags.isDisjoint(with: .sentenceStart), !Self.parts(document, at) {
      if Self.isFinite(document, at) {
        verbBehind = true
        verbRightBehind = verbRightBehind || at == index + 1
      }
      at += 1
    }
    isBracketBehind = at < document.count && document.isMark(at, "(")
    if verbs == 1, index - first >= 3, Self.isFinite(document, index - 1), !Self.isAdjectiveToo(document, index - 1) {
      let cluster = document.readings(index - 2).classes
      hasCluster =
        document[index - 2].flags.isDisjoint(with: .capital)
        && !cluster.isDisjoint(with: [.participle, .infinitive, .zuInfinitive])
      isClosed = closes(document, first, index)
    }
  }

  /// A mark, or a coordinator in small letters.
  private static func parts(_ document: Document, _ index: Int) -> Bool {
    document[index].kind == .punctuation
      || document[index].flags.isDisjoint(with: .capital)
        && document.lowerReadings(index).classes.contains(.coordinator)
  }

  /// "die von ihm erkaufte Zeit": an adjective that the lexicon knows as a verb only.
  private static func isAdjectiveToo(_ document: Document, _ verb: Int) -> Bool {
    guard document.readings(verb).classes.isDisjoint(with: [.auxiliary, .modal]) else { return false }
    let end = Int(document[verb].end)
    let last = document.bytes[end - 1]
    return last == UInt8(ascii: "e") || last == UInt8(ascii: "n") && document.bytes[end - 3] == UInt8(ascii: "t")
  }

  private static let relatives = WordSet(
    """
    der die das den dem deren dessen denen welche welcher welches welchem welchen was wer wo wie worauf woran worin \
    womit wodurch wofür wohin woher
    """)
  /// Conjunctions that are nothing else, and those that are so behind a comma.
  private static let subordinators = WordSet(
    "dass weil obwohl wenn falls ob sobald solange nachdem bevor sodass indem sofern")
  private static let commaSubordinators = WordSet("da damit während")

  /// Whether the stretch opens like a subordinate clause, so that its finite verb is its last word.
  private func closes(_ document: Document, _ first: Int, _ index: Int) -> Bool {
    let key = document[first].key
    if Self.subordinators.contains(key) { return true }
    guard document[first].flags.isDisjoint(with: .sentenceStart), document.isMark(first - 1, ",") else { return false }
    if Self.commaSubordinators.contains(key) { return true }
    // ", die Länder …" may be a noun phrase; a cluster of verbs tells, or a word that is no part of one.
    if document.prepositions[key] != nil {
      return hasCluster && index - first >= 4 && Self.relatives.contains(document[first + 1].key)
    }
    guard Self.relatives.contains(key) else { return false }
    let second = first + 1
    return hasCluster
      || document[second].flags.isDisjoint(with: .capital) && document.lowerEntry(second).isFunctionWord
        && document.readings(second).adjective == 0
  }

  /// Articles and pronouns that begin a phrase which cannot stand behind the verb that closes a clause.
  private static let phraseStarts = WordSet("der die das den dem des ein eine einen einem einer es er sie wir man")

  /// Verbs that close a clause behind a participle or an infinitive.
  private static let closers = WordSet(
    """
    hat haben hatte hatten habe hätte hätten ist sind war waren sei seien wäre wären wird werden wurde wurden würde \
    würden kann können konnte konnten könnte könnten muss müssen musste mussten müsste müssten soll sollen sollte \
    sollten darf dürfen durfte durften dürfte dürften will wollen wollte wollten
    """)

  /// "weil er das Haus verkauft hat die Nachbarn": a clause closed by a cluster of verbs, and a phrase behind it.
  /// - Parameter index: the verb.
  @inline(__always)
  static func runsOn(_ document: Document, _ index: Int) -> Bool {
    guard closers.contains(document[index].key), phraseStarts.contains(document[index + 1].key),
      document[index].flags.isDisjoint(with: [.capital, .sentenceStart, .quoted]),
      document[index + 1].flags.isDisjoint(with: [.capital, .sentenceStart]),
      document[index - 1].kind == .word, document[index - 1].flags.isDisjoint(with: .capital)
    else { return false }
    let clause = SeamClause(document, index + 1)
    return clause.isClosed && clause.hasCluster
  }

  private static let subjects = WordSet("sie wir man ich er es")
  private static let articles = WordSet("der die das den dem des ein eine einen einem einer")
  private static let modals = WordSet(
    """
    kann können könnte könnten muss müssen müsste müssten soll sollen sollte sollten darf dürfen dürfte dürften will \
    wollen
    """)

  /// "so können Sie einstellen die Farben": the infinitive closes the bracket that the modal opens, and a phrase follows
  /// that belongs inside.
  /// - Parameter index: the modal.
  @inline(__always)
  static func closesEarly(_ document: Document, _ index: Int) -> Bool {
    guard modals.contains(document[index].key), subjects.contains(document[index + 1].key), index + 4 < document.count,
      articles.contains(document[index + 3].key), (index..<index + 4).allSatisfy({ isInside(document, $0) })
    else { return false }
    let verb = document.readings(index + 2).classes
    guard verb.contains(.infinitive), verb.isDisjoint(with: [.attributive, .participle, .auxiliary, .modal]),
      document[index + 2].flags.isDisjoint(with: .capital), !document.entry(index + 2).isFunctionWord
    else { return false }
    // "können Sie versuchen die Datei zu öffnen" lacks a comma only; "müssen wir lassen die Leute gehen" is rare.
    var at = index + 4
    while at < document.count, document[at].flags.isDisjoint(with: .sentenceStart), document[at].kind != .punctuation {
      let classes = document.lowerReadings(at).classes
      if document[at].key == to || classes.contains(.zuInfinitive) { return false }
      if document[at].flags.isDisjoint(with: .capital), classes.contains(.infinitive) { return false }
      at += 1
    }
    return true
  }

  private static let to = WordKey("zu").value

  /// A word of a running sentence that is not quoted.
  private static func isInside(_ document: Document, _ index: Int) -> Bool {
    document[index].kind == .word && document[index].flags.isDisjoint(with: [.sentenceStart, .quoted])
  }

  private static let she = WordKey("sie").value
  private static let i = WordKey("ich").value

  /// "die Zahl der Gäste Sie ist hoch": a pronoun with its verb behind a noun or participle begins a sentence. "Sie" before
  /// a verb in the singular addresses nobody; in a subordinate clause it may be the object ("wenn der Lärm Sie stört").
  static func resumes(_ document: Document, _ index: Int) -> Bool {
    let token = document[index]
    guard token.key == she || token.key == i, index + 2 < document.count, isFinite(document, index + 1),
      document[index + 2].kind == .word, document[index + 2].flags.isDisjoint(with: .sentenceStart)
    else { return false }
    let person = document.readings(index + 1).person
    guard token.key == she ? person & 0b100 != 0 && person & 0b101000 == 0 : person & 0b001 != 0 else { return false }
    let before = document[index - 1]
    guard before.kind == .word, before.count > 1,
      before.flags.isDisjoint(with: [.quoted, .allCapitals, .abbreviationStop]),
      !document.lowerEntry(index - 1).isFunctionWord, document.entry(index - 1).hasReadings
    else { return false }
    if before.flags.isDisjoint(with: .capital) {
      let readings = document.readings(index - 1)
      guard readings.classes.contains(.participle), readings.adjective == 0, !isFinite(document, index - 1) else {
        return false
      }
    } else if NamingNouns.contains(document, index - 1) {
      return false
    }
    return !SeamClause(document, index).isSubordinate
  }

  /// Surely finite, as the lexicon knows it.
  static func isFinite(_ document: Document, _ index: Int) -> Bool {
    guard document[index].kind == .word, document[index].flags.isDisjoint(with: .capital) else { return false }
    let classes = document.readings(index).classes
    guard classes.contains(.finite) else { return false }
    // "eine" is a form of "einen", too.
    return !classes.isDisjoint(with: [.auxiliary, .modal])
      || classes.isDisjoint(with: [.infinitive, .participle, .attributive]) && !document.entry(index).isFunctionWord
  }
}
