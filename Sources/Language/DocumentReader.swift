import Reading
import Text

/// Turns a text into windows: reads blocks, cuts them into tokens and sentences, and looks each word up, once.
public struct DocumentReader: ~Copyable {
  /// The window, filled anew by each ``nextWindow()``.
  public let document: Document
  private var reader: PlainReader
  private var tokenizer = Tokenizer()
  private var splitter = SentenceSplitter()
  private var nextBlock: Block?
  private var isFirst = true

  private var state: UnsafeMutablePointer<Document.State> { document.state }

  /// Tokens after which a window is full.
  private static let windowTokens = 1 << 15

  /// - Parameters:
  ///   - language: the text's language; nil has it detected.
  ///   - workspace: buffers of the thread, used again for each text.
  public init(_ text: SourceText, language: String? = nil, in workspace: Workspace = Workspace()) {
    reader = PlainReader(text)
    document = Document(text: text, workspace: workspace)
    document.state.pointee.language = language
    document.use(language.flatMap(LanguagePack.of))
    nextBlock = reader.nextBlock()
  }

  /// Fills ``document`` with the next stretch of the text; false at its end.
  public mutating func nextWindow() -> Bool {
    guard nextBlock != nil || isFirst else { return false }
    document.buffer.removeAll()
    state.pointee.blocks.removeAll(keepingCapacity: true)
    state.pointee.sentences.removeAll(keepingCapacity: true)
    while let block = nextBlock, document.buffer.count < Self.windowTokens {
      let first = document.buffer.count
      tokenizer.append(document.bytes, from: Int(block.span.lower), to: Int(block.span.upper), into: document.buffer)
      state.pointee.blocks.append(
        DocumentBlock(block: block, first: first, end: document.buffer.count, firstSentence: 0, endSentence: 0))
      nextBlock = reader.nextBlock()
    }
    let isUnknown = isFirst && document.language == nil
    // German first: most texts are, and need not be looked through twice.
    if isUnknown { document.use(.german) }
    lookUpWords()
    if isUnknown { detectLanguage() }
    document.sets.fill(document.tokens, count: document.count, phrases: document.pack?.phraseStarts)
    splitSentences()
    state.pointee.survey.add(document)
    state.pointee.isFirstWindow = isFirst
    state.pointee.isLastWindow = nextBlock == nil
    isFirst = false
    return true
  }

  /// Settles language and pack of a text whose words were looked up in the German lexicon.
  private func detectLanguage() {
    state.pointee.language = LanguageDetector.detect(document.tokens, count: document.count) ?? assumedLanguage()
    let pack = document.language.flatMap(LanguagePack.of)
    if pack === document.pack { return }
    document.use(pack)
    let tokens = document.buffer.base
    for index in 0..<document.count {
      tokens[index].entry = 0
      tokens[index].lowerEntry = 0
    }
    if pack != nil { lookUpWords() }
  }

  /// Words from which on a text must hold some that the German lexicon knows.
  private static let leastWords = 20

  /// German for a text of too few words to tell; nil for one of which the German lexicon knows less than a third.
  private func assumedLanguage() -> String? {
    let tokens = document.tokens
    var words = 0
    var known = 0
    for index in 0..<document.count where tokens[index].kind == .word {
      words += 1
      if tokens[index].entry != 0 { known += 1 }
    }
    return words < Self.leastWords || known * 3 >= words ? "de" : nil
  }

  /// Tokens that are looked up side by side: the lexicon is larger than the processor's caches, and asking for many
  /// places at once hides the wait for each.
  private static let batch = 32

  /// Gives each token its key, and the words their entries.
  private func lookUpWords() {
    let tokens = document.buffer.base
    let lexicon = document.lexicon
    withUnsafeTemporaryAllocation(of: (written: UInt64, small: UInt64).self, capacity: Self.batch) { hashes in
      var first = 0
      while first < document.count {
        let count = min(Self.batch, document.count - first)
        for number in 0..<count {
          hashes[number] = hash(tokens + first + number)
          tokens[first + number].key = WordKey(hash: hashes[number].small).value
          lexicon?.prefetchPilot(hashes[number].written)
          if hashes[number].small != hashes[number].written { lexicon?.prefetchPilot(hashes[number].small) }
        }
        if let lexicon { lookUp(tokens + first, UnsafePointer(hashes.baseAddress!), count, lexicon) }
        first += count
      }
    }
  }

  private func lookUp(
    _ tokens: UnsafeMutablePointer<Token>, _ hashes: UnsafePointer<(written: UInt64, small: UInt64)>, _ count: Int,
    _ lexicon: Lexicon
  ) {
    for number in 0..<count where tokens[number].kind == .word {
      lexicon.prefetchSlot(hashes[number].written)
      if hashes[number].small != hashes[number].written { lexicon.prefetchSlot(hashes[number].small) }
    }
    for number in 0..<count where tokens[number].kind == .word {
      let entry = lexicon.entry(hash: hashes[number].written).bits
      tokens[number].entry = entry
      tokens[number].lowerEntry =
        hashes[number].small == hashes[number].written ? entry : lexicon.entry(hash: hashes[number].small).bits
    }
  }

  /// Hashes of a token as it is written and with a small first letter.
  @inline(__always)
  private func hash(_ token: UnsafeMutablePointer<Token>) -> (written: UInt64, small: UInt64) {
    let start = document.bytes + Int(token.pointee.start)
    let count = token.pointee.count
    let flags = token.pointee.flags
    let written = WordHash.hash(start, count)
    guard flags.contains(.capital) else { return (written, written) }
    return (
      written,
      flags.contains(.allCapitals)
        ? AllCapitals.lowerHash(start, count)
        : WordHash.hash(start, count, firstBits: CaseFlip.bits(start, capital: true))
    )
  }

  private mutating func splitSentences() {
    for index in document.blocks.indices {
      state.pointee.blocks[index].firstSentence = document.sentences.count
      splitter.split(document, block: index)
      state.pointee.blocks[index].endSentence = document.sentences.count
      Nesting.mark(document, document.blocks[index])
    }
  }
}

enum AllCapitals {
  /// Hash of the word in small letters; letters beyond Latin-1 stay as they are.
  static func lowerHash(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count + 8) { copy in
      var at = 0
      while at < count {
        let byte = bytes[at]
        if byte >= 0x41 && byte <= 0x5A {
          copy[at] = byte | 0x20
        } else if byte == 0xC3, at + 1 < count, bytes[at + 1] < 0x9F, bytes[at + 1] != 0x97 {
          copy[at] = byte
          at += 1
          copy[at] = bytes[at] | 0x20
        } else {
          copy[at] = byte
        }
        at += 1
      }
      for pad in count..<count + 8 { copy[pad] = 0 }
      return WordHash.hash(copy.baseAddress!, count)
    }
  }
}
