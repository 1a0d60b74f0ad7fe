import Checks
import Language

/// Makes the images of small tables from their text files: `tables.img` of a language, and `languages.img` of all.
public struct TableCompiler {
  private let folder: String
  private var parts: [TableImage.Part: [UInt8]] = [:]

  private init(folder: String) { self.folder = folder }

  /// The image of a language.
  /// - Throws: ``CompilerError`` where a source is missing or breaks a limit of the format.
  public static func tables(folder: String) throws -> [UInt8] {
    var compiler = TableCompiler(folder: folder)
    try compiler.addWordTables()
    try compiler.addNames()
    try compiler.addPhrases()
    try compiler.addSeamWeights()
    return try compiler.image()
  }

  /// The image that tells languages by their closed-class words.
  /// - Parameter folder: holds a folder a language, named by its code.
  public static func languages(folder: String) throws -> [UInt8] {
    var compiler = TableCompiler(folder: folder)
    var pairs: [(WordKey, UInt32)] = []
    for (number, code) in LanguageDetector.languages.enumerated() {
      try compiler.read(code == "de" ? "de/function-words.tsv" : "\(code)/stopwords.tsv") { row in
        pairs.append((row.key(0), 1 << UInt32(number)))
      }
    }
    compiler.add(.closedClassWords, WordTable.slots(pairs, unites: true))
    return try compiler.image()
  }

  private mutating func addWordTables() throws {
    try addTable(.abbreviations, "abbreviations.tsv", TableRows.abbreviation)
    try addTable(.bioWords, "bio-words.tsv", TableRows.bioWord)
    try addTable(.genderVariants, "gender-variants.tsv", TableRows.genderVariant)
    try addTable(.prepositions, "prepositions.tsv", TableRows.preposition)
    try addTable(.tornParts, "torn-parts.tsv", unites: true, TableRows.tornPart)
    try addTable(.thingParticiples, "thing-participles.tsv") { ($0.key(0), 1) }
    var pairs: [(WordKey, UInt32)] = []
    try read("capital-pairs.tsv") { pairs.append((WordKey(sum: $0.key(0), $0.key(1)), 1)) }
    try read("product-names.tsv") { pairs += TableRows.neighbours($0).map { ($0, 2) } }
    add(.capitalPairs, WordTable.slots(pairs))
  }

  private mutating func addNames() throws {
    var pairs: [(WordKey, UInt32)] = []
    var lines: [UInt32] = []
    try read("name-variants.tsv") { row in
      for (number, key) in TableRows.spellings(row) {
        pairs.append((key, UInt32(lines.count * NameVariants.most + number + 1)))
      }
      lines.append(UInt32(row.start))
    }
    add(.nameSpellings, WordTable.slots(pairs))
    add(.nameFilter, Bloom.bits(pairs.lazy.map(\.0.value)))
    add(.nameLines, lines)
  }

  private mutating func addPhrases() throws {
    var phrases = PhraseCompiler()
    try read("phrases.tsv") { phrases.add($0) }
    phrases.close()
    add(.phraseHeads, phrases.heads)
    add(.phraseElements, phrases.elements)
    add(.phraseKeys, phrases.keys)
    add(.phraseSets, phrases.sets)
    add(.phraseLinks, phrases.links)
    add(.phraseFilters, phrases.filters)
  }

  /// Features that the file does not name weigh nothing.
  private mutating func addSeamWeights() throws {
    var named: [String: Float] = [:]
    try read("seam-weights.tsv") { named[$0.text(0)] = Float($0.text(1)) }
    add(.seamWeights, SeamFeature.allCases.map { named["\($0)"] ?? 0 })
  }

  private mutating func addTable(
    _ part: TableImage.Part, _ name: String, unites: Bool = false,
    _ pair: (DictionaryFile.Row) -> (WordKey, UInt32)?
  ) throws {
    var pairs: [(WordKey, UInt32)] = []
    try read(name) { row in
      if let found = pair(row) { pairs.append(found) }
    }
    add(part, WordTable.slots(pairs, unites: unites))
  }

  /// Calls `body` with the rows of a source.
  private func read(_ name: String, _ body: (DictionaryFile.Row) -> Void) throws {
    let source = try Source(folder + "/" + name)
    let padded = source.bytes + [UInt8](repeating: 0, count: 8)
    padded.withUnsafeBufferPointer { DictionaryFile($0.baseAddress!, count: source.bytes.count).forEachRow(body) }
  }

  private mutating func add(_ part: TableImage.Part, _ rows: [some BitwiseCopyable]) {
    parts[part] = rows.withUnsafeBytes { Array($0) }
  }

  private func image() throws -> [UInt8] {
    var image = ImageWriter()
    image.write(TableImage.Layout.magic)
    var offset = TableImage.Layout.headerSize + TableImage.Layout.rowSize * TableImage.Part.allCases.count
    var bodies = ImageWriter()
    let start = Self.aligned(offset)
    for part in TableImage.Part.allCases {
      let bytes = parts[part] ?? []
      offset = start + bodies.bytes.count
      image.write(UInt32(offset))
      image.write(UInt32(bytes.count))
      bodies.bytes += bytes
      bodies.pad(to: Self.aligned(bodies.bytes.count))
    }
    image.pad(to: start)
    return image.bytes + bodies.bytes
  }

  private static func aligned(_ count: Int) -> Int {
    (count + TableImage.Layout.alignment - 1) / TableImage.Layout.alignment * TableImage.Layout.alignment
  }
}
