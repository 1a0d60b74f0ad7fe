import Text

/// Tells the language of a text by its closed-class words.
public struct LanguageDetector: Sendable {
  /// Languages whose common words are known, German first.
  public static let languages = ["de", "en", "es", "fr", "it", "nl", "pl", "pt"]

  private static let tables: [WordTable] = languages.map { code in
    var pairs: [(WordKey, UInt32)] = []
    DictionaryFile(code == "de" ? "de/function-words.tsv" : "\(code)/stopwords.tsv")?.forEachRow { row in
      pairs.append((WordKey(row.text(0)), 1))
    }
    return WordTable(pairs)
  }

  /// Words that are looked at.
  private static let sample = 4000
  /// Fewer hits than this share of the words say nothing.
  private static let leastShare = 0.06

  /// The language of the words among `tokens`; nil where too few closed-class words were seen to tell.
  public static func detect(_ tokens: UnsafePointer<Token>, count: Int) -> String? {
    var hits = [Int](repeating: 0, count: languages.count)
    var words = 0
    for index in 0..<count where tokens[index].kind == .word {
      words += 1
      for (language, table) in tables.enumerated() where table[tokens[index].key] != 0 { hits[language] += 1 }
      if words == sample { break }
    }
    guard let best = hits.indices.max(by: { hits[$0] < hits[$1] || hits[$0] == hits[$1] && $0 > $1 }) else { return nil }
    guard hits[best] >= 2, Double(hits[best]) >= leastShare * Double(words) else { return nil }
    return languages[best]
  }

  /// Whether a word is a common closed-class word of a language of ``languages``.
  public static func isCommon(_ key: UInt32, in language: Int) -> Bool { tables[language][key] != 0 }
}
