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
  private let lazyPhraseStarts: Lazy<PhraseStarts>
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
    let lazyPhrases = lazyPhrases
    lazyPhraseStarts = Lazy { PhraseStarts(lazyPhrases.value) }
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
  /// With what the phrases that stand anywhere in running text may begin.
  var phraseStarts: PhraseStarts { lazyPhraseStarts.value }
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

  /// Calls `body` with the group, the number in it and the key of each spelling of ``nameVariants``, and the key of its
  /// genitive in -s.
  public func forEachNameVariant(_ body: (Int, Int, WordKey, WordKey) -> Void) {
    var group = 0
    var copy = [UInt8](repeating: 0, count: 128)
    DictionaryFile("\(code)/name-variants.tsv")?.forEachRow { row in
      for variant in 0..<row.count where row.range(variant).count < 100 && !row.range(variant).isEmpty {
        let range = row.range(variant)
        for (to, from) in range.enumerated() { copy[to] = bytes(row, from) }
        copy[range.count] = 0x73
        for pad in range.count + 1..<range.count + 9 { copy[pad] = 0 }
        let genitive = copy.withUnsafeBufferPointer { WordKey($0.baseAddress!, range.count + 1) }
        body(group, variant, row.key(variant), genitive)
      }
      group += 1
    }
  }

  private func bytes(_ row: DictionaryFile.Row, _ at: Int) -> UInt8 { row.bytes[at] }

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
      // "gen", "dat", "acc": told apart by their first letters.
      for at in row.range(1) where at == row.range(1).lowerBound || row.bytes[at - 1] == 0x2C {
        bits |= row.bytes[at] == 0x67 ? 2 : row.bytes[at] == 0x64 ? 4 : row.bytes[at] == 0x61 ? 8 : 0
      }
      if row.first(2) != 0 && row.first(2) != 0x2D { bits |= 16 }
      for at in row.range(3) {
        let letter = row.bytes[at]
        bits |= letter == 0x6D ? 32 : letter == 0x66 ? 64 : letter == 0x6E ? 128 : 0
      }
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
