/// An image of small tables, made ready by the dictionary compiler: it lies in the program and nothing is parsed.
public struct TableImage: @unchecked Sendable {
  /// What an image may hold.
  public enum Part: Int, CaseIterable, Sendable {
    case closedClassWords, abbreviations, bioWords, prepositions, genderVariants, capitalPairs, tornParts,
      thingParticiples
    /// Spellings of names: table, filter, and where each group's line begins in its file.
    case nameSpellings, nameFilter, nameLines
    /// Phrases: their heads, elements and the keys of their words.
    case phraseHeads, phraseElements, phraseKeys
    /// Phrases by check, and by the word they begin with.
    case phraseSets, phraseLinks, phraseFilters
    /// Weights of the evidence for a seam, 32-bit floating point, in the order of the features.
    case seamWeights
  }

  /// Numbers are little-endian; each part begins at a multiple of ``Layout/alignment``.
  public enum Layout {
    /// "MTTAB001"
    public static let magic: UInt64 = 0x3130_3042_4154_544D
    /// Bytes before the directory, which holds offset (4) and count (4) of each part.
    public static let headerSize = 8
    public static let rowSize = 8
    public static let alignment = 16
  }

  private let bytes: UnsafeRawPointer

  /// Opens an image of `Dictionaries/`.
  init(_ name: String) {
    guard let file = DictionaryFile(name), UnsafeRawPointer(file.bytes).loadUnaligned(as: UInt64.self) == Layout.magic
    else { fatalError("the image \(name) is damaged") }
    bytes = UnsafeRawPointer(file.bytes)
  }

  /// The bytes of a part.
  @usableFromInline
  subscript(part: Part) -> UnsafeRawBufferPointer {
    let row = bytes + Layout.headerSize + Layout.rowSize * part.rawValue
    let offset = Int(row.loadUnaligned(as: UInt32.self))
    let count = Int(row.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
    return UnsafeRawBufferPointer(start: bytes + offset, count: count)
  }

  /// A part as rows of one type.
  func rows<Row: BitwiseCopyable>(_ part: Part, of type: Row.Type = Row.self) -> UnsafeBufferPointer<Row> {
    self[part].assumingMemoryBound(to: type)
  }

  /// A part that is a map from word keys to numbers.
  func table(_ part: Part) -> WordTable { WordTable(slots: rows(part)) }
}
