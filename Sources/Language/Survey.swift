import Text

/// What a whole text tells about its habits, counted window by window.
public struct Survey: Sendable {
  public var words = 0
  /// „ opens in German; “ closes there and opens in English; ” closes in English; " is straight; « and » are guillemets.
  public var lowQuotes = 0
  public var highQuotes = 0
  public var rightQuotes = 0
  public var straightQuotes = 0
  public var guillemets = 0
  /// » before a word: the German way; « before a word: French and Swiss.
  public var inwardGuillemets = 0
  public var sharpS = 0
  /// Numbers like "3,5" and like "3.5".
  public var decimalCommas = 0
  public var decimalPoints = 0

  public init() {}

  /// Counts the marks of a window.
  mutating func add(_ document: Document) {
    let bytes = document.bytes
    words += document.count
    for index in document.sets.nonWords.within(0..<document.count) {
      words -= 1
      let token = document[index]
      switch token.kind {
      case .number: addNumber(bytes, token)
      case .punctuation where token.first == 0x22: straightQuotes += 1
      case .punctuation where token.first >= 0xC2:
        addQuote(UTF8Encoding.scalar(at: bytes + Int(token.start)).value, bytes, token)
      default: break
      }
    }
  }

  private mutating func addQuote(_ scalar: UInt32, _ bytes: UnsafePointer<UInt8>, _ token: Token) {
    switch scalar {
    case 0x201E: lowQuotes += 1
    case 0x201C: highQuotes += 1
    case 0x201D: rightQuotes += 1
    case 0xAB: guillemets += 1
    case 0xBB:
      guillemets += 1
      if bytes[Int(token.end)] > 0x20 { inwardGuillemets += 1 }
    default: break
    }
  }

  /// A mark with one, two or more than three digits behind it is a decimal one.
  private mutating func addNumber(_ bytes: UnsafePointer<UInt8>, _ token: Token) {
    guard token.flags.contains(.dot) || token.count > 2 else { return }
    var mark = -1
    var marks = 0
    for at in token.span.range where bytes[at] == 0x2E || bytes[at] == 0x2C {
      mark = at
      marks += 1
    }
    guard marks == 1, Int(token.end) - mark - 1 != 3 else { return }
    if bytes[mark] == 0x2C { decimalCommas += 1 } else { decimalPoints += 1 }
  }
}
