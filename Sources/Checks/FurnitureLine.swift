import Language
import Reading
import Text

/// Tells by its shape whether a short line belongs to a page: credits, paths, sources, stamps.
struct FurnitureLine {
  /// Outlives every line in it.
  unowned(unsafe) let document: Document
  let line: ShortLine
  /// Names of agencies, broadcasters and picture libraries.
  let sources: PhraseIndex

  private var first: Int { line.first }
  /// Behind the last token that is no closing mark.
  private var end: Int {
    var end = line.end
    while end > line.first, document[end - 1].isMark(".") || document[end - 1].isMark(":") { end -= 1 }
    return end
  }

  /// What the line was told by, nil where it may be text.
  var evidence: StaticString? {
    guard end > first else { return nil }
    if Self.isCredit(document, first, line.end, sources) { return "a credit" }
    if isSourceList { return "names of sources" }
    if isStamp { return "a stamp with a date" }
    if isSourceAddress { return "a source's address" }
    return nil
  }

  var isLoneDate: Bool { DateLine.isDate(document, first, end) }

  private static let clock = WordKey("uhr").value

  /// The date has a time of day: no diary's, but the minute of a publication.
  var hasTime: Bool { document[end - 1].key == Self.clock }

  /// "Von Name Name".
  var isByline: Bool {
    document[first].key == Self.byline && document[first].flags.contains(.capital)
      && Self.isNames(document, first + 1, line.end, sources)
  }

  private static let byline = WordKey("von").value

  private static let credits = WordSet(
    """
    foto fotos bild bilder illustration illustrationen zeichnung zeichnungen aufnahme aufnahmen fotografie text
    bildnachweis fotonachweis fotoquelle bildquelle fotocredit symbolbild symbolfoto archivfoto archivbild
    titelbild
    """)
  private static let by = WordSet("von : © | /")
  private static let particles = WordSet(
    "von van de der den di da del la le du dos el al bin ten zu auf & und / , . ( ) - für via")

  /// "Foto: Name Name/Agentur", "Zeichnungen von N. Name", "© Name Name".
  static func isCredit(_ document: Document, _ first: Int, _ end: Int, _ sources: PhraseIndex) -> Bool {
    if end - first >= 2, document[first].first == 0xC2, document.scalar(first) == 0xA9 {
      return isNames(document, first + 1, end, sources)
    }
    guard end - first >= 3, credits.contains(document[first].key), document[first].flags.contains(.capital),
      by.contains(document[first + 1].key)
    else { return false }
    return isNames(document, first + 2, end, sources)
  }

  /// Whether a stretch is made of names of persons and sources only.
  private static func isNames(_ document: Document, _ first: Int, _ end: Int, _ sources: PhraseIndex) -> Bool {
    var at = first
    var capitals = 0
    var names = 0
    while at < end {
      if let behind = sources.end(document, from: at, to: end) {
        names += 2
        capitals += 2
        at = behind
        continue
      }
      let token = document[at]
      at += 1
      if particles.contains(token.key) { continue }
      if token.kind == .url || token.kind == .fileName { return names > 0 || at == end }
      guard token.kind == .word, token.flags.contains(.capital), !document.entry(at - 1).isName else { return false }
      capitals += 1
      if isPersonName(document, at - 1) { names += 1 }
    }
    return capitals >= 2 && names > 0 && capitals <= 6
  }

  /// A capitalised word that no dictionary has, or only as a name.
  private static func isPersonName(_ document: Document, _ index: Int) -> Bool {
    let entry = document.entry(index)
    if document[index].count <= 2 { return false }
    guard entry.hasReadings else { return entry.frequency < 9 && !document.lowerEntry(index).isKnown }
    let classes = document.readings(index).classes
    return classes.contains(.properName) && classes.isDisjoint(with: [.noun, .infinitiveNoun])
  }

  /// "Sputnik/Reuters", "Max Muster / dpa": names joined by a slash, one of them a known source.
  private var isSourceList: Bool {
    guard line.words <= 7, hasJoint else { return false }
    var at = first
    var known = 0
    var joints = 0
    var others = 0
    while at < end {
      if let behind = sources.end(document, from: at, to: end) {
        known += 1
        at = behind
        continue
      }
      let token = document[at]
      at += 1
      if token.isMark("/") || token.isMark("|") || token.first == 0xC2 && document.scalar(at - 1) == 0xA9 {
        joints += 1
      } else if token.kind == .word, token.flags.contains(.capital) {
        others += 1
      } else if !token.isMark("-"), !token.isMark("("), !token.isMark(")") {
        return false
      }
    }
    if known == 1, others == 0, document[first].isMark("("), document[line.end - 1].isMark(")") { return true }
    // "AP/Router" is no credit: one short known name needs company.
    return joints > 0 && known > 0 && others <= 3 && (known > 1 || !isShortName)
  }

  /// A slash, a bar, a copyright sign, or a bracket at the beginning.
  private var hasJoint: Bool {
    if document[first].isMark("(") { return true }
    for index in first..<end {
      let byte = document[index].first
      if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "|") || byte == 0xC2 { return true }
    }
    return false
  }

  /// The line begins with a name of two letters that is nothing longer ("AP Photo").
  private var isShortName: Bool {
    document[first].count <= 2 && sources.end(document, from: first, to: end) == first + 1
  }

  private static let homes = WordSet("haus heim home startseite hauptseite zuhause start homepage")

  /// Tokens of the longest path: its last step is a headline.
  private static let longestPath = 40

  /// "Startseite / Technik / Wie Sie …": a path that begins at home, with two steps or more.
  static func isPath(_ document: Document, _ block: DocumentBlock) -> Bool {
    let first = block.first
    guard block.end - first > 4, block.end - first <= longestPath, document[first].flags.contains(.capital),
      homes.contains(document[first].key), let mark = separator(document, first + 1, block.end)
    else { return false }
    var steps = 0
    for index in block.tokens where separator(document, index, block.end) == mark { steps += 1 }
    return steps >= 2
  }

  private static func separator(_ document: Document, _ index: Int, _ end: Int) -> UInt32? {
    let token = document[index]
    guard token.flags.contains(.spaceBefore), token.kind == .punctuation || token.kind == .symbol, index + 1 < end,
      document[index + 1].flags.contains(.spaceBefore)
    else { return nil }
    switch document.scalar(index) {
    case 0x2F, 0x3E, 0xBB, 0x203A, 0x2192, 0x25B8: return document.scalar(index)
    default: return nil
    }
  }

  private static let stamps = WordSet(
    """
    bearbeitungsdatum veröffentlichungsdatum änderungsdatum aktualisierungsdatum publikationsdatum
    erscheinungsdatum aktualisiert veröffentlicht geändert bearbeitet publiziert gepostet hochgeladen
    aktualisierung veröffentlichung änderung
    """)
  private static let betweenStampAndDate = WordSet("am : um den")
  private static let beforeStamp = WordSet("zuletzt letzte erstmals")

  /// "Stand: 3. Mai 2019, 9:30 Uhr".
  private var isStamp: Bool {
    var at = first
    if Self.beforeStamp.contains(document[at].key) { at += 1 }
    guard at + 1 < end, Self.stamps.contains(document[at].key) else { return false }
    at += 1
    while at < end, Self.betweenStampAndDate.contains(document[at].key) { at += 1 }
    return DateLine.isDate(document, at, end)
  }

  private static let source = WordSet("quelle quellen source")

  /// "Quelle: zeitung.example".
  private var isSourceAddress: Bool {
    guard end - first >= 3, Self.source.contains(document[first].key), document.isMark(first + 1, ":") else {
      return false
    }
    if sources.end(document, from: first + 2, to: end) == end { return true }
    let rest = document[first + 2]
    return end == first + 3
      && (rest.kind == .url || rest.kind == .fileName || rest.kind == .identifier && rest.flags.contains(.dot))
  }

  /// A name of two to four capital letters that a lone dash follows.
  func isSourceName(before next: DocumentBlock?) -> Bool {
    guard end == first + 1, document[first].flags.contains(.allCapitals), document[first].count <= 4, let next,
      next.end == next.first + 1
    else { return false }
    let scalar = document.scalar(next.first)
    return scalar == 0x2013 || scalar == 0x2014
  }
}

/// Dates and times that stand alone.
enum DateLine {
  private static let months = WordSet(
    "januar jänner februar märz april mai juni juli august september oktober november dezember jan feb mär apr jun jul aug sep sept okt nov dez"
  )
  private static let fillers = WordSet(
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so uhr um . , | - – : / den am"
  )

  /// Whether tokens are a full date, with or without a time, and nothing else.
  static func isDate(_ document: Document, _ first: Int, _ end: Int) -> Bool {
    guard end > first, end - first <= 14 else { return false }
    var numbers = 0
    var hasYear = false
    var hasMonth = false
    for index in first..<end {
      let token = document[index]
      if token.kind == .number {
        numbers += 1
        if isYear(document, token) { hasYear = true }
        if marks(document, token) == 2 { hasMonth = true }
      } else if months.contains(token.key) {
        hasMonth = true
      } else if !fillers.contains(token.key) {
        return false
      }
    }
    return hasYear && (hasMonth && numbers <= 5 && numbers >= 1 || numbers == 3)
      && (numbers > 1 || marks(document, document[first]) == 2)
  }

  /// "März 2023", "2023, März".
  static func isMonthOfYear(_ document: Document, _ first: Int, _ end: Int) -> Bool {
    guard first >= 0, end - first >= 2 else { return false }
    let ends = [document[first], document[end - 1]]
    return ends.contains { months.contains($0.key) } && ends.contains { $0.kind == .number && isYear(document, $0) }
  }

  /// The number ends in four digits of a year of ours: "13.05.2023", "2023".
  private static func isYear(_ document: Document, _ token: Token) -> Bool {
    guard token.count >= 4 else { return false }
    let p = document.bytes + Int(token.end) - 4
    let isOurs = p[0] == 0x32 && p[1] == 0x30 || p[0] == 0x31 && p[1] == 0x39
    return isOurs && p[2] <= 0x39 && p[2] >= 0x30 && p[3] <= 0x39 && p[3] >= 0x30
  }

  private static func marks(_ document: Document, _ token: Token) -> Int {
    guard token.kind == .number else { return 0 }
    var count = 0
    for at in token.span.range where document.bytes[at] == 0x2E || document.bytes[at] == 0x2D { count += 1 }
    return count
  }
}

/// Titles of videos that a page shows between its paragraphs.
enum VideoLine {
  private static let label = WordKey("video").value
  /// Tokens of the longest title.
  private static let longest = 24
  /// Blocks before it among which the same headline is looked for.
  private static let reach = 8

  /// "Video: …" with the text's headline once more, with letters of another alphabet, or with the month of its upload.
  static func isFurniture(_ document: Document, _ index: Int) -> Bool {
    let block = document.blocks[index]
    guard block.end - block.first >= 4, block.end - block.first <= longest, document[block.first].key == label,
      document.isMark(block.first + 1, ":")
    else { return false }
    let title = block.first + 2..<block.end
    if title.contains(where: { document[$0].flags.contains(.foreignScript) }) { return true }
    if DateLine.isMonthOfYear(document, block.end - 3, block.end)
      || DateLine.isMonthOfYear(document, block.end - 2, block.end)
    {
      return true
    }
    return (max(0, index - reach)..<index).contains { isSame(document, title, document.blocks[$0].tokens) }
  }

  private static func isSame(_ document: Document, _ a: Range<Int>, _ b: Range<Int>) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { document[$0].key == document[$1].key }
  }
}
