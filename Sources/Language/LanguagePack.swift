import Text

/// What mtlint knows of one language; nothing of it is computed before it is asked for.
public final class LanguagePack: @unchecked Sendable {
  /// ISO 639-1 code.
  public let code: String
  public let lexicon: Lexicon

  /// German. Tables are made here, in the one place that Swift lets no two threads enter at once.
  public static let german: LanguagePack = {
    let pack = LanguagePack(code: "de")
    pack.prepare()
    return pack
  }()

  /// The pack of a language, nil where there is none.
  public static func of(_ code: String) -> LanguagePack? { code == "de" ? german : nil }

  private init(code: String) {
    self.code = code
    guard let file = DictionaryFile("\(code)/lexicon.img"), let lexicon = Lexicon(file.bytes, count: file.count) else {
      fatalError("the lexicon image of \(code) is damaged")
    }
    self.lexicon = lexicon
  }

  /// Abbreviations: 1 in mid-sentence, 2 where they often end one. The key is the hash of the last part without its stop.
  public lazy var abbreviations: WordTable = {
    var pairs: [(WordKey, UInt32)] = []
    DictionaryFile("\(code)/abbreviations.tsv")?.forEachRow { row in
      guard let part = row.text(0).split(whereSeparator: { $0 == " " || $0 == "\u{A0}" }).last, part.last == "." else { return }
      pairs.append((WordKey(written: String(part.dropLast())), row.text(1) == "end" ? 2 : 1))
    }
    return WordTable(pairs)
  }()

  public lazy var phrases = PhraseList(DictionaryFile("\(code)/phrases.tsv"))

  /// Persons' types of template biographies: 1 a noun, 2 an adjective's stem.
  public lazy var bioWords: WordTable = {
    var pairs: [(WordKey, UInt32)] = []
    DictionaryFile("\(code)/bio-words.tsv")?.forEachRow { row in
      pairs.append((WordKey(row.text(0)), row.text(1) == "adjective" ? 2 : 1))
    }
    return WordTable(pairs)
  }()

  public lazy var prepositions = PrepositionTable(DictionaryFile("\(code)/prepositions.tsv"))

  /// Nouns of more than one gender: their genders as bits (masculine 1, feminine 2, neuter 4).
  public lazy var genderVariants: WordTable = {
    var pairs: [(WordKey, UInt32)] = []
    DictionaryFile("\(code)/gender-variants.tsv")?.forEachRow { row in
      let genders = row.text(1)
      let bits = ["m", "f", "n"].enumerated().reduce(UInt32(0)) { genders.contains($1.element) ? $0 | 1 << UInt32($1.offset) : $0 }
      if bits != 0 { pairs.append((WordKey(written: row.text(0)), bits)) }
    }
    return WordTable(pairs)
  }()

  /// Adjectives with a capital and the nouns they make names with ("Vereinten Nationen"), and the
  /// words of product names: the key of both.
  public lazy var capitalPairs: WordTable = {
    var pairs: [(WordKey, UInt32)] = []
    DictionaryFile("\(code)/capital-pairs.tsv")?.forEachRow { row in
      pairs.append((WordKey(sum: WordKey(written: row.text(0)), WordKey(written: row.text(1))), 1))
    }
    DictionaryFile("\(code)/product-names.tsv")?.forEachRow { row in
      let words = row.text(0).split(separator: " ").map { WordKey(written: String($0)) }
      for (first, second) in zip(words, words.dropFirst()) { pairs.append((WordKey(sum: first, second), 2)) }
    }
    return WordTable(pairs)
  }()

  /// Parts of compounds that machine translation writes apart: 1 as a first part, 2 as a second, the sum as
  /// both; 4 more for a first part that people nearly always joined.
  public lazy var tornParts: WordTable = {
    var places: [WordKey: UInt32] = [:]
    DictionaryFile("\(code)/torn-parts.tsv")?.forEachRow { row in
      let joined = Int(row.text(2)) ?? 0, left = Int(row.text(3)) ?? 0
      places[WordKey(written: row.text(1)), default: 0] |= row.text(0) == "second" ? 2 : joined >= 8 && left * 15 < joined ? 5 : 1
    }
    return WordTable(places.map { ($0.key, $0.value) })
  }()

  /// Spellings of one name, by group.
  public lazy var nameVariants: [[String]] = {
    var groups: [[String]] = []
    DictionaryFile("\(code)/name-variants.tsv")?.forEachRow { row in
      groups.append((0..<row.count).map { row.text($0) }.filter { !$0.isEmpty })
    }
    return groups
  }()

  /// Makes every lazy table above: a first use on two threads at once would be a race, so none may be left out.
  private func prepare() {
    _ = (abbreviations, phrases, bioWords, prepositions)
    _ = (genderVariants, capitalPairs, tornParts, nameVariants)
  }

  /// The right spelling of a name written in small letters ("javascript").
  public func properName(_ small: String) -> String? {
    var found: String?
    DictionaryFile("\(code)/names.tsv")?.forEachRow { row in
      if found == nil, row.text(0).lowercased() == small { found = row.text(0) }
    }
    return found
  }
}

/// Prepositions and contractions.
public struct PrepositionTable: Sendable {
  private let table: WordTable

  /// What the table says of a preposition.
  public struct Preposition: Sendable {
    let bits: UInt32
    /// Agreement mask of the cases it governs.
    public var cases: UInt16 { CaseMask.of(cases: UInt8(bits & 15)) }
    /// The word is a conjunction, a verb's prefix or an adverb, too.
    public var isAmbiguous: Bool { bits & 16 != 0 }
    /// It holds an article: "im", "zur".
    public var isContraction: Bool { bits & 0xE0 != 0 }
    /// Genders of the article inside (masculine 1, feminine 2, neuter 4).
    public var genders: UInt32 { bits >> 5 & 7 }
  }

  init(_ file: DictionaryFile?) {
    var pairs: [(WordKey, UInt32)] = []
    file?.forEachRow { row in
      var bits: UInt32 = 0
      for part in row.text(1).split(separator: ",") {
        switch part {
        case "gen": bits |= 2
        case "dat": bits |= 4
        case "acc": bits |= 8
        default: break
        }
      }
      if !row.text(2).isEmpty && row.text(2) != "-" { bits |= 16 }
      for letter in row.text(3) { bits |= letter == "m" ? 32 : letter == "f" ? 64 : letter == "n" ? 128 : 0 }
      if bits != 0 { pairs.append((WordKey(row.text(0)), bits)) }
    }
    table = WordTable(pairs)
  }

  public subscript(key: UInt32) -> Preposition? {
    let bits = table[key]
    return bits == 0 ? nil : Preposition(bits: bits)
  }
}
