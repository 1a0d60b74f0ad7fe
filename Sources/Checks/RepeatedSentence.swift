import Language
import Reading
import Text

/// Sentences and lines that are repeated.
enum RepeatedSentence {
  /// Words of a sentence that is repeated at once.
  private static let fewestWords = 4
  /// Words of a sentence that is repeated a few sentences later, in the same or the next paragraph.
  private static let fewestWordsNear = 8
  /// Sentences between.
  private static let nearest = 4
  /// Words of a line that is repeated at once.
  private static let fewestWordsOfLine = 3
  /// Lines at a text's beginning, where headlines are doubled.
  private static let headLines = 8
  /// Repeated lines in a window, beyond which they are the text's form: a list of records, a manual that says the same of
  /// one item after another.
  private static let mostLines = 2
  /// A paragraph of so many bytes is no verse.
  private static let prose = 160

  static func look(_ document: Document, _ sink: inout Sink) {
    let blocks = document.blocks
    let sentences = document.sentences
    var lines: [Int] = []
    for number in blocks.indices {
      let block = blocks[number]
      guard block.first < block.end else { continue }
      var reported = false
      if block.sentences.count > 1, block.kind == .prose || block.kind == .quotation {
        for index in block.sentences.dropFirst() where repeats(document, block, index, sentences) {
          reported = report(document, sentences[index], &sink) || reported
        }
      }
      if !reported, number > 0, isRepeatedLine(document, number, blocks) { lines.append(number) }
    }
    let isForm = lines.count { !isHead(document, $0) } > mostLines
    for number in lines where !isForm || isHead(document, number) { reportLine(document, blocks[number], &sink) }
  }

  /// Whether a line stands at the text's beginning.
  private static func isHead(_ document: Document, _ number: Int) -> Bool {
    document.isFirstWindow && number < headLines
  }

  /// Whether one of the sentences right before, in the same paragraph, is the same. Documentation says the same of one
  /// thing after another; within a paragraph nobody does.
  @inline(__always)
  private static func repeats(
    _ document: Document, _ block: DocumentBlock, _ index: Int, _ sentences: UnsafeBufferPointer<Sentence>
  )
    -> Bool
  {
    let tokens = document.tokens
    let key = tokens[sentences[index].first].key
    for distance in 1...nearest where index - distance >= block.firstSentence {
      let other = sentences[index - distance]
      guard tokens[other.first].key == key, let words = same(document, other.tokens, sentences[index].tokens) else {
        continue
      }
      if words >= fewestWordsNear || distance == 1 && words >= fewestWords && !isShortLine(block) { return true }
    }
    return false
  }

  /// Whether the line is the one above again, or the last words of a text's first line, or a headline with one short line
  /// between.
  private static func isRepeatedLine(_ document: Document, _ number: Int, _ blocks: UnsafeBufferPointer<DocumentBlock>)
    -> Bool
  {
    let tokens = document.tokens
    let block = blocks[number]
    let before = blocks[number - 1]
    guard before.kind != .metadata, block.kind != .metadata else { return false }
    if before.first < before.end, tokens[before.first].key == tokens[block.first].key,
      let words = same(document, before.tokens, block.tokens)
    {
      return words >= fewestWordsOfLine && isDoubledLine(document, number, words)
    }
    guard document.isFirstWindow, number < headLines, block.kind == .heading || block.kind == .prose else {
      return false
    }
    if number == 1 { return isTail(document, block, of: before) && !isVerse(document, number) }
    // "Contents:" between the two.
    let other = blocks[number - 2]
    guard other.kind != .metadata, before.tokens.count <= fewestWordsOfLine,
      let words = same(document, other.tokens, block.tokens)
    else {
      return false
    }
    return words > fewestWordsOfLine && !isVerse(document, number)
  }

  /// Number of words where two stretches have the same words and numbers, whatever their marks; nil where they differ.
  private static func same(_ document: Document, _ first: Range<Int>, _ second: Range<Int>) -> Int? {
    let tokens = document.tokens
    var a = first.lowerBound
    var b = second.lowerBound
    var words = 0
    while true {
      while a < first.upperBound, tokens[a].kind == .punctuation || tokens[a].kind == .symbol { a += 1 }
      while b < second.upperBound, tokens[b].kind == .punctuation || tokens[b].kind == .symbol { b += 1 }
      if a == first.upperBound || b == second.upperBound {
        return a == first.upperBound && b == second.upperBound ? words : nil
      }
      if tokens[a].key != tokens[b].key { return nil }
      if tokens[a].kind == .word { words += 1 }
      a += 1
      b += 1
    }
  }

  /// A line of verse: refrains are repeated.
  private static func isShortLine(_ block: DocumentBlock) -> Bool {
    block.block.span.count < prose / 2 && block.sentences.count < 2
  }

  private static func isDoubledLine(_ document: Document, _ number: Int, _ words: Int) -> Bool {
    let block = document.blocks[number]
    guard number > 0, block.kind != .tableRow, block.kind != .tableCell, block.kind != .listItem, !block.block.isRest
    else { return false }
    guard !CodeShape.isCode(document, block), hasGerman(document, block) else { return false }
    if isHead(document, number) { return !isVerse(document, number) }
    // Documentation closes one item after another with the same sentence.
    if block.sentences.count == 1, document[block.end - 1].isMark(".") { return false }
    if words >= fewestWordsNear { return !isVerse(document, number) }
    let hasProseBefore = number >= 2 && document.blocks[number - 2].block.span.count >= prose
    let hasProseBehind = number + 1 < document.blocks.count && document.blocks[number + 1].block.span.count >= prose
    return hasProseBefore || hasProseBehind
  }

  /// Whether the words of a line are the last ones of the line before.
  private static func isTail(_ document: Document, _ block: DocumentBlock, of line: DocumentBlock) -> Bool {
    var first = line.end - 1
    var second = block.end - 1
    var words = 0
    while true {
      while first >= line.first, document[first].kind == .punctuation { first -= 1 }
      while second >= block.first, document[second].kind == .punctuation { second -= 1 }
      if second < block.first { return words >= fewestWordsOfLine && hasGerman(document, block) }
      if first < line.first || document[first].key != document[second].key { return false }
      if document[second].kind == .word { words += 1 }
      first -= 1
      second -= 1
    }
  }

  private static func hasGerman(_ document: Document, _ block: DocumentBlock) -> Bool {
    for index in block.tokens where document.lowerEntry(index).isFunctionWord { return true }
    return false
  }

  /// Short lines all around are verse.
  private static func isVerse(_ document: Document, _ number: Int) -> Bool {
    let blocks = document.blocks
    var short = 0
    var count = 0
    for index in max(0, number - 4)..<min(blocks.count, number + 5) where index != number && index != number - 1 {
      count += 1
      if blocks[index].block.span.count < 60, blocks[index].kind != .listItem { short += 1 }
    }
    return count >= 4 && short == count
  }

  private static func report(_ document: Document, _ sentence: Sentence, _ sink: inout Sink) -> Bool {
    guard !CodeShape.isCode(document, document.blocks[sentence.block]) else { return false }
    guard !document[sentence.first].flags.contains(.quoted) else { return false }
    let span = document[sentence.first].span.union(document[sentence.end - 1].span)
    sink.report(
      span, Message("this sentence stands twice: „%1“", span), evidence: "repeated sentence", confidence: 0.97,
      fix: Fix(span, "", safety: .unsafe))
    return true
  }

  private static func reportLine(_ document: Document, _ block: DocumentBlock, _ sink: inout Sink) {
    let span = document[block.first].span.union(document[block.end - 1].span)
    sink.report(
      span, Message("this line repeats the line above: „%1“", span), evidence: "repeated line", confidence: 0.96,
      fix: Fix(span, "", safety: .unsafe))
  }
}
