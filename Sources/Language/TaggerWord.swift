import Text

/// What the tagger sees of one token: computed once, before its sentence is tagged.
public struct TaggerWord: BitwiseCopyable, Sendable {
  /// Key of the form with a small first letter, as of the token.
  var key: UInt64 = 0
  /// The same, other for a form with a capital.
  var form: UInt64 = 0
  /// The last two, three and four bytes.
  var suffix2: UInt64 = 0
  var suffix3: UInt64 = 0
  var suffix4: UInt64 = 0
  /// The lexicon's class: the tags that it gives the form as written and with a small first letter.
  var wordClass: UInt64 = 0
  /// Tags to choose from.
  public var candidates: TagSet = []
  /// What the letters look like.
  var shape: UInt64 = 0
  /// Whether the form is more often met with a capital in the middle of sentences.
  var ratio: UInt64 = 0
  /// Whether finite verbs may stand behind the token before the next mark, and as the last word before it.
  var ahead: UInt64 = 0
  /// Whether "zu" or an infinitive with "zu" inside stands behind the token before the next mark.
  var infinitiveAhead: UInt64 = 0
  /// The tag of a token that needs no choice.
  public var fixed: Tag?

  /// The value beyond both ends of a sentence.
  static let outside = TaggerWord()

  init() {}

  init(_ document: Document, _ index: Int) {
    let token = document[index]
    key = UInt64(token.key)
    let isCapital = token.flags.contains(.capital)
    form = isCapital ? key | 1 << 40 : key
    fixed = TagCandidates.fixed(token)
    if let fixed {
      candidates = TagSet(fixed)
      wordClass = UInt64(candidates.rawValue) | 1 << 63
      return
    }
    addSuffixes(document, token)
    shape = Self.shape(token)
    if token.kind == .number {
      candidates = TagSet(.number, .attributive, .name)
      // One key for all numbers.
      key = 1 << 41
      form = key
      wordClass = 1 << 62
      return
    }
    let written = TagCandidates.tags(document.readings(index))
    let small = isCapital ? TagCandidates.tags(document.lowerReadings(index)) : []
    let lower = document.lowerEntry(index)
    wordClass = UInt64(written.rawValue) | UInt64(small.rawValue) << 32 | (lower.isFunctionWord ? 1 : 0)
    candidates = TagCandidates.widened(
      written, small, isCapital: isCapital, isFunctionWord: lower.isFunctionWord)
    ratio = Self.ratio(document.entry(index), lower, isCapital: isCapital)
  }

  private mutating func addSuffixes(_ document: Document, _ token: Token) {
    let end = document.bytes + Int(token.end)
    let count = token.count
    var suffix: UInt64 = 0
    for back in 1...4 {
      suffix = suffix << 8 | (back <= count ? UInt64(end[-back]) : 0x5E)
      if back == 2 { suffix2 = suffix } else if back == 3 { suffix3 = suffix }
    }
    suffix4 = suffix
  }

  private static func shape(_ token: Token) -> UInt64 {
    var shape: UInt64 = token.kind == .number ? 1 : 0
    let flags = token.flags
    if flags.contains(.capital) { shape |= 2 }
    if flags.contains(.allCapitals) { shape |= 4 }
    if flags.contains(.innerCapital) { shape |= 8 }
    if flags.contains(.digit) { shape |= 16 }
    if flags.contains(.hyphen) { shape |= 32 }
    if !flags.isDisjoint(with: [.dot, .apostrophe, .underscore]) { shape |= 64 }
    if flags.contains(.foreignScript) { shape |= 128 }
    if token.count <= 3 { shape |= 256 }
    return shape
  }

  /// How the frequencies of both spellings in mid-sentence compare, in five steps, with whether the word is rare.
  private static func ratio(_ written: LexicalEntry, _ small: LexicalEntry, isCapital: Bool) -> UInt64 {
    let rare: UInt64 = max(written.frequency, small.frequency) < 3 ? 8 : 0
    guard isCapital else { return rare | (written.isKnown ? 5 : 6) }
    let difference = written.midFrequency - small.midFrequency
    return rare | (difference <= -4 ? 0 : difference < 0 ? 1 : difference == 0 ? 2 : difference < 4 ? 3 : 4)
  }

  /// 0 no finite verb, 1 perhaps one, 2 surely one.
  fileprivate var finiteness: UInt64 {
    guard fixed == nil, !candidates.isDisjoint(with: .finite), shape & 2 == 0 else { return 0 }
    return candidates.isDisjoint(with: [.nonFinite, TagSet(.attributive), TagSet(.predicative)]) ? 2 : 1
  }
}

extension Document {
  private static let zu = UInt64(WordKey("zu").value)

  /// Fills `words` with what the tagger sees of a run of tokens.
  ///
  /// - Parameter words: place for two values before the first token and two behind the last.
  public func fillTaggerWords(_ words: UnsafeMutablePointer<TaggerWord>, _ range: Range<Int>) {
    for edge in [-2, -1, range.count, range.count + 1] { (words + edge).initialize(to: .outside) }
    var best: UInt64 = 0
    var last: UInt64 = 0
    var infinitive: UInt64 = 0
    for index in range.reversed() {
      let word = words + (index - range.lowerBound)
      word.initialize(to: TaggerWord(self, index))
      word.pointee.ahead = best | last << 2
      word.pointee.infinitiveAhead = infinitive
      if word.pointee.fixed == .comma || word.pointee.fixed == .stop {
        best = 0
        infinitive = 0
        last = 3
      } else if word.pointee.fixed == nil {
        let finiteness = word.pointee.finiteness
        if last == 3 || index == range.upperBound - 1 { last = finiteness }
        best = max(best, finiteness)
        if word.pointee.key == Self.zu || word.pointee.candidates.contains(.zuInfinitive) { infinitive = 1 }
      }
    }
  }
}
