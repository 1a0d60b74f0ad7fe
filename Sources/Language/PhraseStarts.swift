import Text

/// Tells with which words the phrases that stand anywhere in running text may begin, in a few thousand bits.
struct PhraseStarts: Sendable {
  private let firsts = Bloom()
  /// Pairs of a first and a second word.
  private let pairs = Bloom()
  /// First words after which anything may come.
  private let loneWords = Bloom()

  init(_ list: PhraseList) {
    for phrase in 0..<list.count where list.scope(phrase) == .any {
      for key in list.keys(phrase, 0) ?? [] {
        firsts.insert(key)
        if !addSeconds(list, phrase, key) { loneWords.insert(key) }
      }
    }
  }

  /// Adds the pairs of a first word and each word that can be the second; false where it can be any.
  private func addSeconds(_ list: PhraseList, _ phrase: Int, _ first: UInt32) -> Bool {
    for number in 1..<max(1, list.length(phrase)) {
      guard let keys = list.keys(phrase, number) else { return false }
      for key in keys { pairs.insert(Self.pair(first, key)) }
      if !list.element(phrase, number).isOptional { return true }
    }
    return false
  }

  @inline(__always)
  private static func pair(_ first: UInt32, _ second: UInt32) -> UInt32 { first &* 31 ^ second }

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

/// 16,384 bits that tell which keys are surely absent. Filters are made once and live as long as the program.
public struct Bloom: @unchecked Sendable {
  @usableFromInline let bits: UnsafeMutablePointer<UInt64>
  @usableFromInline static var words: Int { 256 }

  public init() {
    bits = .allocate(capacity: Self.words)
    bits.initialize(repeating: 0, count: Self.words)
  }

  public func insert(_ key: UInt32) { bits[Int(key >> 6) & (Self.words - 1)] |= 1 << UInt64(key & 63) }

  @inlinable
  @inline(__always)
  public func contains(_ key: UInt32) -> Bool { bits[Int(key >> 6) & (Self.words - 1)] >> UInt64(key & 63) & 1 != 0 }
}
