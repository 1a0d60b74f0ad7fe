import Text

/// Marks the tokens that stand inside quotation marks or brackets.
enum Nesting {
  static func mark(_ document: Document, _ block: DocumentBlock) {
    let tokens = document.buffer.base
    var quote = -1
    var bracket = -1
    for index in document.sets.nonWords.within(block.tokens) {
      let token = tokens[index]
      guard token.kind == .punctuation || token.kind == .symbol else { continue }
      switch token.first {
      case 0x28, 0x5B: if bracket < 0 { bracket = index }
      case 0x29, 0x5D:
        if bracket >= 0 { set(tokens, bracket + 1, index, .bracketed) }
        bracket = -1
      case 0x22: toggle(tokens, &quote, index, opens: quote < 0)
      case 0xC2, 0xE2:
        switch document.scalar(index) {
        case 0x201E, 0x201A: quote = index
        case 0x201C: toggle(tokens, &quote, index, opens: quote < 0)
        case 0x201D: toggle(tokens, &quote, index, opens: false)
        case 0xAB, 0xBB, 0x2039, 0x203A: toggle(tokens, &quote, index, opens: quote < 0)
        default: break
        }
      default: break
      }
    }
  }

  private static func toggle(_ tokens: UnsafeMutablePointer<Token>, _ quote: inout Int, _ index: Int, opens: Bool) {
    if opens {
      quote = index
      return
    }
    if quote >= 0 { set(tokens, quote + 1, index, .quoted) }
    quote = -1
  }

  private static func set(_ tokens: UnsafeMutablePointer<Token>, _ first: Int, _ end: Int, _ flag: TokenFlags) {
    for index in first..<max(first, end) { tokens[index].flags.insert(flag) }
  }
}
