import Text

/// Cuts blocks into sentences: ICU's rules, then the stops that belong to abbreviations, initials and ordinals.
struct SentenceSplitter {
  /// Ordinals of days, months, centuries; a longer number before a full stop ends a sentence.
  private static let longestOrdinal = 2
  /// Words after which a short number with a full stop is an ordinal even before a capital ("am 3. Mai", "das 20. Jahrhundert").
  private static let beforeOrdinal = WordSet(
    "am vom zum der die das dem den des im ab bis seit und oder jeder jeden jedes ein eine einen einem einer dieser dieses diesem ihr ihre ihren sein seine seinen"
  )
  /// Roman numerals name rulers ("Karl V. Der" is rare, "Ludwig XIV. regierte" is not).
  private static let months = WordSet(
    "januar februar märz april mai juni juli august september oktober november dezember jänner jahrhundert jahrhunderts auflage"
  )

  mutating func split(_ document: Document, block index: Int) {
    let block = document.blocks[index]
    let breaker = SentenceBreaker(joinsLines: block.block.joinsLines)
    let floor = Int(block.block.span.lower)
    let ceiling = Int(block.block.span.upper)
    let tokens = document.buffer.base
    var first = block.first
    var at = block.first
    while true {
      at = document.sets.stops.next(at, below: block.end)
      guard at < block.end else { break }
      let token = tokens[at]
      at += 1
      guard let boundary = breaker.boundary(document.bytes, terminator: Int(token.start), from: floor, to: ceiling)
      else {
        if token.first == 0x2E, isAbbreviation(document, stop: at - 1, block) {
          tokens[at - 1].flags.insert(.abbreviationStop)
        }
        continue
      }
      var end = at
      while end < block.end, Int(tokens[end].start) < boundary { end += 1 }
      if token.first == 0x2E, end < block.end, vetoes(document, stop: at - 1, next: end, block) {
        tokens[at - 1].flags.insert(.abbreviationStop)
        continue
      }
      add(document, first, end, index)
      first = end
      at = end
    }
    if first < block.end { add(document, first, block.end, index) }
  }

  private func add(_ document: Document, _ first: Int, _ end: Int, _ block: Int) {
    document.buffer.base[first].flags.insert(.sentenceStart)
    document.state.pointee.sentenceTable.append(Sentence(first: first, end: end, block: block))
  }

  private func isAbbreviation(_ document: Document, stop: Int, _ block: DocumentBlock) -> Bool {
    guard stop > block.first, !document[stop].flags.contains(.spaceBefore) else { return false }
    let before = document[stop - 1]
    guard before.kind == .word else { return before.kind == .number }
    if isInitial(document, before) { return true }
    return document.abbreviations[key(document, before)] != 0
  }

  /// The key of an abbreviation: of its last part, where full stops stand inside ("z.B").
  private func key(_ document: Document, _ token: Token) -> UInt32 {
    guard token.flags.contains(.dot) else { return token.key }
    return WordKey(written: document.text.string(token.span)).value
  }

  private func isInitial(_ document: Document, _ token: Token) -> Bool {
    // One letter, or single letters with stops between ("z.B").
    if token.flags.contains(.dot) { return true }
    return token.count == 1 || token.count == 2 && token.first >= 0xC3
  }

  /// Whether the full stop at `stop` ends no sentence, though a capital follows.
  private func vetoes(_ document: Document, stop: Int, next: Int, _ block: DocumentBlock) -> Bool {
    guard stop > block.first else { return false }
    if document[stop].flags.contains(.spaceBefore) { return beginsName(document, stop, next) }
    let before = document[stop - 1]
    if before.kind == .number { return isOrdinal(document, stop - 1, next, block) }
    guard before.kind == .word else { return false }
    if isInitial(document, before) {
      return before.flags.contains(.capital) || before.flags.contains(.dot)
        || isSpacedAbbreviation(document, stop - 1, block)
    }
    let kind = document.abbreviations[key(document, before)]
    if kind == 1 { return true }
    return kind == 2 && !document[next].flags.contains(.capital)
  }

  /// "für .NET geschrieben": the full stop is the first sign of a name.
  private func beginsName(_ document: Document, _ stop: Int, _ next: Int) -> Bool {
    next == stop + 1 && document[next].start == document[stop].end
      && (document[next].flags.contains(.allCapitals) || document.entry(next).isName)
  }

  /// "z. B." and its like: a small single letter after another single letter with its stop.
  private func isSpacedAbbreviation(_ document: Document, _ letter: Int, _ block: DocumentBlock) -> Bool {
    letter >= block.first + 2 && document.isMark(letter - 1, ".") && document[letter - 2].count <= 2
  }

  private func isOrdinal(_ document: Document, _ number: Int, _ next: Int, _ block: DocumentBlock) -> Bool {
    guard document[number].count <= Self.longestOrdinal else { return false }
    if Self.months.contains(document[next].key) { return true }
    // At the start of a line a number with a full stop counts the items of a list.
    if number == block.first { return true }
    return Self.beforeOrdinal.contains(document[number - 1].key)
  }
}
