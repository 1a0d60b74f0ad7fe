import Language
import Text

/// One name in two spellings.
public enum InconsistentName: Check {
  public static let page = CheckPage(
    id: .inconsistentName,
    summary: "one name is spelled two ways",
    what: """
      Finds the second spelling of a name in a text: another transliteration of a list, or the same name with and
      without its accents.
      """,
    why: "A machine transliterates each sentence by itself, so that one person appears under several names.",
    flagged: [
      "Selenskyj sprach am Montag.\nAm Abend reiste ⟨Zelensky⟩ weiter.",
      "In Kiew schneite es. Auch der Flughafen von ⟨Kyjiw⟩ war geschlossen.",
      "Netanjahus Minister trafen sich, doch ⟨Netanyahu⟩ selbst fehlte.",
      "Beşiktaş führte früh. Nach der Pause verlor ⟨Besiktas⟩ den Ball.",
    ],
    nearMisses: [
      "Selenskyj sprach am Montag. Am Abend reiste Selenskyj weiter.",
      "Kiew (ukrainisch Kyjiw) ist eine Stadt.",
      "In Odessa blieb er lange. Odessas Hafen war gesperrt.",
      "Er las Tolstoi. „War and Peace by Tolstoy“ stand auf dem Umschlag.",
      "Peking und Tokio einigten sich.",
      "Die Stadt Nanjing hieß auf Deutsch auch Nanking.",
      "José kam aus Porto. Sein Café lag am Fluss.",
    ])

  public static func run(_ document: Document, into sink: inout Sink) {
    guard let pack = document.pack else { return }
    let variants = pack.nameVariants
    var wide: [Int] = []
    for index in document.sets.capitals.within(0..<document.count) {
      let token = document[index]
      if token.flags.contains(.wide), !token.flags.contains(.allCapitals), !document.entry(index).hasReadings,
        hasAccent(document, token)
      {
        wide.append(index)
      }
      if let (group, variant) = variants.variant(token.key) { see(document, variants, index, group, variant, &sink) }
    }
    AccentPairs.report(document, wide, &sink)
  }

  private static func see(
    _ document: Document, _ variants: NameVariants, _ index: Int, _ group: Int, _ variant: Int, _ sink: inout Sink
  ) {
    let spelling = variants.spelling(group, variant)
    guard isPlain(document, index), isSpelled(document, index, spelling) else { return }
    var person = group
    if variants.isGivenName(group) {
      // Two Sergeis are two persons; two spellings of one before the same surname are not.
      guard hasCapital(document, index + 1), document[index + 1].count > 4, document.memory.names.count < most else {
        return
      }
      person = 1 << 41 | group << 32 | Int(document[index + 1].key)
    }
    // "Fiji Labour Party", "Tehran Times": part of a longer foreign name.
    let isGenitive = document[index].count > spelling.utf8.count
    if person == group, !isGenitive, hasCapital(document, index + 1) { return }
    let known = document.memory.names[person] ?? variant
    document.memory.names[person] = known
    guard known != variant, known >= 0 else { return }
    // Said once a text.
    document.memory.names[person] = -1
    let span = document[index].span
    sink.report(
      span, Message("„%1“ is called „%w“ before; use one spelling", span, word: variants.spelling(group, known)),
      evidence: "two transliterations of a name", confidence: 0.9)
  }

  private static func hasCapital(_ document: Document, _ index: Int) -> Bool {
    index < document.count && document[index].flags.contains(.capital) && document[index].kind == .word
      && !document[index].flags.contains(.sentenceStart)
  }

  /// Whether the token is the name letter by letter, with or without an ending: keys of other words may be the same.
  private static func isSpelled(_ document: Document, _ index: Int, _ name: String) -> Bool {
    let written = document.string(index).utf8
    return written.count - name.utf8.count <= 1 && written.dropFirst(1).starts(with: name.utf8.dropFirst(1))
  }

  /// Names remembered of one text, at most.
  static let most = 4096

  private static let naming = WordSet(
    "heißt hieß heißen genannt auch früher bzw oder ukrainisch russisch englisch chinesisch ehemals by of the and als")

  /// Not in quotation marks or brackets, and nobody speaks of the spelling itself.
  static func isPlain(_ document: Document, _ index: Int) -> Bool {
    let flags = document[index].flags
    if flags.contains(.quoted) || flags.contains(.bracketed) { return false }
    for near in max(0, index - 3)..<min(document.count, index + 3) where near != index {
      if naming.contains(document[near].key) || document[near].kind == .url || document.isMark(near, "(") {
        return false
      }
    }
    return true
  }

  /// A letter beyond ASCII that is no ä, ö, ü or ß, and no ï, which marks both genders.
  private static func hasAccent(_ document: Document, _ token: Token) -> Bool {
    var at = Int(token.start)
    while at < Int(token.end) {
      let (scalar, length) = UTF8Encoding.scalar(at: document.bytes + at)
      switch scalar {
      case 0xE4, 0xF6, 0xFC, 0xDF, 0xC4, 0xD6, 0xDC, 0xEF: break
      case 0xC0...0x24F: return true
      default: break
      }
      at += length
    }
    return false
  }
}

/// Names with and without their accents: "Beşiktaş" and "Besiktas".
private enum AccentPairs {
  /// Keys of the text's memory: above all groups of spellings, below the given names.
  private static let keys = 1 << 40..<1 << 41
  /// The place of a name in the memory: its first byte times this, plus its length.
  private static let longest = 256

  /// Binary logarithm of the count from which a form without accents is a word of its own ("College").
  private static let commonWord = 8

  /// - Parameter wide: names of this window that have accents.
  static func report(_ document: Document, _ wide: [Int], _ sink: inout Sink) {
    for index in wide where InconsistentName.isPlain(document, index) {
      guard let key = foldedKey(document, index), document.memory.names.count < InconsistentName.most,
        document.memory.names[keys.lowerBound + Int(key)] == nil, document[index].count < longest
      else { continue }
      document.memory.names[keys.lowerBound + Int(key)] = Int(document[index].start) * longest + document[index].count
    }
    guard document.memory.names.contains(where: { key, place in keys.contains(key) && place > 0 }) else { return }
    for index in document.sets.capitals.within(0..<document.count) { compare(document, index, &sink) }
  }

  /// Reports a name without accents that has some elsewhere in the text; once for each name.
  private static func compare(_ document: Document, _ index: Int, _ sink: inout Sink) {
    let token = document[index]
    let key = keys.lowerBound + Int(token.key)
    guard token.flags.contains(.capital), token.flags.isDisjoint(with: [.wide, .allCapitals]), token.kind == .word,
      token.count > 4, !document.entry(index).hasReadings, document.entry(index).frequency < commonWord,
      let place = document.memory.names[key], place > 0, InconsistentName.isPlain(document, index)
    else { return }
    document.memory.names[key] = 0
    // The spelling without accents is the damaged one, wherever it stands.
    let other = ByteSpan(place / longest, place / longest + place % longest)
    sink.report(
      token.span, Message("„%1“ is spelled „%2“ elsewhere; use one spelling", token.span, other),
      evidence: "a name with and without accents", confidence: 0.9)
  }

  /// Base letters of U+00C0 to U+017F, "?" where there is none.
  private static let bases: [UInt8] = Array(
    ("AAAAAA?CEEEEIIII?NOOOOO?OUUUUY??aaaaaa?ceeeeiiii?nooooo?ouuuuy?yAaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGg"
      + "GgGgHhHhIiIiIiIiIi??JjKk?LlLlLl??LlNnNnNn???OoOoOo??RrRrRrSsSsSsSsTtTt??UuUuUuUuUuUuWwYyYZzZzZz?").utf8)

  /// Key of the name without its accents, nil where a letter is not a plain one with a mark.
  private static func foldedKey(_ document: Document, _ index: Int) -> UInt32? {
    var folded: [UInt8] = []
    for scalar in document.string(index).unicodeScalars {
      switch scalar.value {
      case 0..<0x80: folded.append(UInt8(scalar.value))
      case 0x218, 0x21A: folded.append(scalar.value == 0x218 ? 0x53 : 0x54)
      case 0x219, 0x21B: folded.append(scalar.value == 0x219 ? 0x73 : 0x74)
      case 0xC0..<0x180 where bases[Int(scalar.value) - 0xC0] != 0x3F: folded.append(bases[Int(scalar.value) - 0xC0])
      default: return nil
      }
    }
    return folded.count > 4 ? WordKey(written: String(decoding: folded, as: UTF8.self)).value : nil
  }
}
