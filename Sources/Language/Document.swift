import Reading
import Text

/// One sentence: a run of tokens in a block.
public struct Sentence: Sendable, BitwiseCopyable {
  /// First token.
  public var first: Int
  /// Token behind the last.
  public var end: Int
  /// The block it stands in.
  public var block: Int
  @inlinable public var tokens: Range<Int> { first..<end }
}

/// A block of the text with its tokens and sentences.
public struct DocumentBlock: Sendable, BitwiseCopyable {
  public var block: Block
  public var first: Int
  public var end: Int
  public var firstSentence: Int
  public var endSentence: Int
  @inlinable public var tokens: Range<Int> { first..<end }
  @inlinable public var sentences: Range<Int> { firstSentence..<endSentence }
  @inlinable public var kind: BlockKind { block.kind }
}

/// A window of a text as the checks see it: flat tables of tokens, sentences and blocks, filled once.
///
/// A long text passes through in several windows, so that memory stays small; ``memory`` lives as long as the text.
/// One thread at a time uses a document. What changes from window to window lies behind a pointer, since Swift would
/// otherwise check exclusive access at each of the many reads a token.
public final class Document {
  /// Everything that changes while a text passes through.
  @usableFromInline
  struct State {
    var sentenceTable = FlatTable<Sentence>()
    var blockTable = FlatTable<DocumentBlock>()
    /// The tables' values, once a window is full.
    @usableFromInline var sentences = UnsafeBufferPointer<Sentence>(start: nil, count: 0)
    @usableFromInline var blocks = UnsafeBufferPointer<DocumentBlock>(start: nil, count: 0)
    /// First token of the block that was judged last, and whether it is program text.
    var judgedBlock = -1
    var isCode = false
    /// Tokens tagged in the text so far.
    var taggedTokens = 0
    @usableFromInline var language: String?
    @usableFromInline var pack: LanguagePack?
    /// The country, where the user named one.
    var region: String?
    @usableFromInline var lexicon: Lexicon?
    @usableFromInline var prepositions = PrepositionTable(table: WordTable([]))
    @usableFromInline var abbreviations = WordTable([])
    @usableFromInline var survey = Survey()
    @usableFromInline var memory = TextMemory()
    /// Numbers of the elements whose text begins in this window.
    var inlines = 0..<0
    /// Numbers of the broken places of markup in this window.
    var faults = 0..<0
    @usableFromInline var isFirstWindow = true
    @usableFromInline var isLastWindow = true
  }

  /// The text that is read: the file, or the prose of one that has markup.
  public let text: SourceText
  /// Where that prose stands in its file and what elements it has; nil where the file is plain text.
  public let prose: Prose?
  /// The bytes of the whole text.
  public let bytes: UnsafePointer<UInt8>
  /// Tokens in order; ``count`` of them.
  public let buffer: TokenBuffer
  /// Some kinds of tokens, for the checks to walk through.
  public let sets: TokenSets
  @usableFromInline let state: UnsafeMutablePointer<State>
  let workspace: Workspace

  init(text: SourceText, prose: Prose?, workspace: Workspace) {
    self.text = text
    self.prose = prose
    self.workspace = workspace
    buffer = workspace.buffer
    sets = workspace.sets
    bytes = text.bytes
    state = .allocate(capacity: 1)
    state.initialize(to: State())
  }

  deinit {
    state.pointee.sentenceTable.deallocate()
    state.pointee.blockTable.deallocate()
    state.deinitialize(count: 1)
    state.deallocate()
  }

  @inlinable public var sentences: UnsafeBufferPointer<Sentence> { state.pointee.sentences }
  @inlinable public var blocks: UnsafeBufferPointer<DocumentBlock> { state.pointee.blocks }

  /// Whether a block is program text as `judge` sees it; its answer is kept for the next finding that asks.
  public func isCode(_ block: DocumentBlock, judge: () -> Bool) -> Bool {
    if state.pointee.judgedBlock != block.first {
      state.pointee.isCode = judge()
      state.pointee.judgedBlock = block.first
    }
    return state.pointee.isCode
  }

  /// The text's language, nil where nobody can tell.
  @inlinable public var language: String? { state.pointee.language }
  /// ISO 3166 code of the country whose conventions the text must keep, nil where nobody named one.
  public var region: String? { state.pointee.region }
  /// The conventions of the text's country: the one that was named, else the one that its own habits show, else the
  /// language's first. Read anew each time it is asked for.
  public var conventions: Conventions? {
    pack?.conventions(region: region ?? (survey.isSwiss ? "CH" : nil))
  }
  /// What is known of that language.
  @inlinable public var pack: LanguagePack? { state.pointee.pack }
  /// The language's lexicon, prepositions and abbreviations, kept at hand.
  @inlinable public var lexicon: Lexicon? { state.pointee.lexicon }
  @inlinable public var prepositions: PrepositionTable { state.pointee.prepositions }
  @inlinable public var abbreviations: WordTable { state.pointee.abbreviations }
  /// What the windows so far told of the text.
  @inlinable public var survey: Survey { state.pointee.survey }
  /// What checks remember from one window to the next.
  @inlinable public var memory: TextMemory {
    _read { yield state.pointee.memory }
    _modify { yield &state.pointee.memory }
  }
  /// Tokens of the text that had to be tagged so far.
  public var taggedTokens: Int { state.pointee.taggedTokens }

  /// Whether an unknown word, by its hash, was found to be no two words without a blank.
  public func isSound(_ hash: UInt64) -> Bool { workspace.sound[hash] != nil }
  /// Remembers that an unknown word is no two words without a blank.
  public func markSound(_ hash: UInt64) { workspace.sound.insert(true, for: hash) }

  /// Whether this window is the text's first, and its last.
  @inlinable public var isFirstWindow: Bool { state.pointee.isFirstWindow }
  @inlinable public var isLastWindow: Bool { state.pointee.isLastWindow }

  /// Sets what is known of the text's language.
  func use(_ pack: LanguagePack?) {
    guard pack !== self.pack else { return }
    state.pointee.pack = pack
    state.pointee.lexicon = pack?.lexicon
    if let pack {
      state.pointee.prepositions = pack.prepositions
      state.pointee.abbreviations = pack.abbreviations
    }
  }

  @inlinable public var count: Int { buffer.count }
  /// Offset behind the window's last token.
  public var end: UInt32 { count > 0 ? self[count - 1].end : 0 }
  @inlinable public var tokens: UnsafePointer<Token> { UnsafePointer(buffer.base) }

  @inlinable
  @inline(__always)
  public subscript(index: Int) -> Token { buffer.base[index] }

  /// The lexicon's entry of a token as it is written.
  @inlinable
  @inline(__always)
  public func entry(_ index: Int) -> LexicalEntry { LexicalEntry(bits: buffer.base[index].entry) }

  /// The entry of its form with a small first letter.
  @inlinable
  @inline(__always)
  public func lowerEntry(_ index: Int) -> LexicalEntry { LexicalEntry(bits: buffer.base[index].lowerEntry) }

  /// Readings of the form as written.
  public func readings(_ index: Int) -> ReadingSet { lexicon?.readings(entry(index)) ?? ReadingSet() }
  /// Readings of the form with a small first letter.
  public func lowerReadings(_ index: Int) -> ReadingSet { lexicon?.readings(lowerEntry(index)) ?? ReadingSet() }

  /// The token's characters.
  public func string(_ index: Int) -> String { text.string(self[index].span) }

  /// Entry of the form with a capital first letter; for tokens that begin with an ASCII letter or ä, ö, ü.
  public func capitalEntry(_ index: Int) -> LexicalEntry {
    let token = self[index]
    guard let lexicon else { return LexicalEntry(bits: 0) }
    let flip = CaseFlip.bits(bytes + Int(token.start), capital: token.flags.contains(.capital))
    if token.flags.contains(.capital) { return entry(index) }
    return lexicon.entry(hash: WordHash.hash(bytes + Int(token.start), token.count, firstBits: flip))
  }

  /// Entry of a part of the text.
  public func entry(from lower: Int, to upper: Int, flipCase: Bool = false) -> LexicalEntry {
    guard let lexicon, upper > lower else { return LexicalEntry(bits: 0) }
    let first = bytes[lower]
    let isCapital = first >= 0x41 && first <= 0x5A || first == 0xC3 && bytes[lower + 1] < 0x9F
    let flip = flipCase ? CaseFlip.bits(bytes + lower, capital: isCapital) : 0
    return lexicon.entry(hash: WordHash.hash(bytes + lower, upper - lower, firstBits: flip))
  }

  /// Whether the token is this ASCII mark.
  @inlinable
  public func isMark(_ index: Int, _ mark: Unicode.Scalar) -> Bool {
    index >= 0 && index < count && self[index].isMark(mark)
  }

  /// The scalar that a token begins with.
  @inlinable
  public func scalar(_ index: Int) -> UInt32 { UTF8Encoding.scalar(at: bytes + Int(self[index].start)).value }

  /// The place of a block that holds tokens among ``blocks``.
  public func number(of block: DocumentBlock) -> Int {
    var low = 0
    var high = blocks.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if blocks[middle].first <= block.first { low = middle } else { high = middle }
    }
    return low
  }

  /// The sentence that holds a token.
  public func sentence(of index: Int) -> Sentence {
    var low = 0
    var high = sentences.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if sentences[middle].first <= index { low = middle } else { high = middle }
    }
    return sentences[low]
  }
}

/// Flips the case of a word's first letter inside its first eight bytes.
public enum CaseFlip {
  /// Bits to flip in the first eight bytes, 0 where the first letter has no simple other case.
  @inlinable
  @inline(__always)
  public static func bits(_ bytes: UnsafePointer<UInt8>, capital: Bool) -> UInt64 {
    let first = bytes[0]
    if first < 0x80 {
      let small = first | 0x20
      return small >= 0x61 && small <= 0x7A ? 0x20 : 0
    }
    // U+00C0–U+00DE and U+00E0–U+00FE: the second byte differs in one bit.
    return first == 0xC3 && bytes[1] != 0x9F && bytes[1] != 0x97 && bytes[1] != 0xB7 ? 0x2000 : 0
  }
}
