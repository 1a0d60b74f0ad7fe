import Language
import Text

/// Runs of words in another language of the Latin script.
enum ForeignRun {
  /// Words, and different closed-class words among them, of a run that begins a sentence.
  private static let fewestWords = 5
  private static let fewestCommon = 2
  /// The same of a run inside a German sentence, where terms and idioms stand, too.
  private static let fewestWordsInside = 6
  private static let fewestCommonInside = 3

  /// The language, other than German, that the word is a closed-class word of; English first.
  static func language(_ key: UInt32) -> Int? {
    for language in 1..<LanguageDetector.languages.count where LanguageDetector.isCommon(key, in: language) {
      return language
    }
    return nil
  }

  /// A run around the closed-class word at `index`; returns the token up to which the text was looked at.
  static func look(_ document: Document, _ block: DocumentBlock, _ index: Int, _ language: Int, _ sink: inout Sink)
    -> Int
  {
    var first = index
    while first - 1 >= block.first, belongs(document, first - 1, language) { first -= 1 }
    var end = index + 1
    while end < block.end, belongs(document, end, language) { end += 1 }
    while first < index, isGermanStart(document, first) { first += 1 }
    while end - 1 > index, document[end - 1].kind != .word, !isStop(document, end - 1, first) { end -= 1 }
    // The mark at the sentence's end belongs to a run that began the sentence.
    if end < block.end, document[end].kind == .punctuation, isStop(document, end, first) { end += 1 }
    if isDamage(document, block, first, end, language) {
      let span = document[first].span.union(document[end - 1].span)
      // What follows the first sentence of a passage is part of the same fault.
      if !continues(document, block, first, language) {
        sink.report(
          span, Message("not translated: „%1“", span), evidence: "words of another language", confidence: 0.95)
      }
      return end
    }
    if language == 1 { EnglishWord.look(document, block, index, &sink) }
    return language == 1 ? index + 1 : end
  }

  private static func isDamage(_ document: Document, _ block: DocumentBlock, _ first: Int, _ end: Int, _ language: Int)
    -> Bool
  {
    let run = ForeignWords(document, first, end, language)
    guard run.words >= fewestWords, run.common >= (language == 1 ? fewestCommon : fewestCommon + 2), run.isText else {
      return false
    }
    let startsSentence = document[first].flags.contains(.sentenceStart)
    if startsSentence {
      guard end == block.end || isStop(document, end - 1, first) || document.isMark(end, ",") else { return false }
    } else {
      // A capital in mid-sentence begins a title or a quotation.
      guard run.words >= fewestWordsInside, run.common >= fewestCommonInside, !document[first].flags.contains(.capital)
      else { return false }
      guard first > block.first, !document.isMark(first - 1, ":"),
        document[first - 1].kind == .word || document.isMark(first - 1, ",")
      else {
        return false
      }
    }
    // A translation follows: a gloss.
    if end < block.end {
      let next = document[end]
      if next.first == 0x28 || next.first == 0x3D || next.first == 0x2D || next.first == 0xE2 || next.first == 0x3B {
        return false
      }
    }
    guard !isSpoken(document, block, first, end), !CodeShape.isCode(document, block) else { return false }
    return !isPassage(document, block)
  }

  /// The sentence before, in the same block, is of the same kind.
  private static func continues(_ document: Document, _ block: DocumentBlock, _ first: Int, _ language: Int) -> Bool {
    guard first > block.first, document[first].flags.contains(.sentenceStart) else { return false }
    let before = document.sentence(of: first - 1)
    return ForeignWords(document, before.first, before.end, language).common >= fewestCommon
  }

  /// A paragraph beside another one of the same language: licences, examples and quotations are left on purpose.
  private static func isPassage(_ document: Document, _ block: DocumentBlock) -> Bool {
    let number = document.number(of: block)
    guard isForeign(document, block) else { return false }
    return number > 0 && isForeign(document, document.blocks[number - 1])
      || number + 1 < document.blocks.count && isForeign(document, document.blocks[number + 1])
  }

  private static func isForeign(_ document: Document, _ block: DocumentBlock) -> Bool {
    var english = 0
    var german = 0
    for index in block.tokens.prefix(60) where document[index].kind == .word {
      if document.lowerEntry(index).isFunctionWord {
        german += 1
      } else if LanguageDetector.isCommon(document[index].key, in: 1) {
        english += 1
      }
    }
    return english > german
  }

  /// German nouns and marks before the run proper.
  private static func isGermanStart(_ document: Document, _ index: Int) -> Bool {
    let token = document[index]
    guard token.kind == .word else { return true }
    if token.flags.contains(.sentenceStart) { return false }
    return token.flags.contains(.capital) && (document.readings(index).classes.contains(.noun) || token.count >= 12)
  }

  /// The full stop of a sentence that is foreign from its beginning.
  private static func isStop(_ document: Document, _ index: Int, _ first: Int) -> Bool {
    document[first].flags.contains(.sentenceStart)
      && (document.isMark(index, ".") || document.isMark(index, "!") || document.isMark(index, "?"))
  }

  /// Whether a token can be part of the run: no German word but for those the language has, too.
  private static func belongs(_ document: Document, _ index: Int, _ language: Int) -> Bool {
    let token = document[index]
    switch token.kind {
    case .word:
      if LanguageDetector.isCommon(token.key, in: language) { return true }
      if token.flags.contains(.foreignScript) { return false }
      // Words that both languages have ("Name", "Person", "hat"), unless German has them in its grammar.
      if document.lowerEntry(index).isFunctionWord { return false }
      if token.flags.contains(.capital) { return true }
      return !document.entry(index).hasReadings || isForeignToo(document, index)
    case .number, .identifier, .fileName, .url: return true
    case .punctuation:
      // Within a sentence only.
      switch token.first {
      case 0x2C, 0x2D, 0x27, 0x3A, 0x2F, 0x28, 0x29: return true
      case 0x2E, 0x21, 0x3F: return index + 1 == document.count || !document[index + 1].flags.contains(.sentenceStart)
      default: return token.first == 0xE2 && document.scalar(index) == 0x2019
      }
    default: return false
    }
  }

  /// A small word with a rare German reading between foreign ones.
  private static func isForeignToo(_ document: Document, _ index: Int) -> Bool {
    document.entry(index).frequency < 6 && index > 0 && !document.entry(index - 1).hasReadings
  }

  /// Quoted, in brackets, or a citation.
  private static func isSpoken(_ document: Document, _ block: DocumentBlock, _ first: Int, _ end: Int) -> Bool {
    for index in first..<end where document[index].flags.contains(.quoted) || document[index].flags.contains(.bracketed)
    { return true }
    if first > block.first, end < block.end, isQuote(document, first - 1), isQuote(document, end) { return true }
    // An open quotation that the block does not close.
    return first > block.first && isQuote(document, first - 1)
  }

  private static func isQuote(_ document: Document, _ index: Int) -> Bool {
    switch document.scalar(index) {
    case 0x22, 0x27, 0x60, 0xAB, 0xBB, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2039, 0x203A: true
    default: false
    }
  }
}

/// What a run is made of.
struct ForeignWords {
  private(set) var words = 0
  /// Closed-class words of the language that are no German words, each counted once.
  private(set) var common = 0
  private var capitals = 0
  private var small = 0

  init(_ document: Document, _ first: Int, _ end: Int, _ language: Int) {
    var seen: Set<UInt32> = []
    for index in first..<end where document[index].kind == .word {
      words += 1
      let token = document[index]
      if LanguageDetector.isCommon(token.key, in: language) {
        if !document.lowerEntry(index).hasReadings, !document.lowerEntry(index).isFunctionWord,
          seen.insert(token.key).inserted
        {
          common += 1
        }
      } else if token.flags.contains(.capital) {
        if !token.flags.contains(.sentenceStart) { capitals += 1 }
      } else {
        small += 1
      }
    }
  }

  /// A sentence or a part of one, no title: "State of the Art" has no small word but those of grammar.
  var isText: Bool { small >= 2 && small >= capitals }
}
