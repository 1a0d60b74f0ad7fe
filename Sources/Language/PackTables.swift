/// Reads the tables of a language pack from its text files.
enum PackTables {
  /// "z. B." is known by its last part, whose full stop is the one that could end a sentence.
  static func abbreviations(_ code: String) -> WordTable {
    table("\(code)/abbreviations.tsv") { row in
      guard let part = row.text(0).split(whereSeparator: { $0 == " " || $0 == "\u{A0}" }).last, part.last == "." else { return nil }
      return (WordKey(written: String(part.dropLast())), row.text(1) == "end" ? 2 : 1)
    }
  }

  static func bioWords(_ code: String) -> WordTable {
    table("\(code)/bio-words.tsv") { ($0.key(0), $0.text(1) == "adjective" ? 2 : 1) }
  }

  static func genderVariants(_ code: String) -> WordTable {
    table("\(code)/gender-variants.tsv") { row in
      var bits: UInt32 = 0
      for letter in row.text(1).utf8 { bits |= letter == 0x6D ? 1 : letter == 0x66 ? 2 : letter == 0x6E ? 4 : 0 }
      return bits == 0 ? nil : (row.key(0), bits)
    }
  }

  static func capitalPairs(_ code: String) -> WordTable {
    var pairs: [(WordKey, UInt32)] = []
    DictionaryFile("\(code)/capital-pairs.tsv")?.forEachRow { row in
      pairs.append((WordKey(sum: row.key(0), row.key(1)), 1))
    }
    DictionaryFile("\(code)/product-names.tsv")?.forEachRow { row in
      let words = row.text(0).split(separator: " ").map { WordKey(written: String($0)) }
      for (first, second) in zip(words, words.dropFirst()) { pairs.append((WordKey(sum: first, second), 2)) }
    }
    return WordTable(pairs)
  }

  static func tornParts(_ code: String) -> WordTable {
    var places: [WordKey: UInt32] = [:]
    DictionaryFile("\(code)/torn-parts.tsv")?.forEachRow { row in
      let joined = Int(row.text(2)) ?? 0
      let left = Int(row.text(3)) ?? 0
      let isNearlyAlwaysJoined = joined >= 8 && left * 15 < joined
      places[row.key(1), default: 0] |= row.text(0) == "second" ? 2 : isNearlyAlwaysJoined ? 5 : 1
    }
    return WordTable(places.map { ($0.key, $0.value) })
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
    DictionaryFile(name)?.forEachRow { row in
      if let found = pair(row) { pairs.append(found) }
    }
    return WordTable(pairs)
  }
}
