import Text

/// Tells with which words the phrases that stand anywhere in running text may begin, in a few thousand bits.
package struct PhraseStarts: Sendable {
  private let firsts: Bloom
  /// Pairs of a first and a second word.
  private let pairs: Bloom
  /// First words after which anything may come.
  private let loneWords: Bloom

  /// Filters that it is made of.
  package static var filters: Int { 3 }

  init(_ filters: UnsafePointer<UInt64>) {
    firsts = Bloom(filters)
    pairs = Bloom(filters + Bloom.words)
    loneWords = Bloom(filters + 2 * Bloom.words)
  }

  @inline(__always)
  package static func pair(_ first: UInt32, _ second: UInt32) -> UInt32 { first &* 31 ^ second }

  /// The tokens of a range with which a phrase may begin, from the lowest bit on; 64 at most.
  @inline(__always)
  func among(_ tokens: UnsafePointer<Token>, _ first: Int, _ end: Int) -> UInt64 {
    var found: UInt64 = 0
    for index in first..<end where firsts.contains(tokens[index].key) {
      // Behind the last token of a window stands one of an older window, which can only add a start too many.
      let key = tokens[index].key
      if loneWords.contains(key) || pairs.contains(Self.pair(key, tokens[index + 1].key)) {
        found |= 1 << UInt64(index - first)
      }
    }
    return found
  }
}
