import Language
import Text

/// Two words side by side, the second with a capital, of which nothing says at once that they are two.
struct WordPair {
  /// Both outlive every pair; counting references at each would cost more than looking at it.
  unowned(unsafe) let document: Document
  unowned(unsafe) let pack: LanguagePack
  /// Token of the first word; the second is the next.
  let first: Int
  var second: Int { first + 1 }
  /// The words as nouns.
  let head: NounView
  let tail: NounView
  /// The first word is a name of a program's part: "ListView", "Acme.Reader".
  let isProgramName: Bool

  var firstToken: Token { document[first] }
  var secondToken: Token { document[second] }

  private static let unfit: TokenFlags = [.allCapitals, .innerCapital, .dot, .underscore, .apostrophe, .foreignScript]
  private static let unfitFirst: TokenFlags = [.dot, .underscore, .apostrophe, .foreignScript]

  init?(_ document: Document, _ pack: LanguagePack, at first: Int) {
    let one = document[first]
    let two = document[first + 1]
    guard two.kind == .word, two.flags.contains(.capital), two.flags.contains(.spaceBefore),
      two.flags.isDisjoint(with: [.sentenceStart, .lineBefore]), two.flags.isDisjoint(with: Self.unfit),
      Int(two.start) - Int(one.end) == 1, document.bytes[Int(one.end)] == 0x20, one.count >= 3, two.count >= 3,
      Self.canBegin(one), !document.lowerEntry(first + 1).isFunctionWord,
      // "Die Datei" and "Auf Wunsch", with which most sentences begin.
      !one.flags.contains(.sentenceStart) || !document.lowerEntry(first).isFunctionWord
    else { return nil }
    self.document = document
    self.pack = pack
    self.first = first
    isProgramName = one.kind != .word || one.flags.contains(.innerCapital) && !one.flags.contains(.hyphen)
    guard !Self.isProductName(document, pack, first) else { return nil }
    tail = document.nounView(first + 1)
    head = document.nounView(first)
    // "die Berechtigung **Ansicht**": what markup sets apart is a label of its own.
    if !head.isBound, !isProgramName, document.begins(first + 1, [.strong, .emphasis, .link]) { return nil }
    guard isTail || isSurelyBound && !document.entry(first + 1).isName, !isSetPhrase, !isSuspended,
      isProgramName ? !isGenderForm : isHead
    else { return nil }
  }

  /// A word with a capital, or a name of a program's part.
  private static func canBegin(_ token: Token) -> Bool {
    switch token.kind {
    case .word:
      token.flags.isDisjoint(with: unfitFirst) && !token.flags.isDisjoint(with: [.capital, .innerCapital])
    case .identifier, .fileName:
      // "Beispiel.org-Seite" ends with a noun; "2.4er" is a number.
      token.flags.isDisjoint(with: .hyphen)
        && (token.first == 0x5F || token.first | 0x20 >= 0x61 && token.first | 0x20 <= 0x7A)
    default: false
    }
  }

  /// "Visual Studio", "Visual Studio-Projekt".
  private static func isProductName(_ document: Document, _ pack: LanguagePack, _ first: Int) -> Bool {
    let key = document.keyBeforeHyphen(first + 1)
    return pack.capitalPairs[WordKey(sum: WordKey(value: document[first].key), WordKey(value: key)).value] != 0
  }

  /// A known noun that is no name and not commoner in small letters.
  private var isTail: Bool {
    let entry = document.entry(second)
    return tail.mask != 0 && !tail.classes.contains(.properName) && !entry.isName && !isSmallWord(second, tail)
      && !isCommonerSmall(second)
  }

  /// A known noun, a bound first part, or a word that the lexicon does not have.
  private var isHead: Bool {
    if head.isBound { return true }
    if head.mask != 0 { return !head.classes.contains(.properName) && !isSmallWord(first, head) }
    let small = document.lowerEntry(first)
    if small.isFunctionWord || isSmallBehindHyphen { return false }
    // "Schalt", "Lösch": verb stems stand before nouns only where the whole is a word.
    return !small.hasReadings
      || joinedEntry.frequency >= SplitEvidence.common && firstToken.flags.isDisjoint(with: .sentenceStart)
  }

  /// "Bereitstellungs", "Qualitäts": what ends so stands nowhere alone.
  var isSurelyBound: Bool {
    head.isBound && ["ungs", "heits", "keits", "schafts", "täts"].contains { ends(with: $0) }
  }

  /// A function word, or a word that only seems a compound: "Universelle" ends with "Elle".
  private func isSmallWord(_ index: Int, _ view: NounView) -> Bool {
    let small = document.lowerEntry(index)
    return small.isFunctionWord || view.isCompound && small.hasReadings
  }

  /// Whether a word stands more often in small letters.
  func isCommonerSmall(_ index: Int) -> Bool {
    let small = document.lowerEntry(index)
    return small.hasReadings && small.midFrequency > 0
      && small.midFrequency >= document.entry(index).midFrequency
  }

  /// "SPD-dominierte", "Unix-artiges": an adjective.
  private var isSmallBehindHyphen: Bool {
    guard firstToken.flags.contains(.hyphen) else { return false }
    var at = Int(firstToken.end)
    while at > Int(firstToken.start), document.bytes[at - 1] != 0x2D { at -= 1 }
    return document.bytes[at] >= 0x61 && document.bytes[at] <= 0x7A
  }

  /// "SchülerInnen".
  private var isGenderForm: Bool { ends(with: "nnen") }

  /// Whether the first word ends with these letters.
  func ends(with ending: StaticString) -> Bool {
    let start = Int(firstToken.end) - ending.utf8CodeUnitCount
    return start > Int(firstToken.start)
      && (0..<ending.utf8CodeUnitCount).allSatisfy { document.bytes[start + $0] == ending.utf8Start[$0] }
  }

  private static let weekdays = WordSet("montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag")
  private static let example = WordKey("beispiel").value
  private static let part = WordKey("teil").value
  private static let contracted = WordKey("zum").value

  /// "am Montag Abend", "(zum) Beispiel", "zum Teil": what follows is no part of it.
  private var isSetPhrase: Bool {
    let key = firstToken.key
    return Self.weekdays.contains(key) || key == Self.example
      || key == Self.part && first > 0 && document[first - 1].key == Self.contracted
  }

  /// "Fehler System- und Programmausfälle bewirken": the second word goes on.
  private var isSuspended: Bool {
    second + 1 < document.count && document.isMark(second + 1, "-")
      && !document[second + 1].flags.contains(.spaceBefore)
  }

  /// The entry of both words written as one.
  var joinedEntry: LexicalEntry {
    let one = firstToken.span.range
    let two = secondToken.span.range
    let count = one.count + two.count
    guard count < 100 else { return LexicalEntry(bits: 0) }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count + 8) { copy in
      for (to, from) in one.enumerated() { copy[to] = document.bytes[from] }
      for (to, from) in two.enumerated() { copy[one.count + to] = document.bytes[from] }
      copy[one.count] = document.bytes[two.lowerBound] < 0x80 ? copy[one.count] | 0x20 : copy[one.count]
      if document.bytes[two.lowerBound] == 0xC3 { copy[one.count + 1] |= 0x20 }
      for pad in count..<count + 8 { copy[pad] = 0 }
      return pack.lexicon.entry(copy.baseAddress!, count)
    }
  }

  /// Joins the words: with a hyphen where the first is a name or has one already, else the second gets a small letter.
  var fix: Fix {
    let isHyphenated =
      isProgramName || !firstToken.flags.isDisjoint(with: [.hyphen, .allCapitals])
      || secondToken.flags.contains(.hyphen) || head.mask == 0 && !head.isBound
    if isHyphenated {
      return Fix(ByteSpan(Int(firstToken.end), Int(secondToken.start)), "-", safety: .unsafe)
    }
    let letter = UTF8Encoding.scalar(at: document.bytes + Int(secondToken.start))
    let small = String(Character(Unicode.Scalar(letter.value)!)).lowercased()
    return Fix(ByteSpan(Int(firstToken.end), Int(secondToken.start) + letter.length), small, safety: .unsafe)
  }
}

extension Document {
  /// The key of a capitalised token, of its part before the first hyphen where it has one.
  func keyBeforeHyphen(_ index: Int) -> UInt32 {
    let token = self[index]
    guard token.flags.contains(.hyphen) else { return token.key }
    let start = Int(token.start)
    var end = start
    while end < Int(token.end), bytes[end] != 0x2D { end += 1 }
    return WordKey(hash: WordHash.hash(bytes + start, end - start, firstBits: 0x20)).value
  }
}
