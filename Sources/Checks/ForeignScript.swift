import Language
import Text

/// Words in another script.
enum ForeignScript {
  /// Letters of a run; fewer are symbols.
  private static let fewestLetters = 4
  private static let naming = WordSet(
    """
    russisch griechisch altgriechisch kyrillisch hebräisch arabisch chinesisch japanisch koreanisch bulgarisch
    serbisch ukrainisch persisch thailändisch armenisch georgisch russische russischen griechische griechischen
    arabische hebräische wort wörter begriff name zeichen buchstabe buchstaben schrift schreibweise kanji hangul
    pinyin auf wurzel ausdruck namen titel
    """)

  static func look(_ document: Document, _ block: DocumentBlock, _ first: Int, _ sink: inout Sink) -> Int {
    var end = first + 1
    var letters = count(document, first)
    var last = first
    while end < block.end {
      let token = document[end]
      if token.flags.contains(.foreignScript) {
        letters += count(document, end)
        last = end
      } else if token.kind == .word || token.kind == .symbol {
        break
      }
      end += 1
    }
    let span = document[first].span.union(document[last].span)
    guard letters >= fewestLetters, isLeft(document, first), !isLegal(document, block, first, last),
      isGermanText(document)
    else { return last + 1 }
    sink.report(
      span, Message("another script in German text: „%1“", span), evidence: "another script", confidence: 0.95)
    return last + 1
  }

  /// Cyrillic, Chinese, Japanese and Korean letters: the scripts that machines leave. Others are quoted by those who know them.
  private static func isLeft(_ document: Document, _ index: Int) -> Bool {
    switch document.scalar(index) {
    case 0x400...0x52F, 0x3041...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7A3: true
    default: false
    }
  }

  /// Letters of a token, two bytes and more each.
  private static func count(_ document: Document, _ index: Int) -> Int { document[index].count / 2 }

  /// Quoted, in brackets, behind a naming word or an equals sign, or mixed with Latin letters.
  private static func isLegal(_ document: Document, _ block: DocumentBlock, _ first: Int, _ last: Int) -> Bool {
    for index in first...last {
      let token = document[index]
      if !token.flags.isDisjoint(with: [.quoted, .bracketed]) { return true }
      if token.flags.contains(.foreignScript), hasLatin(document, token) { return true }
    }
    // "Nederlands, 中文": a list of languages or names.
    if last + 1 < block.end, document.isMark(last + 1, ",") { return true }
    guard first > block.first else { return false }
    if document.isMark(first - 1, ",") { return true }
    for index in max(block.first, first - 3)..<first where naming.contains(document[index].key) { return true }
    let before = document[first - 1]
    return before.isMark("=") || before.isMark("/") || before.isMark("(") || before.first == 0xE2 || before.isMark("\"")
      || before.isMark("-")
  }

  private static func hasLatin(_ document: Document, _ token: Token) -> Bool {
    for at in token.span.range where document.bytes[at] | 0x20 >= 0x61 && document.bytes[at] | 0x20 <= 0x7A {
      return true
    }
    return false
  }

  /// Hardly anything of the window is in another script: texts about languages are full of it.
  private static func isGermanText(_ document: Document) -> Bool {
    var foreign = 0
    for index in 0..<document.count where document.tokens[index].flags.contains(.foreignScript) { foreign += 1 }
    return foreign * (document.count < 100 ? 2 : 10) < document.count
  }
}
