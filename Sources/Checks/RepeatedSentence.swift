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
  /// A paragraph of so many bytes is no verse.
  private static let prose = 160

  static func look(_ document: Document, _ sink: inout Sink) {
    var recent = [UInt64](repeating: 0, count: 8)
    var previousBlock: (hash: UInt64, words: Int) = (0, 0)
    var lastButOne: (hash: UInt64, words: Int) = (0, 0)
    var position = 0
    for (number, block) in document.blocks.enumerated() {
      var blockHash: UInt64 = 0
      var blockWords = 0
      let isSentences = block.kind == .prose || block.kind == .quotation
      var reported = false
      for index in block.sentences {
        let sentence = document.sentences[index]
        let (hash, words) = key(document, sentence)
        blockHash = blockHash &* 31 &+ hash
        blockWords += words
        position += 1
        guard isSentences, words >= fewestWords else {
          recent[position & 7] = 0
          continue
        }
        if let distance = distance(hash, recent, position) {
          let isAtOnce = distance == 1 && index > block.firstSentence
          // Documentation says the same of one thing after another; within a paragraph nobody does.
          let isNear = words >= fewestWordsNear && index - distance >= block.firstSentence
          if isAtOnce && (!isShortLine(block) || words >= fewestWordsNear) || isNear {
            reported = report(document, sentence, &sink) || reported
          }
        }
        recent[position & 7] = hash
      }
      if !reported, blockHash == previousBlock.hash, blockWords >= fewestWordsOfLine,
        isDoubledLine(document, number, blockWords)
      {
        reportLine(document, block, &sink)
      } else if document.isFirstWindow, number > 0, number < headLines, blockWords >= fewestWordsOfLine,
        !isVerse(document, number),
        block.kind == .heading || block.kind == .prose
      {
        // "Contents:" between the two, or a kicker before the headline.
        let isApart = blockHash == lastButOne.hash && blockWords > fewestWordsOfLine && previousBlock.words <= 2
        if isApart || number == 1 && isTail(document, block, of: document.blocks[0]) {
          reportLine(document, block, &sink)
        }
      }
      lastButOne = previousBlock
      previousBlock = (blockHash, blockWords)
    }
  }

  /// Hash of a sentence's words, and their number. Numbers count, marks do not.
  @inline(__always)
  private static func key(_ document: Document, _ sentence: Sentence) -> (UInt64, Int) {
    let tokens = document.tokens
    var hash: UInt64 = 0
    var words = 0
    for index in sentence.first..<sentence.end {
      switch tokens[index].kind {
      case .punctuation, .symbol: continue
      case .word: words += 1
      default: break
      }
      hash = (hash << 7 | hash >> 57) ^ UInt64(tokens[index].key)
    }
    return (hash, words)
  }

  @inline(__always)
  private static func distance(_ hash: UInt64, _ recent: [UInt64], _ position: Int) -> Int? {
    for distance in 1...nearest where recent[(position - distance) & 7] == hash { return distance }
    return nil
  }

  /// A line of verse: refrains are repeated.
  private static func isShortLine(_ block: DocumentBlock) -> Bool {
    block.block.span.count < prose / 2 && block.sentences.count < 2
  }

  private static func isDoubledLine(_ document: Document, _ number: Int, _ words: Int) -> Bool {
    let block = document.blocks[number]
    guard number > 0, block.kind != .tableRow, block.kind != .listItem, !block.block.isRest else { return false }
    guard !CodeShape.isCode(document, block), hasGerman(document, block) else { return false }
    if document.isFirstWindow, number < headLines { return !isVerse(document, number) }
    if words >= fewestWordsNear { return !isVerse(document, number) }
    let hasProseBefore = number >= 2 && document.blocks[number - 2].block.span.count >= prose
    let hasProseBehind = number + 1 < document.blocks.count && document.blocks[number + 1].block.span.count >= prose
    return hasProseBefore || hasProseBehind
  }

  /// Whether the words of a line are the last ones of the line before.
  private static func isTail(_ document: Document, _ block: DocumentBlock, of line: DocumentBlock) -> Bool {
    var first = line.end - 1
    var second = block.end - 1
    while true {
      while first >= line.first, document[first].kind == .punctuation { first -= 1 }
      while second >= block.first, document[second].kind == .punctuation { second -= 1 }
      if second < block.first { return hasGerman(document, block) }
      if first < line.first || document[first].key != document[second].key { return false }
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
