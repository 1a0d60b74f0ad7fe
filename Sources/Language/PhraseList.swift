import Text

/// Where a phrase of a list may stand.
public enum PhraseScope: String, Sendable {
  /// The phrase is a whole line.
  case line
  /// A short line that is no sentence begins with it.
  case start
  /// A short line ends with it.
  case end
  /// Anywhere in running text.
  case any
}

/// One phrase: what it is for, where it may stand, and the tokens it is made of. A class, since lists hand it around.
public final class Phrase: Sendable {
  public enum Element: Sendable {
    /// Any of these words, by key.
    case word([UInt32])
    /// This word, letter by letter.
    case exact(UInt64)
    case number
    case anyWord
    case capitalized
    /// One to four capitalised words.
    case name
  }

  /// Id of the check that searches it.
  public let check: String
  public let scope: PhraseScope
  /// The pattern as it stands in the file.
  public let pattern: String
  public let elements: [(element: Element, optional: Bool)]
  /// A line in which the phrase must be found, and one in which it must not.
  public let example: String
  public let nearMiss: String

  init?(_ row: DictionaryFile.Row) {
    guard row.count >= 3, let scope = PhraseScope(rawValue: row.text(1)) else { return nil }
    check = row.text(0)
    self.scope = scope
    pattern = row.text(2)
    example = row.text(3)
    nearMiss = row.text(4)
    elements = pattern.split(separator: " ").map { part in
      var text = part
      let optional = text.count > 1 && text.last == "?"
      if optional { text = text.dropLast() }
      return (Self.element(String(text)), optional)
    }
  }

  private static func element(_ text: String) -> Element {
    switch text {
    case "<n>": .number
    case "<w>": .anyWord
    case "<cap>": .capitalized
    case "<name>": .name
    default:
      if text.count > 1, text.first == "=" {
        .exact(WordHash.hash(text.dropFirst()))
      } else {
        .word(text == "|" ? [WordKey("|").value] : text.split(separator: "|").map { WordKey(written: String($0)).value })
      }
    }
  }
}

/// All phrases of a language, found by their first word.
public struct PhraseList: Sendable {
  public let phrases: [Phrase]
  private let byFirst: [UInt32: [Int]]
  /// Phrases that begin with a slot.
  private let open: [Int]
  /// Bits of the first words' keys, to pass over other tokens without a look-up.
  private let filter: [UInt64]

  public init(_ file: DictionaryFile?) {
    var phrases: [Phrase] = []
    file?.forEachRow { row in if let phrase = Phrase(row) { phrases.append(phrase) } }
    var byFirst: [UInt32: [Int]] = [:]
    var open: [Int] = []
    var filter = [UInt64](repeating: 0, count: 1024)
    for (index, phrase) in phrases.enumerated() {
      guard case .word(let keys)? = phrase.elements.first?.element else {
        open.append(index)
        continue
      }
      for key in keys {
        byFirst[key, default: []].append(index)
        filter[Int(key & 0xFFFF) >> 6] |= 1 << UInt64(key & 63)
      }
    }
    self.phrases = phrases
    self.byFirst = byFirst
    self.open = open
    self.filter = filter
  }

  /// Whether a phrase may begin with this token.
  @inline(__always)
  public func mayBegin(_ token: Token) -> Bool {
    filter[Int(token.key & 0xFFFF) >> 6] >> UInt64(token.key & 63) & 1 != 0
  }

  /// Phrases that begin with a word.
  public func beginning(_ key: UInt32) -> [Int] { byFirst[key] ?? [] }
  /// Phrases that begin with a slot: to be tried at the beginning of lines only.
  public var withOpenStart: [Int] { open }

  /// Index behind the last token of a match that begins at `first`, or nil.
  /// - Parameter limit: tokens from here on are not looked at.
  public func match(_ phrase: Phrase, _ tokens: UnsafePointer<Token>, from first: Int, to limit: Int, bytes: UnsafePointer<UInt8>) -> Int? {
    match(phrase, 0, tokens, first, limit, bytes)
  }

  /// Matches the elements from `number` on.
  private func match(
    _ phrase: Phrase, _ number: Int, _ tokens: UnsafePointer<Token>, _ at: Int, _ limit: Int, _ bytes: UnsafePointer<UInt8>
  ) -> Int? {
    guard number < phrase.elements.count else { return at }
    let next = phrase.elements[number]
    if at < limit {
      if case .name = next.element {
        var end = at
        while end < limit, end - at < 4, tokens[end].kind == .word, tokens[end].flags.contains(.capital) { end += 1 }
        while end > at {
          if let found = match(phrase, number + 1, tokens, end, limit, bytes) { return found }
          end -= 1
        }
      } else if fits(next.element, tokens[at], bytes), let found = match(phrase, number + 1, tokens, at + 1, limit, bytes) {
        return found
      }
    }
    return next.optional ? match(phrase, number + 1, tokens, at, limit, bytes) : nil
  }

  private func fits(_ element: Phrase.Element, _ token: Token, _ bytes: UnsafePointer<UInt8>) -> Bool {
    switch element {
    case .word(let keys): keys.contains(token.key)
    case .exact(let hash): WordHash.hash(bytes + Int(token.start), token.count) == hash
    case .number: token.kind == .number
    case .anyWord: token.kind == .word
    case .capitalized, .name: token.kind == .word && token.flags.contains(.capital)
    }
  }
}
