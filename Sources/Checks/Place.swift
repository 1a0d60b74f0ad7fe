import Language
import Text

/// A token in its block with what stands around it.
struct Place {
  /// Outlives every place in it; a place a block would count its references for nothing.
  unowned(unsafe) let document: Document
  let block: DocumentBlock
  var index: Int

  init(document: Document, block: DocumentBlock) {
    self.document = document
    self.block = block
    index = block.first
  }

  var token: Token { document[index] }
  /// The token before; the first of a block has none.
  var before: Token { document[index - 1] }
  var next: Token? { index + 1 < block.end ? document[index + 1] : nil }
  /// A blank or the block's end follows.
  @inline(__always)
  var nextIsApart: Bool { index + 1 == block.end || document.tokens[index + 1].flags.contains(.spaceBefore) }

  /// A closing mark follows.
  var nextCloses: Bool {
    guard let next else { return false }
    switch next.first {
    case 0x29, 0x5D, 0x22: return true
    case 0xE2:
      let scalar = document.scalar(index + 1)
      return scalar == 0x201C || scalar == 0x201D
    default: return false
    }
  }

  /// The token before is a word or closes one.
  var beforeEndsWord: Bool {
    switch before.kind {
    case .word, .number, .identifier, .fileName, .url, .email: return true
    case .punctuation:
      switch before.first {
      case 0x29, 0x5D: return true
      case 0x22: return !before.flags.contains(.spaceBefore)
      case 0xE2:
        let scalar = document.scalar(index - 1)
        return (scalar == 0x201C || scalar == 0x201D) && !before.flags.contains(.spaceBefore)
      default: return false
      }
    default: return false
    }
  }
}
