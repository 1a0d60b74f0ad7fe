import Text

/// What mtlint knows of one language. All of it lies in images and is read in place.
public final class LanguagePack: Sendable {
  /// ISO 639-1 code.
  public let code: String
  public let lexicon: Lexicon

  /// German.
  public static let german = LanguagePack(code: "de")

  /// The pack of a language, nil where there is none.
  public static func of(_ code: String) -> LanguagePack? { code == "de" ? german : nil }

  /// Abbreviations: 1 in mid-sentence, 2 where they often end one. The key is the hash of the last part without its stop.
  public let abbreviations: WordTable
  public let phrases: PhraseList
  /// Persons' types of template biographies: 1 a noun, 2 an adjective's stem.
  public let bioWords: WordTable
  public let prepositions: PrepositionTable
  /// Nouns of more than one gender: their genders as bits (masculine 1, feminine 2, neuter 4).
  public let genderVariants: WordTable
  /// Adjectives with a capital and the nouns they make names with ("Vereinten Nationen"), and the words of product names:
  /// the key of both.
  public let capitalPairs: WordTable
  /// Parts of compounds that machine translation writes apart: the habits of ``TornPart``, two bits for the word as a first
  /// part and two for it as a second.
  let tornParts: WordTable
  /// Past participles of what is done to things, not to persons.
  public let thingParticiples: WordTable
  public let nameVariants: NameVariants
  /// Weights of the evidence for a seam between two words, in the order of the features.
  package nonisolated(unsafe) let seamWeights: UnsafeBufferPointer<Float>
  /// The part-of-speech tagger, nil where the language has none.
  public let tagger: Tagger?
  /// How likely a word is behind two others; nil where no image was counted.
  public let sequences: SequenceModel?

  private init(code: String) {
    self.code = code
    guard let file = DictionaryFile("\(code)/lexicon.img"), let lexicon = Lexicon(file.bytes, count: file.count) else {
      fatalError("the lexicon image of \(code) is damaged")
    }
    self.lexicon = lexicon
    let tables = TableImage("\(code)/tables.img")
    abbreviations = tables.table(.abbreviations)
    phrases = PhraseList(tables, texts: DictionaryFile("\(code)/phrases.tsv"))
    bioWords = tables.table(.bioWords)
    prepositions = PrepositionTable(table: tables.table(.prepositions))
    genderVariants = tables.table(.genderVariants)
    capitalPairs = tables.table(.capitalPairs)
    tornParts = tables.table(.tornParts)
    thingParticiples = tables.table(.thingParticiples)
    nameVariants = NameVariants(tables, texts: DictionaryFile("\(code)/name-variants.tsv"))
    seamWeights = tables.rows(.seamWeights)
    tagger = DictionaryFile("\(code)/tagger.img").flatMap { TaggerModel($0.bytes, count: $0.count) }.map(Tagger.init)
    sequences = DictionaryFile("\(code)/sequences.img").flatMap { SequenceModel($0.bytes, count: $0.count) }
  }

  /// How a country of the language writes numbers and quotations.
  public func conventions(region: String?) -> Conventions? {
    Conventions(DictionaryFile("\(code)/conventions.tsv"), region: region)
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
