import Text

/// What a whole text tells about its habits, counted window by window.
public struct Survey: Sendable {
  public var words = 0
  /// ”, which closes in English and has no place in German.
  public var rightQuotes = 0
  /// Numbers like "3,5" and like "3.5".
  public var decimalCommas = 0
  public var decimalPoints = 0
  /// « at the beginning of a word, as Swiss texts quote; novels turn these marks around.
  public var openingGuillemets = 0
  /// „ at the beginning of a quotation.
  public var lowQuotes = 0

  /// Texts with fewer quotations show no habit.
  private static let fewQuotations = 2

  /// Whether the text quotes as Swiss texts do.
  public var isSwiss: Bool { openingGuillemets > max(Self.fewQuotations, lowQuotes) }

  public init() {}

  /// Counts the marks of a window.
  mutating func add(_ document: Document) {
    let bytes = document.bytes
    words += document.sets.wordCount
    for index in document.sets.signs.within(0..<document.count) {
      let token = document[index]
      switch token.kind {
      case .number: addNumber(bytes, token)
      case .punctuation where token.first == 0xE2:
        switch document.scalar(index) {
        case 0x201D: rightQuotes += 1
        case 0x201E: lowQuotes += 1
        default: break
        }
      case .punctuation where token.first == 0xC2 && document.scalar(index) == 0xAB:
        let isApart = index + 1 < document.count && document[index + 1].start > token.end
        if !isApart, token.flags.contains(.spaceBefore) || index == 0 { openingGuillemets += 1 }
      default: break
      }
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
