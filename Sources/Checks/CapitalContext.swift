import Language
import Text

/// What stands around a word whose first letter is judged.
extension Document {
  /// No code, path, address or command around the word.
  func isInProse(_ index: Int, _ token: Token) -> Bool {
    if !token.flags.contains(.spaceBefore), index > 0, !isMark(index - 1, "(") { return false }
    switch bytes[Int(token.end)] {
    case 0x20, 0x0A, 0x2C, 0x29, 0x3B, 0x21, 0x3F, 0x0D, 0: break
    case 0x2E: if bytes[Int(token.end) + 1] > 0x20 { return false }
    default: return false
    }
    return token.flags.isDisjoint(with: .quoted)
  }

  /// A word in small letters that is no German word: names of commands and packages stand side by side.
  func isUnknownSmall(_ index: Int) -> Bool {
    let token = self[index]
    return token.kind == .word && token.flags.isDisjoint(with: .capital) && !entry(index).hasReadings
      && entry(index).frequency < 5
  }

  func capitalised(_ index: Int) -> Fix? {
    let start = Int(self[index].start)
    let (scalar, length) = UTF8Encoding.scalar(at: bytes + start)
    guard let letter = Unicode.Scalar(scalar) else { return nil }
    return Fix(ByteSpan(start, start + length), String(Character(letter)).uppercased(), safety: .unsafe)
  }

  /// Whether a capital letter stands at an offset.
  func hasCapital(at: Int) -> Bool {
    bytes[at] >= 0x41 && bytes[at] <= 0x5A
      || bytes[at] == 0xC3 && bytes[at + 1] < 0x9F
  }
}
