import Language
import Reading
import Synchronization
import Text

/// The phrases of one check, arranged by scope so that text without any costs next to nothing.
final class PhraseIndex: Sendable {
  private let list: PhraseList
  private let anywhere: PhraseChains
  private let starting: PhraseChains
  private let ending: PhraseChains
  /// Phrases that begin with a slot: tried at the beginning of every short line that holds the word each of them needs.
  private let open: [Int]
  /// One word of each open phrase that none of its lines lacks.
  private let openWords: Bloom
  /// Whether some open phrase has slots only.
  private let hasWordlessPhrase: Bool

  private init(_ list: PhraseList, check: String) {
    var anywhere = PhraseChains()
    var starting = PhraseChains()
    var ending = PhraseChains()
    var open: [Int] = []
    let openWords = Bloom()
    var hasWordlessPhrase = false
    for phrase in list.phrases(of: check) {
      guard let keys = list.keys(phrase, 0) else {
        open.append(phrase)
        let needed = Self.neededWord(list, phrase)
        if needed.isEmpty { hasWordlessPhrase = true }
        for key in needed { openWords.insert(key) }
        continue
      }
      for key in keys {
        switch list.scope(phrase) {
        case .line, .start: starting.add(key, phrase)
        case .end: ending.add(key, phrase)
        case .any: anywhere.add(key, phrase)
        }
      }
    }
    anywhere.close()
    starting.close()
    ending.close()
    self.list = list
    self.anywhere = anywhere
    self.starting = starting
    self.ending = ending
    self.open = open
    self.openWords = openWords
    self.hasWordlessPhrase = hasWordlessPhrase
  }

  /// Keys of the first word of a phrase that is no slot and not optional.
  private static func neededWord(_ list: PhraseList, _ phrase: Int) -> ArraySlice<UInt32> {
    for number in 0..<list.length(phrase) where !list.element(phrase, number).isOptional {
      if let keys = list.keys(phrase, number) { return keys }
    }
    return []
  }

  private static let cache = Mutex<[String: PhraseIndex]>([:])

  /// The phrases that a language has for a check.
  static func of(_ check: String, _ pack: LanguagePack) -> PhraseIndex {
    cache.withLock { cache in
      let name = pack.code + "/" + check
      if let known = cache[name] { return known }
      let made = PhraseIndex(pack.phrases, check: check)
      cache[name] = made
      return made
    }
  }

  /// Calls `body` with each phrase that stands anywhere in running text, and its tokens; the longest one of a place.
  func forEachMatch(_ document: Document, _ body: (Int, Range<Int>) -> Void) {
    for block in document.blocks {
      var covered = block.first
      for at in document.sets.phraseStarts.within(block.tokens)
      where at >= covered && anywhere.mayBegin(document[at].key) {
        guard let found = best(anywhere, document, at, block.end) else { continue }
        body(found.phrase, at..<found.end)
        covered = found.end
      }
    }
  }

  /// The longest match of a phrase that begins with the word at a token.
  private func best(
    _ chains: PhraseChains, _ document: Document, _ at: Int, _ limit: Int, scope: PhraseScope? = nil
  ) -> (phrase: Int, end: Int)? {
    var best: (phrase: Int, end: Int)?
    chains.forEach(document[at].key) { attempt(&best, $0, document, at, limit, scope) }
    return best
  }

  private func attempt(
    _ best: inout (phrase: Int, end: Int)?, _ phrase: Int, _ document: Document, _ at: Int, _ limit: Int,
    _ scope: PhraseScope?
  ) {
    guard scope == nil || list.scope(phrase) == scope,
      let end = list.match(phrase, document.tokens, from: at, to: limit, bytes: document.bytes), end > best?.end ?? at
    else { return }
    best = (phrase, end)
  }

  /// The phrase that a short line is, begins with or ends with.
  func match(_ line: ShortLine, _ document: Document) -> Int? {
    if starting.isEmpty, ending.isEmpty, open.isEmpty { return nil }
    if starting.mayBegin(document[line.first].key) {
      for scope in [PhraseScope.line, .start] {
        if let found = best(starting, document, line.first, line.end, scope: scope),
          isFitting(found, scope, line, document)
        {
          return found.phrase
        }
      }
    }
    for scope in [PhraseScope.line, .start] where mayBeOpen(line, document) {
      var found: (phrase: Int, end: Int)?
      for phrase in open { attempt(&found, phrase, document, line.first, line.end, scope) }
      if let found, isFitting(found, scope, line, document) { return found.phrase }
    }
    guard !ending.isEmpty, !line.isSentence else { return nil }
    for at in line.first..<line.end where ending.mayBegin(document[at].key) {
      if let found = best(ending, document, at, line.end), line.isRest(document, from: found.end) {
        return found.phrase
      }
    }
    return nil
  }

  private func mayBeOpen(_ line: ShortLine, _ document: Document) -> Bool {
    if hasWordlessPhrase { return !open.isEmpty }
    for at in line.first..<line.end where openWords.contains(document[at].key) { return true }
    return false
  }

  private func isFitting(
    _ found: (phrase: Int, end: Int), _ scope: PhraseScope, _ line: ShortLine, _ document: Document
  ) -> Bool {
    // "tags: a, b" in the head of a file is no "Tags: A, B" of a page.
    let first = list.firstByte(found.phrase)
    if first >= 0x41, first <= 0x5A, !document[line.first].flags.contains(.capital) { return false }
    if scope == .line { return line.isRest(document, from: found.end) }
    return !line.isSentence || line.isRest(document, from: found.end) || list.pattern(found.phrase).contains("©")
  }

  /// Number of the tokens in a phrase's pattern.
  func length(_ phrase: Int) -> Int { list.length(phrase) }
  func pattern(_ phrase: Int) -> String { list.pattern(phrase) }
  func scope(_ phrase: Int) -> PhraseScope { list.scope(phrase) }

  /// The phrase that a block begins with, however long the block is, and the index behind it.
  func opening(_ document: Document, _ block: DocumentBlock) -> (phrase: Int, end: Int)? {
    guard block.first < block.end, starting.mayBegin(document[block.first].key) else { return nil }
    return best(starting, document, block.first, block.end)
  }

  /// Index behind the phrase that begins at a token, whatever its scope.
  func end(_ document: Document, from at: Int, to limit: Int) -> Int? {
    starting.mayBegin(document[at].key) ? best(starting, document, at, limit)?.end : nil
  }
}

/// Phrases by their first word: for each word a chain of them.
struct PhraseChains: Sendable {
  private var links: [(key: UInt32, phrase: Int)] = []
  private let bloom = Bloom()

  var isEmpty: Bool { links.isEmpty }

  mutating func add(_ key: UInt32, _ phrase: Int) {
    links.append((key, phrase))
    bloom.insert(key)
  }

  /// Sorts the chains; nothing is added afterwards.
  mutating func close() { links.sort { $0.key != $1.key ? $0.key < $1.key : $0.phrase < $1.phrase } }

  /// Whether a phrase may begin with this word.
  @inline(__always)
  func mayBegin(_ key: UInt32) -> Bool { bloom.contains(key) }

  /// Calls `body` with each phrase that begins with a word.
  func forEach(_ key: UInt32, _ body: (Int) -> Void) {
    var low = 0
    var high = links.count
    while low < high {
      let middle = (low + high) / 2
      if links[middle].key < key { low = middle + 1 } else { high = middle }
    }
    while low < links.count, links[low].key == key {
      body(links[low].phrase)
      low += 1
    }
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
    case .listItem, .tableRow, .quotation: return nil
    }
    var first = block.first
    // "# Feedback" is a heading that somebody wrote.
    if document[first].isMark("#") { return nil }
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
