import Text

/// Where a phrase of a list may stand.
public enum PhraseScope: UInt8, Sendable, BitwiseCopyable {
  /// The phrase is a whole line.
  case line
  /// A short line that is no sentence begins with it.
  case start
  /// A short line ends with it.
  case end
  /// Anywhere in running text.
  case any
}

/// One token of a phrase.
public struct PhraseElement: Sendable, BitwiseCopyable {
  public enum Kind: UInt8, Sendable, BitwiseCopyable {
    /// One of some words.
    case word
    /// One word, letter by letter.
    case exact
    case number
    case anyWord
    case capitalized
    /// One to four capitalised words.
    case name
  }

  public var kind: Kind
  public var isOptional = false
  /// Number of its words' keys, and their place among all keys of the list; an exact word has one, too.
  package var keyCount: UInt16 = 0
  package var firstKey: UInt32 = 0
  /// Hash of an exact word.
  package var hash: UInt64 = 0

  package init(kind: Kind) { self.kind = kind }
}

/// What an image says of a phrase beside its elements.
package struct PhraseHead: Sendable, BitwiseCopyable {
  /// Where its line begins in the file of phrases.
  package var line: UInt32
  package var firstElement: UInt32
  package var elementCount: UInt8
  package var scope: PhraseScope
  /// First byte of the pattern.
  package var firstByte: UInt8
  /// 1 where the phrase begins a line whatever follows: the names behind a copyright sign.
  package var isOpenEnded: UInt8

  package init(
    line: UInt32, firstElement: UInt32, elementCount: UInt8, scope: PhraseScope, firstByte: UInt8, isOpenEnded: Bool
  ) {
    self.line = line
    self.firstElement = firstElement
    self.elementCount = elementCount
    self.scope = scope
    self.firstByte = firstByte
    self.isOpenEnded = isOpenEnded ? 1 : 0
  }
}

/// All phrases of a language, read in place from its image.
public struct PhraseList: @unchecked Sendable {
  private let heads: UnsafeBufferPointer<PhraseHead>
  private let elements: UnsafeBufferPointer<PhraseElement>
  private let keys: UnsafeBufferPointer<UInt32>
  private let sets: UnsafeBufferPointer<PhraseSet.Row>
  private let links: UnsafeBufferPointer<PhraseLink>
  private let filters: UnsafeBufferPointer<UInt64>
  /// The file that the image was made from.
  private let texts: DictionaryFile?

  init(_ tables: TableImage, texts: DictionaryFile?) {
    heads = tables.rows(.phraseHeads)
    elements = tables.rows(.phraseElements)
    keys = tables.rows(.phraseKeys)
    sets = tables.rows(.phraseSets)
    links = tables.rows(.phraseLinks)
    filters = tables.rows(.phraseFilters)
    self.texts = texts
  }

  public var count: Int { heads.count }
  public func scope(_ phrase: Int) -> PhraseScope { heads[phrase].scope }
  /// Number of tokens, optional ones included.
  public func length(_ phrase: Int) -> Int { Int(heads[phrase].elementCount) }
  /// The pattern, an example line and one that must not match, as they stand in the file.
  public func pattern(_ phrase: Int) -> String { text(phrase, 2) }
  public func example(_ phrase: Int) -> String { text(phrase, 3) }
  public func nearMiss(_ phrase: Int) -> String { text(phrase, 4) }
  /// First byte of the pattern.
  public func firstByte(_ phrase: Int) -> UInt8 { heads[phrase].firstByte }
  /// Whether the phrase begins a line whatever follows.
  public func isOpenEnded(_ phrase: Int) -> Bool { heads[phrase].isOpenEnded != 0 }

  private func text(_ phrase: Int, _ column: Int) -> String {
    texts?.row(at: Int(heads[phrase].line)).text(column) ?? ""
  }

  /// The phrases for a check, nil where there are none.
  public func phrases(of check: String) -> PhraseSet? {
    let hash = WordHash.hash(check)
    guard let number = sets.firstIndex(where: { $0.check == hash }) else { return nil }
    return PhraseSet(
      sets[number], links: links, filters: filter(PhraseStarts.filters + PhraseSet.filters * number))
  }

  /// With what the phrases that stand anywhere in running text may begin.
  var starts: PhraseStarts { PhraseStarts(filter(0)) }

  private func filter(_ number: Int) -> UnsafePointer<UInt64> { filters.baseAddress! + number * Bloom.words }

  private func element(_ phrase: Int, _ number: Int) -> PhraseElement {
    elements[Int(heads[phrase].firstElement) + number]
  }

  /// Index behind the last token of a match that begins at `first`, or nil.
  /// - Parameter limit: tokens from here on are not looked at.
  public func match(
    _ phrase: Int, _ tokens: UnsafePointer<Token>, from first: Int, to limit: Int, bytes: UnsafePointer<UInt8>
  ) -> Int? {
    match(phrase, 0, tokens, first, limit, bytes)
  }

  /// Matches the elements from `number` on.
  private func match(
    _ phrase: Int, _ number: Int, _ tokens: UnsafePointer<Token>, _ at: Int, _ limit: Int, _ bytes: UnsafePointer<UInt8>
  ) -> Int? {
    guard number < length(phrase) else { return at }
    let next = element(phrase, number)
    if at < limit {
      if next.kind == .name {
        var end = at
        while end < limit, end - at < 4, tokens[end].kind == .word, tokens[end].flags.contains(.capital) { end += 1 }
        while end > at {
          if let found = match(phrase, number + 1, tokens, end, limit, bytes) { return found }
          end -= 1
        }
      } else if fits(next, tokens[at], bytes), let found = match(phrase, number + 1, tokens, at + 1, limit, bytes) {
        return found
      }
    }
    return next.isOptional ? match(phrase, number + 1, tokens, at, limit, bytes) : nil
  }

  private func fits(_ element: PhraseElement, _ token: Token, _ bytes: UnsafePointer<UInt8>) -> Bool {
    switch element.kind {
    case .word:
      for key in Int(element.firstKey)..<Int(element.firstKey) + Int(element.keyCount) where keys[key] == token.key {
        return true
      }
      return false
    case .exact:
      return keys[Int(element.firstKey)] == token.key
        && WordHash.hash(bytes + Int(token.start), token.count) == element.hash
    case .number: return token.kind == .number
    case .anyWord: return token.kind == .word
    case .capitalized, .name: return token.kind == .word && token.flags.contains(.capital)
    }
  }
}
