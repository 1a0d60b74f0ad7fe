import Text

/// Where a phrase of a list may stand.
public enum PhraseScope: UInt8, Sendable {
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
public struct PhraseElement: Sendable {
  public enum Kind: UInt8, Sendable {
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
  /// Place of its words' keys among all keys of the list; an exact word has one, too.
  var firstKey: Int32 = 0
  var keyCount: Int32 = 0
  /// Hash of an exact word.
  var hash: UInt64 = 0
}

/// All phrases of a language in flat arrays, read from its file without making a string.
public final class PhraseList: Sendable {
  private struct Entry: Sendable {
    var row: DictionaryFile.Row
    var scope: PhraseScope
    var check: UInt64
    var firstElement: Int32
    var elementCount: Int32
  }

  private let entries: [Entry]
  private let elements: [PhraseElement]
  private let keys: [UInt32]

  public init(_ file: DictionaryFile?) {
    var builder = Builder()
    builder.reserve(forBytes: file?.count ?? 0)
    file?.forEachRow { builder.add($0) }
    entries = builder.entries
    elements = builder.elements
    keys = builder.keys
  }

  public var count: Int { entries.count }
  public func scope(_ phrase: Int) -> PhraseScope { entries[phrase].scope }
  /// Number of tokens, optional ones included.
  public func length(_ phrase: Int) -> Int { Int(entries[phrase].elementCount) }
  /// The pattern, an example line and one that must not match, as they stand in the file.
  public func pattern(_ phrase: Int) -> String { entries[phrase].row.text(2) }
  public func example(_ phrase: Int) -> String { entries[phrase].row.text(3) }
  public func nearMiss(_ phrase: Int) -> String { entries[phrase].row.text(4) }
  /// First byte of the pattern.
  public func firstByte(_ phrase: Int) -> UInt8 { entries[phrase].row.first(2) }

  /// Numbers of the phrases for a check.
  public func phrases(of check: String) -> [Int] {
    let hash = WordHash.hash(check)
    return entries.indices.filter { entries[$0].check == hash }
  }

  public func element(_ phrase: Int, _ number: Int) -> PhraseElement {
    elements[Int(entries[phrase].firstElement) + number]
  }

  /// Keys of the words that an element can be; nil where it is a slot.
  public func keys(_ phrase: Int, _ number: Int) -> ArraySlice<UInt32>? {
    guard number < length(phrase) else { return nil }
    let element = element(phrase, number)
    guard element.keyCount > 0 else { return nil }
    return keys[Int(element.firstKey)..<Int(element.firstKey + element.keyCount)]
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
      for key in Int(element.firstKey)..<Int(element.firstKey + element.keyCount) where keys[key] == token.key {
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

  /// Reads rows: check, scope, pattern, example, near miss.
  private struct Builder {
    var entries: [Entry] = []
    var elements: [PhraseElement] = []
    var keys: [UInt32] = []

    /// Room for what files of this size hold: arrays that grow touch fresh memory again and again.
    mutating func reserve(forBytes count: Int) {
      entries.reserveCapacity(count / 128)
      elements.reserveCapacity(count / 32)
      keys.reserveCapacity(count / 16)
    }

    mutating func add(_ row: DictionaryFile.Row) {
      let scope: PhraseScope
      switch row.first(1) {
      case 0x6C: scope = .line
      case 0x73: scope = .start
      case 0x65: scope = .end
      case 0x61: scope = .any
      default: return
      }
      let first = elements.count
      let pattern = row.range(2)
      var start = pattern.lowerBound
      for at in pattern.lowerBound...pattern.upperBound where at == pattern.upperBound || row.bytes[at] == 0x20 {
        if at > start { addElement(row.bytes, start, at) }
        start = at + 1
      }
      entries.append(
        Entry(
          row: row, scope: scope, check: row.hash(0), firstElement: Int32(first),
          elementCount: Int32(elements.count - first)))
    }

    private mutating func addElement(_ bytes: UnsafePointer<UInt8>, _ lower: Int, _ upper: Int) {
      var end = upper
      let isOptional = upper - lower > 1 && bytes[upper - 1] == 0x3F
      if isOptional { end -= 1 }
      var element = slot(bytes, lower, end) ?? words(bytes, lower, end)
      element.isOptional = isOptional
      elements.append(element)
    }

    /// "<n>", "<w>", "<cap>", "<name>".
    private func slot(_ bytes: UnsafePointer<UInt8>, _ lower: Int, _ upper: Int) -> PhraseElement? {
      guard upper - lower >= 3, bytes[lower] == 0x3C, bytes[upper - 1] == 0x3E else { return nil }
      switch (bytes[lower + 1], upper - lower) {
      case (0x6E, 3): return PhraseElement(kind: .number)
      case (0x77, 3): return PhraseElement(kind: .anyWord)
      case (0x63, 5): return PhraseElement(kind: .capitalized)
      case (0x6E, 6): return PhraseElement(kind: .name)
      default: return nil
      }
    }

    /// "=Word", or words apart by bars.
    private mutating func words(_ bytes: UnsafePointer<UInt8>, _ lower: Int, _ upper: Int) -> PhraseElement {
      var element = PhraseElement(kind: .word)
      element.firstKey = Int32(keys.count)
      if upper - lower > 1, bytes[lower] == 0x3D {
        element.kind = .exact
        element.hash = WordHash.hash(bytes + lower + 1, upper - lower - 1)
        keys.append(WordKey(bytes + lower + 1, upper - lower - 1).value)
      } else {
        var start = lower
        for at in lower...upper where at == upper || bytes[at] == 0x7C && upper - lower > 1 {
          if at > start { keys.append(WordKey(bytes + start, at - start).value) }
          start = at + 1
        }
      }
      element.keyCount = Int32(keys.count) - element.firstKey
      return element
    }
  }
}
