/// Reads the tables of a language pack from its text files.
enum PackTables {
  /// "z. B." is known by its last part, whose full stop is the one that could end a sentence.
  static func abbreviations(_ code: String) -> WordTable {
    table("\(code)/abbreviations.tsv") { row in
      let range = row.range(0)
      guard let last = range.last, row.bytes[last] == 0x2E else { return nil }
      var start = last
      while start > range.lowerBound, row.bytes[start - 1] != 0x20, row.bytes[start - 1] != 0xA0 { start -= 1 }
      return (WordKey(row.bytes + start, last - start), row.first(1) == 0x65 ? 2 : 1)
    }
  }

  static func bioWords(_ code: String) -> WordTable {
    table("\(code)/bio-words.tsv") { ($0.key(0), $0.first(1) == 0x61 ? 2 : 1) }
  }

  static func genderVariants(_ code: String) -> WordTable {
    table("\(code)/gender-variants.tsv") { row in
      var bits: UInt32 = 0
      for at in row.range(1) {
        let letter = row.bytes[at]
        bits |= letter == 0x6D ? 1 : letter == 0x66 ? 2 : letter == 0x6E ? 4 : 0
      }
      return bits == 0 ? nil : (row.key(0), bits)
    }
  }

  static func capitalPairs(_ code: String) -> WordTable {
    var pairs: [(WordKey, UInt32)] = []
    pairs.reserveCapacity(4096)
    DictionaryFile("\(code)/capital-pairs.tsv")?.forEachRow { row in
      pairs.append((WordKey(sum: row.key(0), row.key(1)), 1))
    }
    DictionaryFile("\(code)/product-names.tsv")?.forEachRow { row in
      var before: WordKey?
      var start = row.range(0).lowerBound
      for at in start...row.range(0).upperBound where at == row.range(0).upperBound || row.bytes[at] == 0x20 {
        let key = WordKey(row.bytes + start, at - start)
        if let before { pairs.append((WordKey(sum: before, key), 2)) }
        before = key
        start = at + 1
      }
    }
    return WordTable(pairs)
  }

  static func tornParts(_ code: String) -> WordTable {
    var pairs: [(WordKey, UInt32)] = []
    DictionaryFile("\(code)/torn-parts.tsv")?.forEachRow { row in
      let joined = Int(row.text(2)) ?? 0
      let left = Int(row.text(3)) ?? 0
      let isNearlyAlwaysJoined = joined >= 8 && left * 15 < joined
      pairs.append((row.key(1), row.first(0) == 0x73 ? 2 : isNearlyAlwaysJoined ? 5 : 1))
    }
    return WordTable(pairs, unites: true)
  }

  static func nameVariants(_ code: String) -> [[String]] {
    var groups: [[String]] = []
    DictionaryFile("\(code)/name-variants.tsv")?.forEachRow { row in
      groups.append((0..<row.count).map { row.text($0) }.filter { !$0.isEmpty })
    }
    return groups
  }

  private static func table(_ name: String, _ pair: (DictionaryFile.Row) -> (WordKey, UInt32)?) -> WordTable {
    var pairs: [(WordKey, UInt32)] = []
    pairs.reserveCapacity(1024)
    DictionaryFile(name)?.forEachRow { row in
      if let found = pair(row) { pairs.append(found) }
    }
    return WordTable(pairs)
  }
}
