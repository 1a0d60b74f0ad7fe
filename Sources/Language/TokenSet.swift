import Text

/// Some of a window's tokens, one bit a token, so that a check passes over the others sixty-four at a time.
public struct TokenSet {
  @usableFromInline let bits: UnsafeMutablePointer<UInt64>

  @inlinable
  public func contains(_ index: Int) -> Bool { bits[index >> 6] >> UInt64(index & 63) & 1 != 0 }

  /// Members of a range in order.
  @inlinable
  public func within(_ range: Range<Int>) -> Members { Members(bits, range) }

  /// The first member from `index` on, `end` where there is none below.
  @inlinable
  public func next(_ index: Int, below end: Int) -> Int {
    var members = Members(bits, min(index, end)..<end)
    return members.next() ?? end
  }

  /// Walks through the members of a range.
  public struct Members: Sequence, IteratorProtocol {
    @usableFromInline let bits: UnsafeMutablePointer<UInt64>
    @usableFromInline let end: Int
    @usableFromInline var group: Int
    @usableFromInline var left: UInt64

    @inlinable
    init(_ bits: UnsafeMutablePointer<UInt64>, _ range: Range<Int>) {
      self.bits = bits
      end = range.upperBound
      group = range.lowerBound >> 6
      left = range.isEmpty ? 0 : bits[group] & (~0 << UInt64(range.lowerBound & 63))
    }

    @inlinable
    @inline(__always)
    public mutating func next() -> Int? {
      while left == 0 {
        group += 1
        guard group << 6 < end else { return nil }
        left = bits[group]
      }
      let index = group << 6 + left.trailingZeroBitCount
      left &= left &- 1
      return index < end ? index : nil
    }
  }
}

/// The sets that the checks walk through, filled once a window.
public final class TokenSets {
  /// Punctuation.
  public let marks = TokenSets.empty()
  /// All that is no word: punctuation, symbols, numbers, addresses, names of programs.
  public let nonWords = TokenSets.empty()
  /// Words with a capital first letter.
  public let capitals = TokenSets.empty()
  /// Function words, in small letters or with a capital.
  public let functionWords = TokenSets.empty()
  /// Words for which the lexicon does not vouch as they stand (without readings, a name in small letters, with a hyphen
  /// or an inner capital, of one letter), and all that is neither word nor punctuation.
  public let strangers = TokenSets.empty()
  /// Tokens with which a phrase of a list may begin.
  public let phraseStarts = TokenSets.empty()

  private var all: [TokenSet] { [marks, nonWords, capitals, functionWords, strangers, phraseStarts] }

  init() {}

  deinit { for set in all { set.bits.deallocate() } }

  private static func empty() -> TokenSet {
    // Zero at first, and not touched before it is used.
    TokenSet(bits: .allocate(capacity: TokenBuffer.capacity / 64))
  }

  private static let odd: TokenFlags = [.hyphen, .innerCapital]

  /// Sorts the tokens of a window, whose words have been looked up.
  func fill(_ tokens: UnsafePointer<Token>, count: Int, phrases: PhraseStarts?) {
    var first = 0
    while first < count {
      sort(tokens, first, min(first + 64, count), phrases)
      first += 64
    }
  }

  @inline(__always)
  private func sort(_ tokens: UnsafePointer<Token>, _ first: Int, _ end: Int, _ phrases: PhraseStarts?) {
    var marks: UInt64 = 0
    var words: UInt64 = 0
    var capitals: UInt64 = 0
    var function: UInt64 = 0
    var strangers: UInt64 = 0
    var bit: UInt64 = 1
    for index in first..<end {
      let token = tokens + index
      let flags = token.pointee.flags
      let entry = LexicalEntry(bits: token.pointee.entry)
      marks |= token.pointee.kind == .punctuation ? bit : 0
      words |= token.pointee.kind == .word ? bit : 0
      capitals |= flags.contains(.capital) ? bit : 0
      function |= LexicalEntry(bits: token.pointee.lowerEntry).isFunctionWord ? bit : 0
      let isStrange =
        !entry.hasReadings || entry.isLowerCaseOfName || !flags.isDisjoint(with: Self.odd) || token.pointee.count == 1
      strangers |= isStrange ? bit : 0
      bit <<= 1
    }
    let group = first >> 6
    let present: UInt64 = end - first == 64 ? ~0 : bit &- 1
    self.marks.bits[group] = marks
    nonWords.bits[group] = present & ~words
    self.capitals.bits[group] = capitals & words
    functionWords.bits[group] = function & words
    self.strangers.bits[group] = (strangers | ~words) & present & ~marks
    phraseStarts.bits[group] = phrases.map { $0.among(tokens, first, end) } ?? 0
  }
}
