import Text

/// Tells the language of a text by its closed-class words.
public struct LanguageDetector: Sendable {
  /// Languages whose common words are known, German first.
  public static let languages = ["de", "en", "es", "fr", "it", "nl", "pl", "pt"]

  /// For each common word the languages it belongs to, as bits: one look-up a word, not one a language.
  private static let table = TableImage("languages.img").table(.closedClassWords)

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
      var bits = table[tokens[index].key]
      while bits != 0 {
        hits[bits.trailingZeroBitCount] += 1
        bits &= bits - 1
      }
      if words == sample { break }
    }
    guard let best = hits.indices.max(by: { hits[$0] < hits[$1] || hits[$0] == hits[$1] && $0 > $1 }) else {
      return nil
    }
    guard hits[best] >= 2, Double(hits[best]) >= leastShare * Double(words) else { return nil }
    return languages[best]
  }

  /// Whether a word is a common closed-class word of a language of ``languages``.
  public static func isCommon(_ key: UInt32, in language: Int) -> Bool { table[key] >> UInt32(language) & 1 != 0 }
}
