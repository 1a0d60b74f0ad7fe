import Language

/// Counts which words with a capital stand directly before or behind a noun in good text.
///
/// A line falls into segments at quotation marks, brackets, commas, semicolons, dashes (–) and behind ". ", "! ", "? ",
/// ": ". The first word of a segment is left out, for its capital may be that of a sentence, unless it stands alone.
/// The last word before a line feed is left out, too: in headings and lists it is cut off from what follows.
public struct NounPairCounter {
  /// Limits of the rows: chosen by hand while reading the rows, not measured.
  private enum Limit {
    static let occurrences = 20
    static let pairs = 2
    /// The shares from which the lexicon image has a class: see `addJuxtaposition` of ``LexiconCompiler``.
    static let shareBefore = 0.003
    static let shareBehind = 0.0015
    /// A noun that stands more often than so before others says little about the noun behind it.
    static let seldomBefore = 0.006
    static let capitalPairs = 3
    /// Shorter words of the second place are mostly abbreviations.
    static let secondLength = 3
  }

  private struct Word {
    let spelling: Range<Int>
    let isNoun: Bool
    let isSecond: Bool
    var count = 0
    var before = 0
    var behind = 0
  }

  private struct Pair {
    let first: Int
    let second: Int
    let count: Int
  }

  private let classes: WordClasses
  private var index: [UInt64: Int32] = [:]
  private var words: [Word] = []
  /// The spellings of all words one behind the other.
  private var spellings: [UInt8] = []
  /// Key: number of the first word in the high half, of the second in the low half.
  private var pairs: [UInt64: Int32] = [:]

  /// A counter that has seen no text yet.
  public init(_ classes: WordClasses) { self.classes = classes }

  // MARK: Reading

  /// Adds the words of a text in UTF-8.
  public mutating func count(_ text: [UInt8]) {
    // The hash of a word may read eight bytes behind it.
    (text + [0, 0, 0, 0, 0, 0, 0, 0]).withUnsafeBufferPointer { buffer in
      let bytes = UnsafeBufferPointer(rebasing: buffer[..<text.count])
      var pieces: [Range<Int>] = []
      var start = 0
      var at = 0
      while at < bytes.count {
        let cut = Self.cut(bytes, at)
        if cut != .none { pieces.append(start..<at) }
        if cut == .line { pieces[pieces.count - 1] = at..<at }
        if cut == .segment || cut == .line { countSegment(&pieces, bytes) }
        at += cut == .none ? 1 : Self.width(bytes[at])
        if cut != .none { start = at }
      }
      pieces.append(start..<at)
      countSegment(&pieces, bytes)
    }
  }

  private enum Cut { case none, word, segment, line }

  private static func cut(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Cut {
    switch bytes[at] {
    case 0x20: at > 0 && isStop(bytes[at - 1]) ? .segment : .word
    case 0x0A: .line
    case 0x22, 0x28, 0x29, 0x2C, 0x3B: .segment  // " ( ) , ;
    case 0xC2 where at + 1 < bytes.count && (bytes[at + 1] == 0xAB || bytes[at + 1] == 0xBB): .segment  // « »
    case 0xE2 where at + 2 < bytes.count && bytes[at + 1] == 0x80 && [0x93, 0x9C, 0x9E].contains(bytes[at + 2]):
      .segment  // – “ „
    default: .none
    }
  }

  /// Length of the character that begins with a byte.
  private static func width(_ first: UInt8) -> Int { first < 0x80 ? 1 : first < 0xE0 ? 2 : 3 }

  private static func isStop(_ byte: UInt8) -> Bool { byte == 0x2E || byte == 0x21 || byte == 0x3F || byte == 0x3A }

  private mutating func countSegment(_ pieces: inout [Range<Int>], _ bytes: UnsafeBufferPointer<UInt8>) {
    var previous: Int?
    for piece in pieces.dropFirst(pieces.count > 1 ? 1 : 0) {
      guard Self.isCapital(bytes, piece) else {
        previous = nil
        continue
      }
      var end = piece.upperBound
      while Self.isStop(bytes[end - 1]) { end -= 1 }
      let word = number(of: UnsafeBufferPointer(rebasing: bytes[piece.lowerBound..<end]))
      words[word].count += 1
      if let previous, words[word].isSecond { pairs[UInt64(previous) << 32 | UInt64(word), default: 0] += 1 }
      previous = end == piece.upperBound ? word : nil
    }
    pieces.removeAll(keepingCapacity: true)
  }

  private static func isCapital(_ bytes: UnsafeBufferPointer<UInt8>, _ piece: Range<Int>) -> Bool {
    guard let first = bytes[piece].first else { return false }
    if first < 0x80 { return first >= 0x41 && first <= 0x5A }
    return Scalars.first(of: Array(bytes[piece].prefix(4))[...])?.properties.isUppercase ?? false
  }

  private mutating func number(of spelling: UnsafeBufferPointer<UInt8>) -> Int {
    let hash = WordHash.hash(spelling.baseAddress!, spelling.count)
    if let known = index[hash] { return Int(known) }
    index[hash] = Int32(words.count)
    let start = spellings.count
    spellings.append(contentsOf: spelling)
    let isNoun = classes.isNoun(hash: hash)
    let length = spelling.count { $0 & 0xC0 != 0x80 }
    words.append(
      Word(spelling: start..<spellings.count, isNoun: isNoun, isSecond: isNoun && length >= Limit.secondLength))
    return words.count - 1
  }

  // MARK: Results

  private func spelling(_ word: Word) -> ArraySlice<UInt8> { spellings[word.spelling] }

  private func countedPairs() -> [Pair] {
    pairs.map { Pair(first: Int($0.key >> 32), second: Int($0.key & 0xFFFF_FFFF), count: Int($0.value)) }
  }

  /// The file `juxtaposition.tsv`: words that stand beside nouns, the most frequent first.
  public func juxtaposition() -> [UInt8] {
    var table = Table(
      comment: """
        # Nouns that stand beside another noun in good text ("Bereich Arbeit", "wenn Firmen Anspruch haben"): the more \
        often, the less such a pair tells of a torn compound.
        # columns: form, occurrences, occurrences before another noun, occurrences behind a noun that seldom stands \
        before one; counted over the corpus of frequencies.tsv.xz

        """)
    let rows = wordsWithNeighbours().filter(isTelling).sorted(by: precedes)
    for word in rows { table.add([Array(spelling(word))], [word.count, word.before, word.behind]) }
    return table.bytes
  }

  private func wordsWithNeighbours() -> [Word] {
    let pairs = countedPairs()
    var words = words
    for pair in pairs { words[pair.first].before += pair.count }
    for pair in pairs {
      let first = words[pair.first]
      let isSeldom = Self.share(first.before, first) < Limit.seldomBefore
      if first.isNoun, isSeldom, first.count >= Limit.occurrences { words[pair.second].behind += pair.count }
    }
    return words
  }

  private static func share(_ part: Int, _ word: Word) -> Double { Double(part) / Double(word.count) }

  private func isTelling(_ word: Word) -> Bool {
    let isFrequent = word.count >= Limit.occurrences
    let isBefore = isFrequent && word.before >= Limit.pairs && Self.share(word.before, word) >= Limit.shareBefore
    let isBehind = word.isNoun && word.behind >= Limit.pairs && Self.share(word.behind, word) >= Limit.shareBehind
    guard isBefore || isBehind, Scalars.areLetters(spelling(word)) else { return false }
    return word.isNoun || !classes.isCapitalAdjective(spelling(word))
  }

  private func precedes(_ one: Word, _ other: Word) -> Bool {
    if one.before != other.before { return one.before > other.before }
    if one.behind != other.behind { return one.behind > other.behind }
    return spelling(one).lexicographicallyPrecedes(spelling(other))
  }

  /// The file `capital-pairs.tsv`: adjectives with a capital and their nouns, the most frequent first.
  public func capitalPairs() -> [UInt8] {
    var table = Table(
      comment: """
        # Adjectives with a capital before a noun that stand so in the middle of good sentences, three times or more \
        ("Vereinten Nationen").
        # columns: adjective, noun, count; counted over the corpus of frequencies.tsv.xz

        """)
    let rows = countedPairs().filter {
      $0.count >= Limit.capitalPairs && classes.isCapitalAdjective(spelling(words[$0.first]))
    }
    for pair in rows.sorted(by: precedes) {
      table.add([pair.first, pair.second].map { Array(spelling(words[$0])) }, [pair.count])
    }
    return table.bytes
  }

  private func precedes(_ one: Pair, _ other: Pair) -> Bool {
    if one.count != other.count { return one.count > other.count }
    let first = one.first == other.first ? one.second : one.first
    let second = one.first == other.first ? other.second : other.first
    return spelling(words[first]).lexicographicallyPrecedes(spelling(words[second]))
  }
}
