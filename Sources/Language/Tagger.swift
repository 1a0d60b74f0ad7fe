import Text

/// A token's tag, and by how much it won.
public struct TokenTag: BitwiseCopyable, Sendable {
  /// Raw value of the ``Tag``, 0 where the token was not tagged yet.
  @usableFromInline var raw: UInt8 = 0
  /// Lead over the second best tag in the model's units, 255 where it is higher or nothing else was possible.
  public var margin: UInt8 = 0

  @inlinable public var tag: Tag { Tag(rawValue: raw) ?? .mark }
}

/// Gives each token of a sentence one part of speech: a greedy averaged perceptron that chooses from left to right among
/// the lexicon's readings, or by ending and shape where the word is unknown (Collins 2002).
public struct Tagger: Sendable {
  private let model: TaggerModel

  public init(_ model: TaggerModel) { self.model = model }

  /// Tags the tokens of a range, one sentence.
  /// - Parameter tags: place for one value each.
  public func tag(_ document: Document, _ range: Range<Int>, into tags: UnsafeMutablePointer<TokenTag>) {
    withUnsafeTemporaryAllocation(of: TaggerWord.self, capacity: range.count + 4) { words in
      withUnsafeTemporaryAllocation(of: UInt64.self, capacity: TaggerFeatures.count) { keys in
        let first = words.baseAddress! + 2
        document.fillTaggerWords(first, range)
        tag(first, range.count, keys.baseAddress!, into: tags)
      }
    }
  }

  private func tag(
    _ words: UnsafePointer<TaggerWord>, _ count: Int, _ keys: UnsafeMutablePointer<UInt64>,
    into tags: UnsafeMutablePointer<TokenTag>
  ) {
    var state = TaggerState()
    for index in 0..<count {
      let word = words + index
      if let fixed = word.pointee.fixed {
        tags[index] = TokenTag(raw: fixed.rawValue, margin: .max)
      } else {
        let candidates = word.pointee.candidates
        if candidates.rawValue.nonzeroBitCount == 1 {
          tags[index] = TokenTag(raw: UInt8(candidates.rawValue.trailingZeroBitCount), margin: .max)
        } else {
          state.fill(keys, word)
          tags[index] = best(keys, candidates)
        }
      }
      state.advance(tags[index].raw)
    }
  }

  private func best(_ keys: UnsafePointer<UInt64>, _ candidates: TagSet) -> TokenTag {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: Tag.end) { scores in
      scores.initialize(repeating: 0)
      model.add(keys, TaggerFeatures.count, to: scores.baseAddress!)
      let (raw, lead) = TaggerState.best(scores.baseAddress!, candidates)
      return TokenTag(raw: raw, margin: UInt8(min(255, lead >> 2)))
    }
  }
}

/// What the tagger remembers from token to token.
public struct TaggerState: Sendable {
  private var before: UInt8 = 0
  private var second: UInt8 = 0
  private var clause = ClauseState()
  /// Nothing but marks stands before the token in its sentence or since the last stop.
  private var isFirst = true

  public init() {}

  /// Fills `keys` with the features of the next word.
  @inline(__always)
  public func fill(_ keys: UnsafeMutablePointer<UInt64>, _ word: UnsafePointer<TaggerWord>) {
    TaggerFeatures.fill(keys, word, isFirst: isFirst, before: before, second: second, clause: clause)
  }

  /// Goes on with the tag of the token.
  @inline(__always)
  public mutating func advance(_ raw: UInt8) {
    second = before
    before = raw
    guard let tag = Tag(rawValue: raw) else { return }
    clause.advance(tag)
    isFirst = tag == .stop || tag == .mark && isFirst
  }

  /// The tag with the highest score among some, and its lead over the second.
  public static func best(_ scores: UnsafePointer<Int32>, _ candidates: TagSet) -> (raw: UInt8, lead: Int32) {
    var first = Int32.min
    var next = Int32.min
    var raw = 0
    var left = candidates.rawValue
    while left != 0 {
      let tag = left.trailingZeroBitCount
      left &= left &- 1
      if scores[tag] > first {
        next = first
        first = scores[tag]
        raw = tag
      } else if scores[tag] > next {
        next = scores[tag]
      }
    }
    return (UInt8(raw), next == .min ? .max : first - next)
  }
}
