import Text

/// What mtlint knows of one language; no table is made before it is asked for.
public final class LanguagePack: Sendable {
  /// ISO 639-1 code.
  public let code: String
  public let lexicon: Lexicon

  /// German.
  public static let german = LanguagePack(code: "de")

  /// The pack of a language, nil where there is none.
  public static func of(_ code: String) -> LanguagePack? { code == "de" ? german : nil }

  private let lazyAbbreviations: Lazy<WordTable>
  private let lazyPhrases: Lazy<PhraseList>
  private let lazyBioWords: Lazy<WordTable>
  private let lazyPrepositions: Lazy<PrepositionTable>
  private let lazyGenderVariants: Lazy<WordTable>
  private let lazyCapitalPairs: Lazy<WordTable>
  private let lazyTornParts: Lazy<WordTable>
  private let lazyNameVariants: Lazy<[[String]]>

  private init(code: String) {
    self.code = code
    guard let file = DictionaryFile("\(code)/lexicon.img"), let lexicon = Lexicon(file.bytes, count: file.count) else {
      fatalError("the lexicon image of \(code) is damaged")
    }
    self.lexicon = lexicon
    lazyAbbreviations = Lazy { PackTables.abbreviations(code) }
    lazyPhrases = Lazy { PhraseList(DictionaryFile("\(code)/phrases.tsv")) }
    lazyBioWords = Lazy { PackTables.bioWords(code) }
    lazyPrepositions = Lazy { PrepositionTable(DictionaryFile("\(code)/prepositions.tsv")) }
    lazyGenderVariants = Lazy { PackTables.genderVariants(code) }
    lazyCapitalPairs = Lazy { PackTables.capitalPairs(code) }
    lazyTornParts = Lazy { PackTables.tornParts(code) }
    lazyNameVariants = Lazy { PackTables.nameVariants(code) }
  }

  /// Abbreviations: 1 in mid-sentence, 2 where they often end one. The key is the hash of the last part without its stop.
  public var abbreviations: WordTable { lazyAbbreviations.value }
  public var phrases: PhraseList { lazyPhrases.value }
  /// Persons' types of template biographies: 1 a noun, 2 an adjective's stem.
  public var bioWords: WordTable { lazyBioWords.value }
  public var prepositions: PrepositionTable { lazyPrepositions.value }
  /// Nouns of more than one gender: their genders as bits (masculine 1, feminine 2, neuter 4).
  public var genderVariants: WordTable { lazyGenderVariants.value }
  /// Adjectives with a capital and the nouns they make names with ("Vereinten Nationen"), and the words of product names:
  /// the key of both.
  public var capitalPairs: WordTable { lazyCapitalPairs.value }
  /// Parts of compounds that machine translation writes apart: 1 as a first part, 2 as a second, the sum as both; 4 more
  /// for a first part that people nearly always joined.
  public var tornParts: WordTable { lazyTornParts.value }
  /// Spellings of one name, by group.
  public var nameVariants: [[String]] { lazyNameVariants.value }

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
  @usableFromInline let table: WordTable

  /// What the table says of a preposition.
  public struct Preposition: Sendable {
    @usableFromInline let bits: UInt32
    @usableFromInline init(bits: UInt32) { self.bits = bits }
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
      if bits != 0 { pairs.append((row.key(0), bits)) }
    }
    table = WordTable(pairs)
  }

  @inlinable
  public subscript(key: UInt32) -> Preposition? {
    let bits = table[key]
    return bits == 0 ? nil : Preposition(bits: bits)
  }
}
