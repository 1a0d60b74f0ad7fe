import Language
import Reading
import Text

/// Stretches in another language.
public enum UntranslatedText: Check {
  public static let page = CheckPage(
    id: .untranslatedText,
    summary: "words left in another language",
    what: """
      Finds a run of words in English or another language inside German text, words in another script, and single English \
      function words between German ones.
      """,
    why: """
      A sentence that the machine passed over stays as it was; a reader who does not know the language loses the thread.
      """,
    flagged: [
      "Öffnen Sie das Fenster. ⟨You can also close it with the other button on the left side.⟩",
      "Der Ordner ist leer, ⟨there is nothing that you can do about it⟩, und bleibt es.",
      "Das Haus steht ⟨with⟩ seinem Garten am Fluss.",
      "Wir haben die Leute ⟨before⟩ dem Essen gesehen.",
      "Danach erscheint ⟨новая версия⟩ im Fenster.",
      "Der Kunde kann nicht ⟨against⟩ den Willen der Bank handeln.",
    ],
    nearMisses: [
      "Er las „You can never be sure of it“ und lachte.", "Das Album „The Dark Side of the Moon“ erschien 1973.",
      "Das ist State of the Art in der Technik.", "Der Begriff (russisch новый город) bedeutet neue Stadt.",
      "Das griechische Wort λόγος heißt Rede.", "Meyer et al. haben das gezeigt.",
      "Der Winkel α und die Zahl π sind bekannt.",
      "Wir machen ein Meeting und ein Update.", "Die Firma Bed and Breakfast hat geschlossen.",
      "Der Aufruf cp with before after kopiert alles.",
    ])

  public static func run(_ document: Document, into sink: inout Sink) {
    let tokens = document.tokens
    let readings = LexicalEntry.readingBits
    let foreign = TokenFlags.foreignScript.rawValue
    let unlikely = TokenFlags([.capital, .wide, .digit]).rawValue
    var covered = 0
    for block in document.blocks where block.kind != .tableRow {
      for index in block.tokens where tokens[index].entry & readings == 0 {
        let kind = tokens[index].kind
        guard kind == .word || kind == .other, index >= covered else { continue }
        let flags = tokens[index].flags.rawValue
        if flags & foreign != 0 {
          covered = ForeignScript.look(document, block, index, &sink)
          continue
        }
        // Words in small letters that are no German ones.
        guard kind == .word, flags & unlikely == 0 else { continue }
        if let language = ForeignRun.language(tokens[index].key) {
          covered = ForeignRun.look(document, block, index, language, &sink)
        } else if EnglishWord.contains(tokens[index].key) {
          EnglishWord.look(document, block, index, &sink)
        }
      }
    }
  }
}

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
    guard let number = document.blocks.firstIndex(where: { $0.first == block.first }) else { return false }
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

/// Single English words between German ones.
enum EnglishWord {
  /// Frequent words that German has neither as words of its own nor as loan words.
  private static let words = WordSet(
    "always never but with before against because between without during should would could their there where which while those "
      + "these they them this about into from have been were then when years week weeks days months people and the of for you your "
      + "our every often already still only very much many other another")
  /// Words of names and of programming languages.
  private static let keywords = WordSet("this for from while when where then and the of about into over")
  /// Words before names of values and keywords ("auf never gesetzt").
  private static let naming = WordSet(
    "auf von mit in als durch argument wert werte option befehl liste schlüsselwort parameter modus feld variable funktion "
      + "kommando eingabe wort präposition taste")

  static func contains(_ key: UInt32) -> Bool { words.contains(key) }

  static func look(_ document: Document, _ block: DocumentBlock, _ index: Int, _ sink: inout Sink) {
    guard words.contains(document[index].key), index + 1 < block.end else { return }
    let token = document[index]
    guard token.flags.isDisjoint(with: [.quoted, .bracketed, .capital]), !document.entry(index).isFunctionWord else {
      return
    }
    guard token.flags.contains(.spaceBefore) || index == block.first else { return }
    guard isGerman(document, index + 1) || isEnd(document, block, index + 1) else { return }
    guard index == block.first || isGerman(document, index - 1) || isDash(document, index - 1) else { return }
    guard index == block.first || !naming.contains(document[index - 1].key) else { return }
    if index > block.first, document[index + 1].kind == .word {
      // "Journal of Management", "Call for Papers": names.
      let capitals =
        (document[index - 1].flags.contains(.capital) ? 1 : 0) + (document[index + 1].flags.contains(.capital) ? 1 : 0)
      if capitals == 2 || capitals == 1 && keywords.contains(token.key) { return }
    }
    // One of the two is a word of grammar, so that the place is a German sentence.
    guard
      document.lowerEntry(index + 1).isFunctionWord
        || index > block.first && document.lowerEntry(index - 1).isFunctionWord
        || isSentence(document, block, index)
    else { return }
    guard !CodeShape.isCode(document, block), !hasForeignNeighbour(document, block, index) else { return }
    sink.report(
      token.span, Message("English word „%1“ in a German sentence", token.span), evidence: "English word",
      confidence: 0.95)
  }

  /// The sentence ends here, behind a word of grammar and a noun.
  private static func isEnd(_ document: Document, _ block: DocumentBlock, _ index: Int) -> Bool {
    guard document.isMark(index, "."), index - 3 >= block.first, !document[index].flags.contains(.spaceBefore) else {
      return false
    }
    return document.lowerEntry(index - 3).isFunctionWord && isGerman(document, index - 2)
  }

  private static func isDash(_ document: Document, _ index: Int) -> Bool {
    document.isMark(index, "-") || document.scalar(index) == 0x2013 || document.isMark(index, ",")
  }

  /// A word that German has.
  private static func isGerman(_ document: Document, _ index: Int) -> Bool {
    let token = document[index]
    guard token.kind == .word, token.flags.isDisjoint(with: [.quoted, .foreignScript]) else { return false }
    if document.lowerEntry(index).isFunctionWord { return true }
    if token.flags.contains(.capital) { return document.readings(index).classes.contains(.noun) || token.count >= 12 }
    return document.entry(index).hasReadings
  }

  /// German words of grammar on both sides within four tokens.
  private static func isSentence(_ document: Document, _ block: DocumentBlock, _ index: Int) -> Bool {
    var before = false
    var behind = false
    for other in max(block.first, index - 4)..<index where document.lowerEntry(other).isFunctionWord { before = true }
    for other in index + 1..<min(block.end, index + 5) where document.lowerEntry(other).isFunctionWord { behind = true }
    return before && behind
  }

  /// Another word that is no German one within three tokens: a name or a quotation.
  private static func hasForeignNeighbour(_ document: Document, _ block: DocumentBlock, _ index: Int) -> Bool {
    for other in max(block.first, index - 3)..<min(block.end, index + 4)
    where other != index && document[other].kind == .word {
      let token = document[other]
      if token.flags.contains(.capital) {
        if !document.entry(other).isKnown && !document.lowerEntry(other).isKnown && token.count < 10 { return true }
      } else if !document.entry(other).hasReadings, !document.lowerEntry(other).isFunctionWord, token.count < 12 {
        return true
      }
    }
    return false
  }
}

/// Words in another script.
enum ForeignScript {
  /// Letters of a run; fewer are symbols.
  private static let fewestLetters = 4
  private static let naming = WordSet(
    "russisch griechisch altgriechisch kyrillisch hebräisch arabisch chinesisch japanisch koreanisch bulgarisch serbisch ukrainisch "
      + "persisch thailändisch armenisch georgisch russische russischen griechische griechischen arabische hebräische wort wörter "
      + "begriff name zeichen buchstabe buchstaben schrift schreibweise kanji hangul pinyin auf wurzel ausdruck namen titel"
  )

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
