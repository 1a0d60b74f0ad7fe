import Language
import Text

/// Single English words between German ones.
enum EnglishWord {
  /// Frequent words that German has neither as words of its own nor as loan words.
  private static let words = WordSet(
    """
    always never but with before against because between without during should would could their there where which
    while those these they them this about into from have been were then when years week weeks days months people
    and the of for you your our every often already still only very much many other another
    """)
  /// Words of names and of programming languages.
  private static let keywords = WordSet("this for from while when where then and the of about into over")
  /// Words before names of values and keywords ("auf never gesetzt").
  private static let naming = WordSet(
    """
    auf von mit in als durch argument wert werte option befehl liste schlüsselwort parameter modus feld variable
    funktion kommando eingabe wort präposition taste
    """)

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
