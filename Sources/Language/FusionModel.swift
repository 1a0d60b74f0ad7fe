import Text

/// Judges whether an unknown word is two words without a blank: the best cut, and how much speaks for it.
///
/// The sum of how common the two parts are and of how rarely a function word stands at that edge of a good word.
public struct FusionModel {
  private let lexicon: Lexicon
  private let bytes: UnsafePointer<UInt8>
  private let analysis: CompoundAnalysis

  /// One way to cut a word.
  public struct Cut: Sendable {
    /// Offset of the second part.
    public let at: Int
    /// Natural logarithm of the odds, up to a constant.
    public let score: Double
    /// The first or second part is a function word.
    public let functionFirst: Bool
    public let functionSecond: Bool
  }

  public init(_ lexicon: Lexicon, _ bytes: UnsafePointer<UInt8>) {
    self.lexicon = lexicon
    self.bytes = bytes
    analysis = CompoundAnalysis(lexicon, bytes)
  }

  /// A part is known from its readings, or from this count in the corpus (a binary logarithm).
  private static let knownFrequency = 6
  private static let longest = 60
  /// Log odds of a last part before which even an unknown compound is looked at.
  private static let sureEdge = 4.0

  /// The best cut of a word with a function word on one side, nil where there is none.
  public func best(_ lower: Int, _ upper: Int) -> Cut? {
    guard upper - lower >= 5, upper - lower <= Self.longest else { return nil }
    var best: Cut?
    for cut in lower + 2..<upper - 1 where bytes[cut] & 0xC0 != 0x80 {
      if let found = judge(lower, cut, upper), found.score > best?.score ?? -.infinity { best = found }
    }
    return best
  }

  private func judge(_ lower: Int, _ cut: Int, _ upper: Int) -> Cut? {
    // One of the parts is a function word, or there is nothing to judge.
    let secondHash = WordHash.hash(bytes + cut, upper - cut)
    let flip = CaseFlip.bits(bytes + lower, capital: isCapital(lower))
    guard
      lexicon.mayBeFunctionWord(secondHash) || lexicon.mayBeFunctionWord(WordHash.hash(bytes + lower, cut - lower))
        || isCapital(lower) && lexicon.mayBeFunctionWord(WordHash.hash(bytes + lower, cut - lower, firstBits: flip))
    else { return nil }
    let second = lexicon.entry(hash: secondHash)
    guard isKnown(second) else { return nil }
    var first = analysis.entry(lower, cut, flip: false)
    var firstHash = WordHash.hash(bytes + lower, cut - lower)
    if isCapital(lower) {
      // At the start of a sentence the first part may be any word.
      let small = analysis.entry(lower, cut, flip: true)
      if small.isFunctionWord || !isKnown(first) {
        first = small
        firstHash = WordHash.hash(bytes + lower, cut - lower, firstBits: flip)
      }
    }
    let edgeSecond = second.isFunctionWord ? lexicon.edge(hash: secondHash)?.right ?? 0 : 0
    // Taking the first part apart is dear: only where the second is a word that hardly ends good ones.
    guard isKnown(first) || isCapital(lower) && edgeSecond >= Self.sureEdge && analysis.head(lower, cut) != nil else {
      return nil
    }
    let functionFirst = first.isFunctionWord
    let functionSecond = second.isFunctionWord
    guard functionFirst || functionSecond else { return nil }
    var score = Double(first.frequency + second.frequency) * 0.693
    if functionFirst, let edge = lexicon.edge(hash: firstHash) { score += edge.left }
    if functionSecond { score += edgeSecond }
    if !first.isKnown { score -= 2 }  // a compound nobody has seen
    return Cut(at: cut, score: score, functionFirst: functionFirst, functionSecond: functionSecond)
  }

  private func isCapital(_ at: Int) -> Bool {
    bytes[at] >= 0x41 && bytes[at] <= 0x5A || bytes[at] == 0xC3 && bytes[at + 1] < 0x9F
  }

  private func isKnown(_ entry: LexicalEntry) -> Bool {
    entry.hasReadings || entry.isFunctionWord || entry.frequency >= Self.knownFrequency
  }
}
