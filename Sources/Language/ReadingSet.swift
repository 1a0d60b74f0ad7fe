/// Everything the lexicon says about a form: all its readings folded into masks, one row of a table of some two thousand.
///
/// Agreement masks have a bit for each case and gender: bit `4 * case + gender`, cases nominative, genitive, dative,
/// accusative, genders masculine, feminine, neuter, plural.
public struct ReadingSet: Hashable, Sendable {
  public var classes: WordClasses = []
  /// Nouns, nominalised adjectives included.
  public var noun: UInt16 = 0
  /// Adjectives and participles after "der", after "ein", and without an article.
  public var weak: UInt16 = 0
  public var mixed: UInt16 = 0
  public var strong: UInt16 = 0
  /// Articles and pronouns that stand before a noun.
  public var determiner: UInt16 = 0
  /// Cases that a preposition governs: nominative 1, genitive 2, dative 4, accusative 8.
  public var cases: UInt8 = 0
  /// Finite forms: 1st, 2nd, 3rd person singular in bits 0–2, plural in bits 3–5.
  public var person: UInt8 = 0

  /// Only while compiling: the mask of pronoun readings, whether or not they stand before a noun.
  public var pronounMask: UInt16 = 0

  public init() {}

  /// Adds all readings of another set.
  public mutating func formUnion(_ other: ReadingSet) {
    classes.formUnion(other.classes)
    noun |= other.noun
    weak |= other.weak
    mixed |= other.mixed
    strong |= other.strong
    determiner |= other.determiner
    cases |= other.cases
    person |= other.person
  }

  /// Bytes of a row in the image.
  public static let rowSize = 16

  /// The row as the image stores it.
  public var row: [UInt8] {
    var bytes: [UInt8] = []
    for value in [
      UInt16(truncatingIfNeeded: classes.rawValue), UInt16(classes.rawValue >> 16), noun, weak, mixed, strong,
      determiner,
    ] {
      bytes += [UInt8(value & 255), UInt8(value >> 8)]
    }
    return bytes + [cases, person]
  }

  @inlinable
  init(row p: UnsafeRawPointer) {
    classes = WordClasses(rawValue: p.loadUnaligned(as: UInt32.self))
    noun = p.loadUnaligned(fromByteOffset: 4, as: UInt16.self)
    weak = p.loadUnaligned(fromByteOffset: 6, as: UInt16.self)
    mixed = p.loadUnaligned(fromByteOffset: 8, as: UInt16.self)
    strong = p.loadUnaligned(fromByteOffset: 10, as: UInt16.self)
    determiner = p.loadUnaligned(fromByteOffset: 12, as: UInt16.self)
    cases = p.load(fromByteOffset: 14, as: UInt8.self)
    person = p.load(fromByteOffset: 15, as: UInt8.self)
  }

  /// Adjective masks of any inflection.
  @inlinable public var adjective: UInt16 { weak | mixed | strong }
}

/// Word classes that a form can have.
public struct WordClasses: OptionSet, Hashable, Sendable {
  public let rawValue: UInt32
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  @inlinable public static var noun: WordClasses { WordClasses(rawValue: 1) }
  /// A noun that is inflected like an adjective: "Letzte", "Beamter".
  @inlinable public static var adjectivalNoun: WordClasses { WordClasses(rawValue: 1 << 1) }
  /// A nominalised infinitive: "Vertiefen".
  @inlinable public static var infinitiveNoun: WordClasses { WordClasses(rawValue: 1 << 2) }
  @inlinable public static var properName: WordClasses { WordClasses(rawValue: 1 << 3) }
  /// An inflected adjective or participle before a noun.
  @inlinable public static var attributive: WordClasses { WordClasses(rawValue: 1 << 4) }
  @inlinable public static var predicative: WordClasses { WordClasses(rawValue: 1 << 5) }
  @inlinable public static var participle: WordClasses { WordClasses(rawValue: 1 << 6) }
  @inlinable public static var finite: WordClasses { WordClasses(rawValue: 1 << 7) }
  @inlinable public static var infinitive: WordClasses { WordClasses(rawValue: 1 << 8) }
  /// An infinitive with "zu" inside: "aufzugeben".
  @inlinable public static var zuInfinitive: WordClasses { WordClasses(rawValue: 1 << 9) }
  @inlinable public static var imperative: WordClasses { WordClasses(rawValue: 1 << 10) }
  @inlinable public static var auxiliary: WordClasses { WordClasses(rawValue: 1 << 11) }
  @inlinable public static var modal: WordClasses { WordClasses(rawValue: 1 << 12) }
  @inlinable public static var article: WordClasses { WordClasses(rawValue: 1 << 13) }
  @inlinable public static var possessive: WordClasses { WordClasses(rawValue: 1 << 14) }
  @inlinable public static var pronoun: WordClasses { WordClasses(rawValue: 1 << 15) }
  @inlinable public static var personal: WordClasses { WordClasses(rawValue: 1 << 16) }
  @inlinable public static var preposition: WordClasses { WordClasses(rawValue: 1 << 17) }
  @inlinable public static var coordinator: WordClasses { WordClasses(rawValue: 1 << 18) }
  @inlinable public static var subordinator: WordClasses { WordClasses(rawValue: 1 << 19) }
  @inlinable public static var adverb: WordClasses { WordClasses(rawValue: 1 << 20) }
  /// The separable part of a verb.
  @inlinable public static var verbPrefix: WordClasses { WordClasses(rawValue: 1 << 21) }
  @inlinable public static var numeral: WordClasses { WordClasses(rawValue: 1 << 22) }
  @inlinable public static var negation: WordClasses { WordClasses(rawValue: 1 << 23) }
  @inlinable public static var abbreviation: WordClasses { WordClasses(rawValue: 1 << 24) }
  @inlinable public static var interjection: WordClasses { WordClasses(rawValue: 1 << 25) }
  @inlinable public static var comparative: WordClasses { WordClasses(rawValue: 1 << 26) }
  /// Finite in the indicative: not only a subjunctive.
  @inlinable public static var indicative: WordClasses { WordClasses(rawValue: 1 << 27) }
  /// "der", "ein": the article by itself, definite or not.
  @inlinable public static var definite: WordClasses { WordClasses(rawValue: 1 << 28) }

  /// Any reading as a noun or a name.
  @inlinable public static var nominal: WordClasses { [.noun, .adjectivalNoun, .infinitiveNoun, .properName] }
}

extension ReadingSet {
  /// Adds one reading of the lexicon ("SUB:GEN:SIN:NEU").
  public mutating func add(_ reading: String) {
    let parts = reading.split(separator: ":").map(String.init)
    let has = { (part: String) in parts.contains(part) }
    let mask = Self.mask(parts)
    switch parts[0] {
    case "SUB":
      noun |= mask
      classes.insert(has("ADJ") ? .adjectivalNoun : has("INF") ? .infinitiveNoun : .noun)
    case "EIG": classes.insert(.properName)
    case "ADJ", "PA1", "PA2": addAdjective(parts, mask)
    case "VER": addVerb(parts)
    case "ART":
      classes.insert(.article)
      if has("DEF") { classes.insert(.definite) }
      determiner |= mask
    case "PRO": addPronoun(parts, mask)
    case "PRP":
      classes.insert(.preposition)
      for part in parts.dropFirst() {
        for (index, name) in ["NOM", "GEN", "DAT", "AKK"].enumerated()
        where part.split(separator: "+").contains(Substring(name)) {
          cases |= 1 << UInt8(index)
        }
      }
    case "KON": if has("UNT") { classes.insert(.subordinator) } else if has("NEB") { classes.insert(.coordinator) }
    case "ADV": classes.insert(.adverb)
    case "ZUS": classes.insert(.verbPrefix)
    case "ZAL": classes.insert(.numeral)
    case "NEG": classes.insert(.negation)
    case "ABK": classes.insert(.abbreviation)
    case "INJ": classes.insert(.interjection)
    default: break
    }
  }

  private mutating func addAdjective(_ parts: [String], _ mask: UInt16) {
    if parts[0] != "ADJ" { classes.insert(.participle) }
    if parts.contains("KOM") { classes.insert(.comparative) }
    if parts.contains("PRD") || parts.count == 1 { classes.insert(.predicative) }
    guard mask != 0 else { return }
    classes.insert(.attributive)
    if parts.contains("DEF") { weak |= mask }
    if parts.contains("IND") { mixed |= mask }
    if parts.contains("SOL") { strong |= mask }
  }

  private mutating func addVerb(_ parts: [String]) {
    if parts.contains("AUX") { classes.insert(.auxiliary) }
    if parts.contains("MOD") { classes.insert(.modal) }
    // "VER:AUX:3:SIN:PRÄ:SFT": the kind of verb may stand before its form.
    guard let form = parts.dropFirst().first(where: { !["AUX", "MOD"].contains($0) }) else { return }
    switch form {
    case "INF": classes.insert(.infinitive)
    case "EIZ": classes.insert(.zuInfinitive)
    case "PA1", "PA2": classes.formUnion([.participle, .predicative])
    case "IMP": classes.insert(.imperative)
    case "1", "2", "3":
      // The form of a separable verb in a subordinate clause ("NEB") is finite, too.
      classes.insert(.finite)
      if parts.contains("PRÄ") || parts.contains("PRT") { classes.insert(.indicative) }
      let number: UInt8 = parts.contains("PLU") ? 3 : 0
      person |= 1 << (UInt8(form)! - 1 + number)
    default: break
    }
  }

  private mutating func addPronoun(_ parts: [String], _ mask: UInt16) {
    classes.insert(.pronoun)
    pronounMask |= mask
    if parts.contains("POS") { classes.insert(.possessive) }
    if parts.contains("PER") || parts.contains("REF") { classes.insert(.personal) }
    if parts.contains("BEG") || parts.contains("B/S") || parts.contains("B") && parts.contains("IND") {
      determiner |= mask
    }
  }

  /// The agreement mask of one reading, 0 where it names no case.
  private static func mask(_ parts: [String]) -> UInt16 {
    guard let place = ["NOM", "GEN", "DAT", "AKK"].firstIndex(where: parts.contains) else { return 0 }
    let gender: [Int]
    if parts.contains("PLU") {
      gender = [3]
    } else if let found = ["MAS", "FEM", "NEU"].firstIndex(where: parts.contains) {
      gender = [found]
    } else if parts.contains("NOG") || parts.contains("ALG") {
      gender = [0, 1, 2]
    } else {
      return 0
    }
    return gender.reduce(0) { $0 | 1 << UInt16(4 * place + $1) }
  }
}

/// The four cases as masks over an agreement mask.
public enum CaseMask {
  @inlinable public static var nominative: UInt16 { 0x000F }
  @inlinable public static var genitive: UInt16 { 0x00F0 }
  @inlinable public static var dative: UInt16 { 0x0F00 }
  @inlinable public static var plural: UInt16 { 0x8888 }
  @inlinable public static var singular: UInt16 { 0x7777 }

  /// Agreement mask of a preposition's cases (nominative 1, genitive 2, dative 4, accusative 8).
  @inlinable
  public static func of(cases: UInt8) -> UInt16 {
    var mask: UInt16 = 0
    for index in 0..<4 where cases >> UInt8(index) & 1 != 0 { mask |= 0xF << UInt16(4 * index) }
    return mask
  }
}
