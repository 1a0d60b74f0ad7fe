import Language
import Text

/// Biographies from a generator: "Extreme analyst. Social media fan.", in translation.
public enum AuthorBio: Check {
  public static let page = CheckPage(
    id: .authorBio,
    summary: "a template biography",
    what: """
      Finds runs of three and more verbless stumps, apart by full stops or commas, most of which name a kind of person
      with an epithet: an enthusiast, a connoisseur, a would-be something.
      """,
    why: "Pages that republish translated texts give their authors biographies made by a generator.",
    flagged: [
      "⟨Leidenschaftlicher Tee-Fan. Möchtegern-Philosoph. Unheilbarer Bücherwurm. Stolzer Twitter-Nerd.⟩",
      "⟨Eingefleischter Käse-Liebhaber, Internet-Junkie, Preisgekrönter Denker, Freiberuflicher Reise-Guru.⟩",
      "Der Text stammt von ihr.\n⟨. „Totaler Musik-Freak. Hingebungsvoller Leser. Web-Guru.“⟩",
      "⟨Bescheidener Brot-Guru, leidenschaftliche Leserin, Möchtegern-Rad-Pionier, totaler Tee-Junkie.⟩",
      "⟨Hoffnungslos bescheidener Kaffee-Nerd. Entdecker. Amateurhafter Musiker. Außerstande, früh aufzustehen.⟩",
    ],
    nearMisses: [
      "Ich mag Kuchen. Konfetti. Kleine Hunde.",
      "Geboren 1979 in Linz. Zwei Kinder, ein Hund.",
      "Journalistin, Autorin, Mutter.",
      "Er war Maler, Bildhauer, Dichter und Architekt.",
      "Er war begeisterter Leser, leidenschaftlicher Sammler, stolzer Gärtner, eingefleischter Optimist.",
      "Deutscher Physiker, Autor, Unternehmer.",
      "Stolzer Vater von drei Töchtern. Lebt in Kiel. Liebt das Meer.",
      "Kunst. Musik. Theater. Leser und Sammler kommen von weit her.",
      "Ein leidenschaftlicher Sammler, ein stolzer Vater, ein treuer Freund ist gestorben.",
      "Mitwirkende: Sänger, Tänzer, Musiker, Schauspieler, Techniker.",
    ])

  /// Stumps have at most this many tokens.
  private static let longestStump = 6
  private static let fewestStumps = 3

  public static func run(_ document: Document, into sink: inout Sink) {
    guard let pack = document.pack else { return }
    for block in document.blocks {
      var stumps = 0
      var runStart = block.first
      var stumpStart = block.first
      for index in document.sets.marks.within(block.tokens) {
        let first = document[index].first
        guard first == 0x2E || first == 0x2C || first == 0x3B, document[index].count == 1 else { continue }
        if index - stumpStart <= longestStump {
          stumps += 1
        } else {
          if stumps >= fewestStumps { judge(document, pack, block, runStart, stumpStart, &sink) }
          stumps = 0
          runStart = index + 1
        }
        stumpStart = index + 1
      }
      let hasTail = block.end > stumpStart && block.end - stumpStart <= longestStump
      if stumps + (hasTail ? 1 : 0) >= fewestStumps {
        judge(document, pack, block, runStart, hasTail ? block.end : stumpStart, &sink)
      }
    }
  }

  /// Looks at a run of stumps one by one, and reports the longest stretch that is a biography.
  private static func judge(
    _ document: Document, _ pack: LanguagePack, _ block: DocumentBlock, _ first: Int, _ end: Int, _ sink: inout Sink
  ) {
    var bio = BioRun()
    var at = first
    while at < end {
      var stumpEnd = at
      while stumpEnd < end, !isSeparator(document[stumpEnd]) { stumpEnd += 1 }
      if let stump = BioStump(document, pack, at, stumpEnd) {
        bio.add(stump, at, min(stumpEnd + 1, end))
      } else if stumpEnd > at, !isOnlyMarks(document, at, stumpEnd), bio.mayEnd(document, at, stumpEnd) {
        // "Außerstande, früh aufzustehen": one odd phrase may stand among the types.
        bio.addOdd(min(stumpEnd + 1, end))
      } else if stumpEnd > at, !isOnlyMarks(document, at, stumpEnd) {
        report(document, block, bio, &sink)
        bio = BioRun()
      }
      at = stumpEnd + 1
    }
    report(document, block, bio, &sink)
  }

  private static func isSeparator(_ token: Token) -> Bool {
    token.isMark(".") || token.isMark(",") || token.isMark(";")
  }

  static func isOnlyMarks(_ document: Document, _ first: Int, _ end: Int) -> Bool {
    for index in first..<end where document[index].kind != .punctuation { return false }
    return true
  }

  /// "Er war begeisterter Leser, stolzer Vater, …": what stands behind a verb is prose.
  private static func isOpening(_ document: Document, _ block: DocumentBlock, _ first: Int) -> Bool {
    document[first].flags.contains(.sentenceStart) || isOnlyMarks(document, block.first, first)
      || document[first].flags.contains(.quoted)
        && first > block.first && document[first - 1].kind == .punctuation && document[first - 1].first != 0x2C
  }

  private static func report(_ document: Document, _ block: DocumentBlock, _ bio: BioRun, _ sink: inout Sink) {
    guard bio.isBiography, isOpening(document, block, bio.first) else { return }
    // Leading and closing marks belong to it: ". „Explorer. …“".
    var first = bio.first
    var end = bio.end
    while first > block.first, document[first - 1].kind == .punctuation,
      !document[first - 1].flags.contains(.abbreviationStop),
      first - 1 == block.first || document[first - 1].first >= 0x80 || document[first - 1].isMark("\"")
    {
      first -= 1
    }
    while end < block.end, document[end].kind == .punctuation { end += 1 }
    let span = document[first].span.union(document[end - 1].span)
    sink.report(
      span, Message("„%1“ looks like an author's biography made from a template; remove it", span),
      evidence: "stumps that name kinds of persons", confidence: 0.97)
  }
}

/// One stump that names a kind of person.
struct BioStump {
  /// The person is an enthusiast or a would-be, not only of some trade.
  let isEnthusiast: Bool
  /// An epithet of the generator's stands before or is joined to it.
  let hasEpithet: Bool

  private static let enthusiasts = WordSet(
    """
    fan nerd junkie guru ninja freak liebhaber liebhaberin enthusiast enthusiastin evangelist evangelistin geek
    maven aficionado buff fanatiker fanatikerin süchtiger süchtige kenner kennerin anhänger anhängerin foodie
    """)
  /// Words longer than that before the person make it a phrase of prose.
  private static let mostEpithets = 3

  init?(_ document: Document, _ pack: LanguagePack, _ first: Int, _ end: Int) {
    var at = first
    while at < end, document[at].kind == .punctuation { at += 1 }
    var last = end
    while last > at, document[last - 1].kind == .punctuation { last -= 1 }
    guard last > at, last - at <= Self.mostEpithets + 1 else { return nil }
    let noun = last - 1
    guard document[noun].kind == .word, let person = Self.person(document, pack, noun) else { return nil }
    var epithet = person.epithet
    for index in at..<noun {
      guard document[index].kind == .word, !document.lowerEntry(index).isFunctionWord else { return nil }
      let classes = document.lowerReadings(index).classes
      if Self.isEpithet(document, pack, index) {
        epithet = true
      } else if classes.intersection([.attributive, .adverb, .predicative]).isEmpty,
        document.lowerEntry(index).hasReadings
      {
        // "Internet Guru": a noun that the machine left apart.
        guard document[index].flags.contains(.capital), document.entry(index).hasReadings else { return nil }
      }
    }
    isEnthusiast = person.isEnthusiast
    hasEpithet = epithet
  }

  /// Whether the word, or the last part of it, is a kind of person.
  private static func person(_ document: Document, _ pack: LanguagePack, _ index: Int) -> (
    isEnthusiast: Bool, epithet: Bool
  )? {
    let token = document[index]
    guard token.flags.contains(.capital) else { return nil }
    if pack.bioWords[token.key] == 1 { return (enthusiasts.contains(token.key), false) }
    let start = Int(token.start)
    let end = Int(token.end)
    var at = start + 3
    while at + 3 <= end {
      if document.bytes[at] & 0xC0 != 0x80 {
        let key = smallKey(document.bytes, at, end)
        if pack.bioWords[key] == 1, document.bytes[at - 1] == 0x2D || !token.flags.contains(.hyphen) {
          return (enthusiasts.contains(key), hasEpithetBeforeHyphen(document, pack, start, at))
        }
      }
      at += 1
    }
    return nil
  }

  /// "Möchtegern-Musiker": the part before the first hyphen is an epithet.
  private static func hasEpithetBeforeHyphen(_ document: Document, _ pack: LanguagePack, _ start: Int, _ end: Int)
    -> Bool
  {
    guard let hyphen = (start..<end).first(where: { document.bytes[$0] == 0x2D }) else { return false }
    return pack.bioWords[smallKey(document.bytes, start, hyphen)] == 2
  }

  private static func smallKey(_ bytes: UnsafePointer<UInt8>, _ lower: Int, _ upper: Int) -> UInt32 {
    let first = bytes[lower]
    let flip: UInt64 = first >= 0x41 && first <= 0x5A ? 0x20 : first == 0xC3 && bytes[lower + 1] < 0x9F ? 0x2000 : 0
    return WordKey(hash: WordHash.hash(bytes + lower, upper - lower, firstBits: flip)).value
  }

  /// An adjective of the list, in any form that stands before a person's name.
  private static func isEpithet(_ document: Document, _ pack: LanguagePack, _ index: Int) -> Bool {
    let token = document[index]
    if pack.bioWords[token.key] == 2 { return true }
    let start = Int(token.start)
    for ending in 1...2 {
      let end = Int(token.end) - ending
      guard end - start >= 3 else { return false }
      if pack.bioWords[smallKey(document.bytes, start, end)] == 2 { return true }
    }
    return false
  }
}

/// What was gathered of a run of stumps.
private struct BioRun {
  var first = -1
  var end = 0
  private var stumps = 0
  private var epithets = 0
  private var enthusiasts = 0
  private var oddOnes = 0

  /// Odd phrases that a biography can have ("Außerstande" and "früh aufzustehen" are two).
  private static let mostOddOnes = 4

  mutating func add(_ stump: BioStump, _ at: Int, _ behind: Int) {
    if first < 0 { first = at }
    end = behind
    stumps += 1
    if stump.hasEpithet { epithets += 1 }
    if stump.isEnthusiast { enthusiasts += 1 }
  }

  /// Whether an odd phrase can belong: something was found before, and the phrase has no finite verb.
  func mayEnd(_ document: Document, _ first: Int, _ end: Int) -> Bool {
    guard stumps >= 2, oddOnes < Self.mostOddOnes else { return false }
    for index in first..<end where document[index].kind == .word {
      let classes = document.lowerReadings(index).classes
      if classes.contains(.finite), classes.isDisjoint(with: [.infinitive, .attributive, .predicative, .participle]) {
        return false
      }
      if classes.contains(.personal) || classes.contains(.article) { return false }
    }
    return true
  }

  mutating func addOdd(_ behind: Int) {
    oddOnes += 1
    end = behind
  }

  /// Three types at least, of which three are more than a trade, or two are and most of the rest, too.
  var isBiography: Bool {
    stumps >= 3 && epithets >= 1 && epithets + enthusiasts >= 3 && 2 * (epithets + enthusiasts) > stumps
  }
}
