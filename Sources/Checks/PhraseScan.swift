import Language
import Reading
import Text

/// The phrases of one check, and where a text holds them.
struct PhraseIndex: Sendable {
  private let list: PhraseList
  private let set: PhraseSet

  /// The phrases that a language has for a check; nil where it has none.
  init?(_ check: String, _ pack: LanguagePack) {
    guard let set = pack.phrases.phrases(of: check) else { return nil }
    list = pack.phrases
    self.set = set
  }

  /// Calls `body` with each phrase that stands anywhere in running text, and its tokens; the longest one of a place.
  func forEachMatch(_ document: Document, _ body: (Int, Range<Int>) -> Void) {
    for block in document.blocks {
      var covered = block.first
      for at in document.sets.phraseStarts.within(block.tokens)
      where at >= covered && set.anywhere.mayBegin(document[at].key) {
        guard let found = best(set.anywhere, document, at, block.end) else { continue }
        body(found.phrase, at..<found.end)
        covered = found.end
      }
    }
  }

  /// A phrase that was found, and the index behind its last token.
  private typealias Match = (phrase: Int, end: Int)

  /// The longest match of a phrase that begins with the word at a token.
  private func best(_ chains: PhraseChains, _ document: Document, _ at: Int, _ limit: Int) -> Match? {
    var best: Match?
    for link in chains[document[at].key] { attempt(&best, Int(link.phrase), document, at, limit) }
    return best
  }

  private func attempt(_ best: inout Match?, _ phrase: Int, _ document: Document, _ at: Int, _ limit: Int) {
    guard let end = list.match(phrase, document.tokens, from: at, to: limit, bytes: document.bytes),
      end > best?.end ?? at
    else { return }
    best = (phrase, end)
  }

  /// The phrase that a short line is, begins with or ends with.
  func match(_ line: ShortLine, _ document: Document) -> Int? {
    if set.hasNoLines { return nil }
    if set.starting.mayBegin(document[line.first].key),
      let found = match(set.starting[document[line.first].key], line, document)
    {
      return found
    }
    if mayBeOpen(line, document), let found = match(set.open, line, document) { return found }
    guard !set.ending.isEmpty, !line.isSentence else { return nil }
    for at in line.first..<line.end where set.ending.mayBegin(document[at].key) {
      if let found = best(set.ending, document, at, line.end), line.isRest(document, from: found.end) {
        return found.phrase
      }
    }
    return nil
  }

  /// The longest phrase that the line is, else the longest that it begins with.
  private func match(
    _ links: UnsafeBufferPointer<PhraseLink>, _ line: ShortLine, _ document: Document
  ) -> Int? {
    var whole: Match?
    var start: Match?
    for link in links {
      let phrase = Int(link.phrase)
      if list.scope(phrase) == .line {
        attempt(&whole, phrase, document, line.first, line.end)
      } else {
        attempt(&start, phrase, document, line.first, line.end)
      }
    }
    if let whole, isFitting(whole, .line, line, document) { return whole.phrase }
    if let start, isFitting(start, .start, line, document) { return start.phrase }
    return nil
  }

  private func mayBeOpen(_ line: ShortLine, _ document: Document) -> Bool {
    if set.open.isEmpty { return false }
    for at in line.first..<line.end where set.openWords.contains(document[at].key) { return true }
    return false
  }

  private func isFitting(
    _ found: (phrase: Int, end: Int), _ scope: PhraseScope, _ line: ShortLine, _ document: Document
  ) -> Bool {
    // "tags: a, b" in the head of a file is no "Tags: A, B" of a page.
    let first = list.firstByte(found.phrase)
    if first >= 0x41, first <= 0x5A, !document[line.first].flags.contains(.capital) { return false }
    if scope == .line { return line.isRest(document, from: found.end) }
    return !line.isSentence || line.isRest(document, from: found.end) || list.isOpenEnded(found.phrase)
  }

  /// Number of the tokens in a phrase's pattern.
  func length(_ phrase: Int) -> Int { list.length(phrase) }
  func pattern(_ phrase: Int) -> String { list.pattern(phrase) }
  func scope(_ phrase: Int) -> PhraseScope { list.scope(phrase) }

  /// The phrase that a block begins with, however long the block is, and the index behind it.
  func opening(_ document: Document, _ block: DocumentBlock) -> (phrase: Int, end: Int)? {
    guard block.first < block.end, set.starting.mayBegin(document[block.first].key) else { return nil }
    return best(set.starting, document, block.first, block.end)
  }

  /// Index behind the phrase that begins at a token, whatever its scope.
  func end(_ document: Document, from at: Int, to limit: Int) -> Int? {
    set.starting.mayBegin(document[at].key) ? best(set.starting, document, at, limit)?.end : nil
  }
}

/// A line of few words that stands by itself.
struct ShortLine {
  /// First token behind leading marks, and the token behind the last.
  let first: Int
  let end: Int
  let words: Int
  /// It ends like a sentence, with a full stop.
  let isSentence: Bool

  /// Words of the longest short line.
  private static let longest = 9
  /// Tokens of the longest one, marks included.
  private static let mostTokens = 24

  /// - Returns: nil where the block is no line of its own or too long.
  init?(_ document: Document, _ block: DocumentBlock) {
    guard block.end - block.first <= Self.mostTokens, block.end > block.first, block.block.lines == 1 else {
      return nil
    }
    switch block.kind {
    case .prose, .heading, .caption: break
    case .listItem, .tableRow, .tableCell, .quotation, .metadata: return nil
    }
    var first = block.first
    // "# Feedback" is a heading that somebody wrote.
    if document[first].isMark("#") || block.block.isMarked { return nil }
    while first < block.end, Self.isOrnament(document, first) { first += 1 }
    guard first < block.end else { return nil }
    var words = 0
    for index in first..<block.end where document[index].kind != .punctuation { words += 1 }
    guard words <= Self.longest else { return nil }
    self.first = first
    end = block.end
    self.words = words
    isSentence = document[block.end - 1].isMark(".") && words > 1
  }

  /// Marks that stand before link texts: "» Weiterlesen".
  private static func isOrnament(_ document: Document, _ index: Int) -> Bool {
    let token = document[index]
    guard token.kind == .punctuation || token.kind == .symbol, token.first >= 0x80 || token.first == 0x3E else {
      return false
    }
    switch document.scalar(index) {
    case 0x3E, 0xBB, 0x203A, 0x25B6, 0x25BA, 0x2190, 0x2192, 0xAB, 0x2039, 0x25B8, 0x2022, 0x2B07, 0x25BC: return true
    default: return false
    }
  }

  /// Whether only marks, or a number in brackets, follow.
  func isRest(_ document: Document, from at: Int) -> Bool {
    for index in at..<max(at, end) {
      let token = document[index]
      switch token.kind {
      case .punctuation, .symbol: if token.isMark("/") || token.isMark(",") || token.isMark("&") { return false }
      case .number: if index == at || !document[index - 1].isMark("(") { return false }
      default: return false
      }
    }
    return true
  }
}
