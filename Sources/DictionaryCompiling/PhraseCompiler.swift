import Language

/// Reads phrases (check, scope, pattern, example, near miss) and arranges them for the search.
struct PhraseCompiler {
  private(set) var heads: [PhraseHead] = []
  private(set) var elements: [PhraseElement] = []
  private(set) var keys: [UInt32] = []
  private(set) var sets: [PhraseSet.Row] = []
  private(set) var links: [PhraseLink] = []
  private(set) var filters: [UInt64] = []
  /// Names of the checks in order of their first phrases, and the one of each phrase.
  private var checks: [String] = []
  private var owners: [String] = []

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
    heads.append(
      PhraseHead(
        line: UInt32(row.start), firstElement: UInt32(first), elementCount: UInt8(elements.count - first),
        scope: scope, firstByte: row.first(2), isOpenEnded: row.text(2).contains("©")))
    let name = row.text(0)
    if !checks.contains(name) { checks.append(name) }
    owners.append(name)
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
    element.firstKey = UInt32(keys.count)
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
    element.keyCount = UInt16(keys.count - Int(element.firstKey))
    return element
  }

  // MARK: Arrangement

  /// Arranges the phrases by check and first word; nothing is added afterwards.
  mutating func close() {
    addStarts()
    for check in checks { addSet(check) }
  }

  private var all: Range<Int> { heads.indices }

  /// Keys of the words that an element can be; empty where it is a slot.
  private func words(_ phrase: Int, _ number: Int) -> ArraySlice<UInt32> {
    let element = elements[Int(heads[phrase].firstElement) + number]
    return keys[Int(element.firstKey)..<Int(element.firstKey) + Int(element.keyCount)]
  }

  private func isOptional(_ phrase: Int, _ number: Int) -> Bool {
    elements[Int(heads[phrase].firstElement) + number].isOptional
  }

  private mutating func addStarts() {
    var firsts: [UInt32] = []
    var pairs: [UInt32] = []
    var loneWords: [UInt32] = []
    for phrase in all where heads[phrase].scope == .any {
      let seconds = seconds(phrase)
      for first in words(phrase, 0) {
        firsts.append(first)
        if let seconds {
          pairs += seconds.map { PhraseStarts.pair(first, $0) }
        } else {
          loneWords.append(first)
        }
      }
    }
    filters += Bloom.bits(firsts) + Bloom.bits(pairs) + Bloom.bits(loneWords)
  }

  /// The words that can follow a phrase's first; nil where any can.
  private func seconds(_ phrase: Int) -> [UInt32]? {
    var found: [UInt32] = []
    for number in 1..<max(1, Int(heads[phrase].elementCount)) {
      let words = words(phrase, number)
      if words.isEmpty { return nil }
      found += words
      if !isOptional(phrase, number) { return found }
    }
    return nil
  }

  private mutating func addSet(_ check: String) {
    let first = links.count
    let own = all.filter { owners[$0] == check }
    let closed = own.filter { !words($0, 0).isEmpty }
    let stretches = [
      chain(closed.filter { heads[$0].scope == .any }),
      chain(closed.filter { heads[$0].scope == .line || heads[$0].scope == .start }),
      chain(closed.filter { heads[$0].scope == .end }),
    ]
    for stretch in stretches { filters += Bloom.bits(stretch.lazy.map(\.key)) }
    let open = own.filter { words($0, 0).isEmpty }
    let needed = open.map(neededWords)
    filters +=
      needed.contains { $0.isEmpty }
      ? [UInt64](repeating: ~0, count: Bloom.words) : Bloom.bits(needed.joined())
    var ends: [Int] = []
    for stretch in stretches + [open.map { PhraseLink(key: 0, phrase: $0) }] {
      links += stretch
      ends.append(links.count)
    }
    sets.append(PhraseSet.Row(check: WordHash.hash(check), first: first, ends: ends))
  }

  /// The phrases by each word they can begin with.
  private func chain(_ phrases: [Int]) -> [PhraseLink] {
    phrases.flatMap { phrase in words(phrase, 0).map { PhraseLink(key: $0, phrase: phrase) } }
      .sorted { ($0.key, $0.phrase) < ($1.key, $1.phrase) }
  }

  /// Keys of the first element of a phrase that is no slot and not optional; empty where there is none.
  private func neededWords(_ phrase: Int) -> ArraySlice<UInt32> {
    for number in 0..<Int(heads[phrase].elementCount) where !isOptional(phrase, number) {
      let words = words(phrase, number)
      if !words.isEmpty { return words }
    }
    return []
  }
}
