import Language
import Text

/// Tells lines of program text from prose; asked for candidates only.
enum CodeShape {
  /// Marks that programs are full of and prose is not.
  @inline(__always)
  private static func isCodeMark(_ first: UInt8) -> Bool {
    switch first {
    // # $ * + = @ \ ^ _ ` { | } ~ < >
    case 0x23, 0x24, 0x2A, 0x2B, 0x3D, 0x40, 0x5C, 0x5E, 0x5F, 0x60, 0x7B, 0x7C, 0x7D, 0x7E, 0x3C, 0x3E: true
    default: false
    }
  }

  /// Whether a block is program text: one mark in six tokens is of that kind, or hardly a word is German.
  static func isCode(_ document: Document, _ block: DocumentBlock) -> Bool {
    document.isCode(block) { judge(document, block) }
  }

  private static func judge(_ document: Document, _ block: DocumentBlock) -> Bool {
    let tokens = document.tokens
    var marks = 0
    var words = 0
    var function = 0
    for index in block.tokens.prefix(400) {
      switch tokens[index].kind {
      case .word:
        words += 1
        if document.lowerEntry(index).isFunctionWord { function += 1 }
      case .identifier: words += 1
      case .punctuation, .symbol: if isCodeMark(tokens[index].first) { marks += 1 }
      default: break
      }
    }
    let count = min(400, block.tokens.count)
    if marks * 6 > count { return function * 5 < words }
    return document.pack != nil && words >= 8 && function * 20 < words && marks * 20 > count
  }
}
