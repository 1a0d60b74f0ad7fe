import Language
import Reading
import Text

/// Words, phrases and sentences that stand twice.
public enum RepeatedText: Check {
  public static let page = CheckPage(
    id: .repeatedText,
    summary: "a word, phrase or sentence that stands twice",
    what: """
      Finds a word or a phrase doubled at once, a phrase joined to itself by "und" or "oder", a sentence or line that is \
      repeated at once, and loops.
      """,
    why: """
      Translation models fall into loops, and sentences that were translated apart come back twice. Two source words that \
      share one translation end as "Buchung und Buchung".
      """,
    flagged: [
      "Das Fest findet ⟨in in⟩ der Halle statt.",
      "Alle Kinder der ⟨Klasse Klasse⟩ kamen mit.",
      "Gestern hat der Bürgermeister ⟨der Bürgermeister⟩ das Band zerschnitten.",
      "Man kann die Verknüpfung ⟨und Verknüpfung⟩ jederzeit lösen.",
      "Wir fahren jeden Tag ins Amt ⟨und ins Amt⟩ zurück.",
      "Der Zug fährt heute nicht mehr. ⟨Der Zug fährt heute nicht mehr.⟩",
      "Neues aus der Stadt am Fluss\n⟨Neues aus der Stadt am Fluss⟩\nDer Rat hat am Montag getagt.",
      "Er sah ⟨die die die⟩ Leute.",
    ],
    nearMisses: [
      "Das sind die, die die Arbeit machen.", "Ich weiß, dass das das Beste ist.", "Er hofft, dass sie sie findet.",
      "Es ist sehr sehr kalt.", "Sie wurden mehr und mehr und mehr.", "Er ging Schritt für Schritt für Schritt.",
      "Sie wohnt in Baden Baden.", "Nach und nach wurde es still.",
      "Sie stehen in der in der Tabelle genannten Reihenfolge.", "Nein, nein, nein!", "Wir wollen das Leben leben.",
      "Der Vertrag zwischen Mensch und Mensch gilt.", "Ha ha, das war gut.",
      "Weil er weiß, wer wer ist, fragt er nicht.",
    ])

  /// The longest phrase looked for, in tokens; one more may stand between.
  private static let longestPhrase = 13
  private static let slots = 4096

  public static func run(_ document: Document, into sink: inout Sink) {
    phrases(document, &sink)
    RepeatedSentence.look(document, &sink)
  }

  /// Looks at each word that stood a few tokens before.
  private static func phrases(_ document: Document, _ sink: inout Sink) {
    let tokens = document.tokens
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: slots) { last in
      last.initialize(repeating: -1)
      var covered = 0
      for block in document.blocks where block.kind != .tableRow && block.kind != .tableCell {
        for index in block.tokens where tokens[index].kind == .word {
          let key = tokens[index].key
          let slot = Int(key) & (slots - 1)
          let before = Int(last[slot])
          last[slot] = Int32(truncatingIfNeeded: index)
          if before < block.first || index - before > longestPhrase || index < covered { continue }
          guard tokens[before].key == key else { continue }
          // A longer repetition holds a neighbour, too.
          if index - before > 2, before == block.first || tokens[index - 1].key != tokens[before - 1].key,
            index + 1 == block.end || tokens[index + 1].key != tokens[before + 1].key
          {
            continue
          }
          covered = max(covered, candidate(document, block, index, distance: index - before, &sink))
        }
      }
    }
  }

  /// A word that stood `distance` tokens before: do its neighbours, too? Returns the token up to which all was reported.
  private static func candidate(
    _ document: Document, _ block: DocumentBlock, _ index: Int, distance: Int, _ sink: inout Sink
  ) -> Int {
    let tokens = document.tokens
    var first = index
    while first - 1 - distance >= block.first, tokens[first - 1].key == tokens[first - 1 - distance].key { first -= 1 }
    var end = index + 1
    while end < block.end, tokens[end].key == tokens[end - distance].key { end += 1 }
    let repetition = Repetition(document: document, block: block, first: first, end: end, distance: distance)
    if end - first >= distance {
      // A stretch that was judged is not judged again from each of its words.
      guard repetition.isDamage else { return end }
      repetition.report(&sink)
      return end
    }
    if end - first == distance - 1, repetition.isJoinedToItself {
      repetition.reportJoined(&sink)
      return end
    }
    return 0
  }
}

/// A stretch of tokens that equals the one `distance` tokens before.
struct Repetition {
  let document: Document
  let block: DocumentBlock
  /// First token of the second occurrence.
  let first: Int
  /// Token behind the last that is repeated.
  let end: Int
  let distance: Int

  /// Words that stand twice in good German: pronoun and article ("die die Arbeit"), question words ("wer wer ist"), the
  /// future passive ("werden werden").
  private static let grammatical = WordSet(
    """
    die der das den dem sie es ihr was wer wie wo wir ihnen zu an werden ein eine einen einer einem einander
    worden sein mit auf ist hat war er ich du man uns deren derer denen dessen alle
    """)
  /// Words that are doubled for emphasis.
  private static let emphatic = WordSet(
    """
    sehr ganz viel viele vielen so lange weit immer nie ja nein doch gut super total richtig echt mal bald noch
    bitte danke hallo hey na nun schnell langsam wirklich alt tief hoch klein groß schön leise laut hin her wieder
    mehr gar
    """)
  private static let joints = WordSet("und oder")

  private var tokens: UnsafePointer<Token> { document.tokens }
  private var times: Int { (end - first) / distance + 1 }

  /// Whether the repetition is no way of speaking.
  var isDamage: Bool {
    guard !tokens[first].flags.contains(.quoted) || distance > 1, !CodeShape.isCode(document, block) else {
      return false
    }
    return distance == 1 ? isDoubledWord : isDoubledPhrase
  }

  private var isDoubledWord: Bool {
    let before = tokens[first - 1]
    let token = tokens[first]
    guard before.kind == .word, token.kind == .word, token.count > 1, token.flags.contains(.spaceBefore) else {
      return false
    }
    guard token.flags.isDisjoint(with: [.allCapitals, .digit, .dot, .hyphen]), isKnown(first) || isCompound(first)
    else { return false }
    // "Helfer/-in in Kraft".
    guard first - 1 == block.first || before.flags.contains(.spaceBefore), !isLegalHere else { return false }
    if Self.emphatic.contains(token.key) { return false }
    if Self.grammatical.contains(token.key) { return times >= 3 && !token.flags.contains(.capital) }
    let readings = document.lowerReadings(first).classes.union(document.readings(first).classes)
    if readings.contains(.interjection) { return false }
    // "das Leben leben", "Fragen fragen"; at a sentence's start both may be the same word.
    if before.flags.contains(.capital) != token.flags.contains(.capital) {
      return document.lowerEntry(first).isFunctionWord && before.flags.contains(.sentenceStart)
    }
    if token.flags.contains(.capital) {
      // A term and its definition.
      guard first - 1 > block.first else { return false }
      return (document.readings(first).classes.contains(.noun) || isCompound(first)) && !isName(first)
    }
    return true
  }

  private static let als = WordKey("als").value
  private static let vor = WordKey("vor").value
  private static let wie = WordKey("wie").value
  private static let comparing = WordSet("mehr weniger eher lieber anders besser minder schneller höher")

  /// "mehr als als Gast", "nach wie vor vor der Tür".
  private var isLegalHere: Bool {
    let key = tokens[first].key
    if key == Self.vor { return first - 2 >= block.first && tokens[first - 2].key == Self.wie }
    guard key == Self.als else { return false }
    for index in max(block.first, first - 20)..<first - 1 {
      if Self.comparing.contains(tokens[index].key) { return true }
      if document.lowerReadings(index).classes.contains(.comparative) { return true }
    }
    return false
  }

  /// A long word that the lexicon does not have: a compound, hardly a name.
  private func isCompound(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.flags.contains(.capital) && token.count >= 11
      && token.flags.isDisjoint(with: [.hyphen, .innerCapital, .foreignScript])
  }

  private var isDoubledPhrase: Bool {
    var words = 0
    var function = 0
    var marks = 0
    var capitals = 0
    var unknown = 0
    for index in first..<first + distance {
      switch tokens[index].kind {
      case .word:
        words += 1
        if !isKnown(index) { unknown += 1 }
        if document.lowerEntry(index).isFunctionWord { function += 1 }
        if tokens[index].flags.contains(.capital) { capitals += 1 }
      case .punctuation: marks += 1
      default: return false
      }
    }
    guard unknown == 0 || function > 0 && unknown * 3 <= words + 1 else { return false }
    // "schnell, schnell", "immer wieder, immer wieder": said twice on purpose.
    if marks > 0 { return words >= 4 && times >= (words >= 6 ? 2 : 3) && marks <= 2 }
    guard words >= 2, !isLineByLine else { return false }
    if distance == 2, isChain { return false }
    // "New York New York".
    if function == 0, capitals == words { return false }
    // "sehr viel sehr viel", "das sie das sie" are hardly ever written.
    return !isEmphasis
  }

  /// "Schritt für Schritt für Schritt", "von Ort zu Ort zu ziehen", "der Akademie der Akademie der Stadt", "und lief und lief".
  private var isChain: Bool {
    if end - first > 2 { return true }
    // "in der in der Tabelle genannten Reihenfolge".
    if document.lowerEntry(first).isFunctionWord, document.lowerEntry(first + 1).isFunctionWord { return true }
    if document.lowerReadings(first).classes.contains(.coordinator) || tokens[first].key == Self.mal { return true }
    if tokens[first + 1].key == Self.zu { return !document.lowerReadings(first).classes.contains(.preposition) }
    return document.lowerEntry(first + 1).isFunctionWord && !document.lowerEntry(first).isFunctionWord
  }
  private static let mal = WordKey("mal").value

  private var isEmphasis: Bool {
    for index in first..<first + distance where !Self.emphatic.contains(tokens[index].key) { return false }
    return true
  }

  /// Verse and lists repeat a line.
  private var isLineByLine: Bool { tokens[first].flags.contains(.lineBefore) }

  /// "ins Amt und ins Amt", "Bindung oder Bindung".
  var isJoinedToItself: Bool {
    let joint = tokens[first - 1]
    guard Self.joints.contains(joint.key), !joint.flags.contains(.capital) else { return false }
    var nouns = 0
    var function = 0
    for index in first..<end {
      guard tokens[index].kind == .word, isKnown(index), tokens[index].flags.isDisjoint(with: [.digit, .allCapitals])
      else { return false }
      if tokens[index].flags.contains(.capital), document.readings(index).classes.contains(.noun) { nouns += 1 }
      if document.lowerEntry(index).isFunctionWord { function += 1 }
      if tokens[index].flags.contains(.capital) != tokens[index - distance].flags.contains(.capital) { return false }
    }
    // "eine Frau und eine Frau": counted up.
    if Self.indefinite.contains(tokens[first].key) { return false }
    guard nouns > 0, !tokens[first].flags.contains(.quoted), !CodeShape.isCode(document, block) else { return false }
    if end < block.end, tokens[end].first == 0x2D || Self.joints.contains(tokens[end].key) { return false }
    // What follows tells the two apart: "der Grad der Kreise und der Grad der Städte" needs nothing more than a word.
    if end - first == 1 { return isAbstract(first) && !isDistributive }
    return end - first >= 2 && function > 0 && closesPhrase
  }

  /// A noun of an action or a state, that has no reason to be counted up ("Jahre und Jahre").
  private func isAbstract(_ index: Int) -> Bool {
    let text = document.string(index)
    return ["ung", "heit", "keit", "ion", "tät"].contains { text.hasSuffix($0) }
  }

  /// "zwischen Mensch und Mensch", "von Gattung und Gattung".
  private var isDistributive: Bool {
    let before = first - distance - 1
    guard before >= block.first else { return false }
    if before - 1 >= block.first, tokens[before - 1].key == Self.between { return true }
    return document.lowerReadings(before).classes.contains(.preposition)
  }
  private static let between = WordKey("zwischen").value
  private static let indefinite = WordSet("ein eine einen einem einer eines kein keine keinen keinem keiner")
  private static let zu = WordKey("zu").value

  /// The second occurrence ends its clause or is followed by a verb or a small word, not by what tells it apart.
  private var closesPhrase: Bool {
    guard end < block.end else { return true }
    let next = tokens[end]
    if next.kind != .word { return next.first != 0x28 && next.first != 0x22 && next.first < 0x80 }
    guard !next.flags.contains(.capital) else { return false }
    if next.key == Self.zu, end + 1 < block.end { return document.lowerReadings(end + 1).classes.contains(.infinitive) }
    let classes = document.lowerReadings(end).classes
    return classes.isDisjoint(with: [.article, .preposition, .possessive, .attributive, .pronoun])
      || classes.contains(.infinitive) && !classes.contains(.preposition)
  }

  private func isKnown(_ index: Int) -> Bool {
    document.entry(index).hasReadings || document.lowerEntry(index).hasReadings
      || document.lowerEntry(index).isFunctionWord
  }

  private func isName(_ index: Int) -> Bool {
    document.entry(index).isName || document.readings(index).classes.contains(.properName)
  }

  private var second: ByteSpan { tokens[first].span.union(tokens[end - 1].span) }

  func report(_ sink: inout Sink) {
    let removed = ByteSpan(tokens[first - 1].end, tokens[end - 1].end)
    let span = distance == 1 ? tokens[first - 1].span.union(second) : second
    sink.report(
      span,
      distance == 1
        ? Message("„%1“ stands twice in a row; remove one", tokens[first].span)
        : Message("„%1“ stands twice in a row; remove one", second),
      evidence: distance == 1 ? "doubled word" : "doubled phrase", confidence: 0.97,
      fix: Fix(removed, "", safety: .unsafe))
  }

  func reportJoined(_ sink: inout Sink) {
    let span = tokens[first - 1].span.union(second)
    sink.report(
      span, Message("„%1“ is joined to itself; two words of the source became one", second),
      evidence: "phrase joined to itself", confidence: 0.95)
  }
}
