import Language

/// What a row of each text file says: the key of a word, and a number that the checks understand.
enum TableRows {
  /// "z. B." is known by its last part, whose full stop is the one that could end a sentence.
  static func abbreviation(_ row: DictionaryFile.Row) -> (WordKey, UInt32)? {
    let range = row.range(0)
    guard let last = range.last, row.bytes[last] == 0x2E else { return nil }
    var start = last
    while start > range.lowerBound, row.bytes[start - 1] != 0x20, row.bytes[start - 1] != 0xA0 { start -= 1 }
    return (WordKey(row.bytes + start, last - start), row.first(1) == 0x65 ? 2 : 1)
  }

  /// 2 an adjective's stem, 1 a noun.
  static func bioWord(_ row: DictionaryFile.Row) -> (WordKey, UInt32)? { (row.key(0), row.first(1) == 0x61 ? 2 : 1) }

  static func genderVariant(_ row: DictionaryFile.Row) -> (WordKey, UInt32)? {
    let bits = genders(row, 1)
    return bits == 0 ? nil : (row.key(0), bits)
  }

  /// Cases, ambiguity and the article inside, as ``PrepositionTable`` reads them.
  static func preposition(_ row: DictionaryFile.Row) -> (WordKey, UInt32)? {
    var bits: UInt32 = 0
    // "gen", "dat", "acc": told apart by their first letters.
    for at in row.range(1) where at == row.range(1).lowerBound || row.bytes[at - 1] == 0x2C {
      bits |= row.bytes[at] == 0x67 ? 2 : row.bytes[at] == 0x64 ? 4 : row.bytes[at] == 0x61 ? 8 : 0
    }
    if row.first(2) != 0 && row.first(2) != 0x2D { bits |= 16 }
    bits |= genders(row, 3) << 5
    return bits == 0 ? nil : (row.key(0), bits)
  }

  /// Masculine 1, feminine 2, neuter 4.
  private static func genders(_ row: DictionaryFile.Row, _ column: Int) -> UInt32 {
    row.range(column).reduce(0) { bits, at in
      let letter = row.bytes[at]
      return bits | (letter == 0x6D ? 1 : letter == 0x66 ? 2 : letter == 0x6E ? 4 : 0)
    }
  }

  /// The habit of people with a part, as ``TornPart`` reads it.
  static func tornPart(_ row: DictionaryFile.Row) -> (WordKey, UInt32)? {
    let habit = TornPart.habit(joined: Int(row.text(2)) ?? 0, left: Int(row.text(3)) ?? 0).rawValue
    return (row.key(1), row.first(0) == 0x73 ? habit << 2 : habit)
  }

  /// Keys of the pairs of neighbours among the words of a name.
  static func neighbours(_ row: DictionaryFile.Row) -> [WordKey] {
    let words = row.text(0).split(separator: " ").map { WordKey(written: String($0)) }
    return zip(words, words.dropFirst()).map { WordKey(sum: $0, $1) }
  }

  /// Bytes from which on a spelling is too long to be a name.
  private static let longestName = 100

  /// Keys of a name's spellings and of their genitives in -s, each with its column.
  static func spellings(_ row: DictionaryFile.Row) -> [(Int, WordKey)] {
    (0..<row.count).flatMap { column -> [(Int, WordKey)] in
      let text = row.text(column)
      guard !text.isEmpty, text.utf8.count < longestName else { return [] }
      return [(column, row.key(column)), (column, WordKey(written: text + "s"))]
    }
  }
}
