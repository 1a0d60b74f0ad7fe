import Language
import Reading
import Synchronization
import Text

/// The phrases of one check, arranged by scope so that text without any costs next to nothing.
final class PhraseIndex: Sendable {
  private let list: PhraseList
  private let anywhere: [UInt32: [Int]]
  private let starting: [UInt32: [Int]]
  private let ending: [UInt32: [Int]]
  /// Phrases that begin with a slot: tried at the beginning of every short line.
  private let open: [Int]
  /// Bits of the first words of phrases that stand anywhere, of pairs of first and second words, and of the first
  /// words after which anything may come.
  private let firstWords: Bloom
  /// Bits of the first words of phrases for the start and for the end of lines.
  private let lineWords: Bloom
  private let endWords: Bloom
  private let pairs: Bloom
  private let loneWords: Bloom

  private init(_ list: PhraseList, check: String) {
    var anywhere: [UInt32: [Int]] = [:]
    var starting: [UInt32: [Int]] = [:]
    var ending: [UInt32: [Int]] = [:]
    var open: [Int] = []
    var firstWords = Bloom()
    var pairs = Bloom()
    var loneWords = Bloom()
    for (index, phrase) in list.phrases.enumerated() where phrase.check == check {
      guard let keys = Self.keys(phrase, 0) else {
        open.append(index)
        continue
      }
      for key in keys {
        switch phrase.scope {
        case .line, .start: starting[key, default: []].append(index)
        case .end: ending[key, default: []].append(index)
        case .any:
          anywhere[key, default: []].append(index)
          firstWords.insert(key)
          if let seconds = Self.seconds(phrase) {
            for second in seconds { pairs.insert(Self.pair(key, second)) }
          } else {
            loneWords.insert(key)
          }
        }
      }
    }
    self.list = list
    self.anywhere = anywhere
    self.starting = starting
    self.ending = ending
    self.open = open
    self.firstWords = firstWords
    lineWords = Bloom(starting.keys)
    endWords = Bloom(ending.keys)
    self.pairs = pairs
    self.loneWords = loneWords
  }

  /// Keys of the words that an element can be; nil where it is a slot.
  private static func keys(_ phrase: Phrase, _ element: Int) -> [UInt32]? {
    guard element < phrase.elements.count else { return nil }
    switch phrase.elements[element].element {
    case .word(let keys): return keys
    case .exact:
      let written = phrase.pattern.split(separator: " ")[element].dropFirst()
      return [WordKey(written: String(written)).value]
    case .number, .anyWord, .capitalized, .name: return nil
    }
  }

  /// Keys of the words that can be a phrase's second; nil where it can be any.
  private static func seconds(_ phrase: Phrase) -> [UInt32]? {
    var found: [UInt32] = []
    for element in 1..<max(1, phrase.elements.count) {
      guard let keys = keys(phrase, element) else { return nil }
      found += keys
      if !phrase.elements[element].optional { return found }
    }
    return nil
  }

  @inline(__always)
  private static func pair(_ first: UInt32, _ second: UInt32) -> UInt32 { first &* 31 ^ second }

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
  func forEachMatch(_ document: Document, _ body: (Phrase, Range<Int>) -> Void) {
    for block in document.blocks {
      var at = block.first
      while at < block.end {
        if firstWords.contains(document[at].key), let found = longest(document, at, block.end) {
          body(found.phrase, at..<found.end)
          at = found.end
        } else {
          at += 1
        }
      }
    }
  }

  private func longest(_ document: Document, _ at: Int, _ limit: Int) -> (phrase: Phrase, end: Int)? {
    let key = document[at].key
    let second = at + 1 < limit ? document[at + 1].key : 0
    guard loneWords.contains(key) || pairs.contains(Self.pair(key, second)) else { return nil }
    return best(anywhere[key], document, at, limit)
  }

  private func best(
    _ candidates: [Int]?, _ document: Document, _ at: Int, _ limit: Int, scope: PhraseScope? = nil
  ) -> (phrase: Phrase, end: Int)? {
    guard let candidates else { return nil }
    var best: (phrase: Phrase, end: Int)?
    for index in candidates {
      let phrase = list.phrases[index]
      guard scope == nil || phrase.scope == scope,
        let end = list.match(phrase, document.tokens, from: at, to: limit, bytes: document.bytes),
        end > best?.end ?? at
      else { continue }
      best = (phrase, end)
    }
    return best
  }

  /// The phrase that a short line is, begins with or ends with.
  func match(_ line: ShortLine, _ document: Document) -> Phrase? {
    if starting.isEmpty, ending.isEmpty, open.isEmpty { return nil }
    let key = document[line.first].key
    if lineWords.contains(key), let candidates = starting[key], let found = match(candidates, line, document) { return found }
    if let found = match(open, line, document) { return found }
    guard !ending.isEmpty, !line.isSentence else { return nil }
    for at in line.first..<line.end where endWords.contains(document[at].key) {
      if let found = best(ending[document[at].key], document, at, line.end), line.isRest(document, from: found.end) {
        return found.phrase
      }
    }
    return nil
  }

  /// The first of the candidates that is the whole line, else one that the line may begin with.
  private func match(_ candidates: [Int], _ line: ShortLine, _ document: Document) -> Phrase? {
    if let found = best(candidates, document, line.first, line.end, scope: .line),
      hasCapitalWhereDue(found.phrase, document[line.first]), line.isRest(document, from: found.end)
    {
      return found.phrase
    }
    if let found = best(candidates, document, line.first, line.end, scope: .start),
      hasCapitalWhereDue(found.phrase, document[line.first]), line.mayBegin(document, with: found.phrase, to: found.end)
    {
      return found.phrase
    }
    return nil
  }

  /// "tags: a, b" in the head of a file is no "Tags: A, B" of a page.
  private func hasCapitalWhereDue(_ phrase: Phrase, _ token: Token) -> Bool {
    guard let first = phrase.pattern.utf8.first, first >= 0x41, first <= 0x5A else { return true }
    return token.flags.contains(.capital)
  }

  /// The phrase that a block begins with, however long the block is, and the index behind it.
  func opening(_ document: Document, _ block: DocumentBlock) -> (phrase: Phrase, end: Int)? {
    guard block.first < block.end, let candidates = starting[document[block.first].key] else { return nil }
    return best(candidates, document, block.first, block.end)
  }

  /// Index behind the phrase that begins at a token, whatever its scope.
  func end(_ document: Document, from at: Int, to limit: Int) -> Int? {
    best(starting[document[at].key], document, at, limit)?.end
  }
}

/// 65,536 bits that tell which keys are surely absent.
struct Bloom: Sendable {
  private var bits = [UInt64](repeating: 0, count: 1024)

  init(_ keys: some Sequence<UInt32> = []) { for key in keys { insert(key) } }

  mutating func insert(_ key: UInt32) { bits[Int(key & 0xFFFF) >> 6] |= 1 << UInt64(key & 63) }

  @inline(__always)
  func contains(_ key: UInt32) -> Bool { bits[Int(key & 0xFFFF) >> 6] >> UInt64(key & 63) & 1 != 0 }
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

  /// Whether the line may be one that begins with this phrase: no sentence goes on behind it.
  func mayBegin(_ document: Document, with phrase: Phrase, to end: Int) -> Bool {
    !isSentence || isRest(document, from: end) || phrase.pattern.contains("©")
  }
}
