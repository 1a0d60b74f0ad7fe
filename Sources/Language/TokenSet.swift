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
  /// Punctuation but for what nearly all marks are: a comma, semicolon or full stop right behind a word with one blank
  /// behind, and a capital behind that where it is a full stop.
  public let oddMarks = TokenSets.empty()
  /// Odd marks, and all that is neither word nor punctuation: symbols, numbers, addresses, names of programs.
  public let signs = TokenSets.empty()
  /// Marks that may end a sentence.
  public let stops = TokenSets.empty()
  /// Words with a capital first letter.
  public let capitals = TokenSets.empty()
  /// Function words, in small letters or with a capital.
  public let functionWords = TokenSets.empty()
  /// Words for which the lexicon does not vouch as they stand (without readings, a name in small letters, with a hyphen
  /// or an inner capital, of one letter), and all that is neither word nor punctuation.
  public let strangers = TokenSets.empty()
  /// Tokens with which a phrase of a list may begin.
  public let phraseStarts = TokenSets.empty()
  /// Number of words.
  public private(set) var wordCount = 0

  private var all: [TokenSet] {
    [marks, oddMarks, signs, stops, capitals, functionWords, strangers, phraseStarts]
  }

  init() {}

  deinit { for set in all { set.bits.deallocate() } }

  private static func empty() -> TokenSet { TokenSet(bits: .allocate(capacity: TokenBuffer.capacity / 64)) }

  private static let odd: TokenFlags = [.hyphen, .innerCapital]

  /// Sorts the tokens of a window, whose words have been looked up.
  func fill(_ document: Document) {
    let phrases = document.pack?.phrases.starts
    let odd = Self.odd
    wordCount = 0
    var first = 0
    while first < document.count {
      let end = min(first + 64, document.count)
      sort(document, first, end, odd)
      phraseStarts.bits[first >> 6] = phrases.map { $0.among(document.tokens, first, end) } ?? 0
      first = end
    }
  }

  /// Sorts up to 64 tokens.
  @inline(__always)
  private func sort(_ document: Document, _ first: Int, _ end: Int, _ odd: TokenFlags) {
    let tokens = document.tokens
    var words: UInt64 = 0
    var marks: UInt64 = 0
    var ordinary: UInt64 = 0
    var stops: UInt64 = 0
    var capitals: UInt64 = 0
    var function: UInt64 = 0
    var strangers: UInt64 = 0
    var bit: UInt64 = 1
    for index in first..<end {
      let token = tokens + index
      if token.pointee.kind == .word {
        let flags = token.pointee.flags
        let entry = LexicalEntry(bits: token.pointee.entry)
        words |= bit
        capitals |= flags.contains(.capital) ? bit : 0
        function |= LexicalEntry(bits: token.pointee.lowerEntry).isFunctionWord ? bit : 0
        let isVouchedFor =
          entry.hasReadings && !entry.isLowerCaseOfName && flags.isDisjoint(with: odd) && token.pointee.count > 1
        strangers |= isVouchedFor ? 0 : bit
      } else {
        if token.pointee.kind == .punctuation {
          marks |= bit
          if isOrdinary(document, index) { ordinary |= bit }
        }
        if isStop(token.pointee) { stops |= bit }
      }
      bit <<= 1
    }
    let present: UInt64 = end - first == 64 ? ~0 : bit &- 1
    let group = first >> 6
    self.marks.bits[group] = marks
    oddMarks.bits[group] = marks & ~ordinary
    signs.bits[group] = present & ~words & ~ordinary
    self.stops.bits[group] = stops
    self.capitals.bits[group] = capitals
    functionWords.bits[group] = function
    self.strangers.bits[group] = strangers | present & ~words & ~marks
    wordCount += words.nonzeroBitCount
  }

  @inline(__always)
  private func isOrdinary(_ document: Document, _ index: Int) -> Bool {
    let token = document[index]
    guard token.first == 0x2C || token.first == 0x2E || token.first == 0x3B, index > 0, index + 1 < document.count,
      document[index - 1].kind == .word, document[index - 1].end == token.start
    else { return false }
    let next = document[index + 1]
    return next.start == token.end + 1 && document.bytes[Int(token.end)] == 0x20
      && (token.first != 0x2E || next.flags.contains(.capital))
  }

  @inline(__always)
  private func isStop(_ token: Token) -> Bool {
    switch token.first {
    case 0x2E, 0x21, 0x3F: true
    case 0xE2, 0xE3, 0xEF: token.kind == .punctuation || token.kind == .other
    default: false
    }
  }
}
