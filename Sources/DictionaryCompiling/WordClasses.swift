import Language

/// What the counters ask of the lexicon: whether a spelling is a noun or an adjective.
public struct WordClasses {
  private var nouns: Set<UInt64> = []
  private var adjectives: Set<UInt64> = []

  /// Reads the rows of `morphology.tsv`. Only adjectives and participles with a small first letter count as such.
  public init(morphology: Source) {
    morphology.forEachRow { fields in
      guard fields.count == 3, let first = Scalars.first(of: fields[0]) else { return }
      if fields[2].contains(text: "SUB:") { nouns.insert(Self.hash(fields[0])) }
      guard first.properties.isLowercase else { return }
      if ["ADJ:", "PA1:", "PA2:"].contains(where: fields[2].contains(text:)) {
        adjectives.insert(Self.hash(fields[0]))
      }
    }
  }

  func isNoun(_ word: ArraySlice<UInt8>) -> Bool { isNoun(hash: Self.hash(word)) }

  func isNoun(hash: UInt64) -> Bool { nouns.contains(hash) }

  /// Whether a word is an adjective when its first letter is made small.
  func isCapitalAdjective(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = Scalars.first(of: word) else { return false }
    let rest = word.dropFirst(UTF8.width(first))
    return adjectives.contains(Self.hash((Array(first.properties.lowercaseMapping.utf8) + rest)[...]))
  }

  private static func hash(_ word: ArraySlice<UInt8>) -> UInt64 {
    let padded = Array(word) + [0, 0, 0, 0, 0, 0, 0, 0]
    return padded.withUnsafeBufferPointer { WordHash.hash($0.baseAddress!, word.count) }
  }
}
