import Reading
import Text

/// Turns a text into windows: reads blocks, cuts them into tokens and sentences, and looks each word up, once.
public struct DocumentReader: ~Copyable {
  /// The window, filled anew by each ``nextWindow()``.
  public let document: Document
  private var reader: BlockSource
  private var tokenizer = Tokenizer()
  private var splitter = SentenceSplitter()
  private var nextBlock: Block?
  private var isFirst = true

  private var state: UnsafeMutablePointer<Document.State> { document.state }

  /// Tokens after which a window is full.
  private static let windowTokens = 1 << 13

  /// - Parameters:
  ///   - language: the text's language ("de") or locale ("de-CH"); nil has the language detected.
  ///     where the file does not name it.
  ///   - format: how the text is read.
  ///   - workspace: buffers of the thread, used again for each text.
  public init(
    _ text: SourceText, as format: TextFormat = .plain, language: String? = nil, in workspace: Workspace = Workspace()
  ) {
    let prose = format.prose(of: text)
    reader = prose.map { .prose($0.blocks, next: 0) } ?? .plain(PlainReader(text))
    document = Document(text: prose?.text ?? text, prose: prose, workspace: workspace)
    workspace.makeRoom(forBytes: text.count)
    let parts = (language ?? prose?.language)?.split(separator: "-", maxSplits: 1).map(String.init) ?? []
    document.state.pointee.language = parts.first
    document.state.pointee.region = parts.count > 1 ? parts[1].uppercased() : nil
    document.use(parts.first.flatMap(LanguagePack.of))
    nextBlock = reader.nextBlock()
  }

  /// Fills ``document`` with the next stretch of the text; false at its end.
  public mutating func nextWindow() -> Bool {
    guard nextBlock != nil || isFirst else { return false }
    document.buffer.removeAll()
    document.forgetTags()
    state.pointee.blockTable.removeAll()
    state.pointee.sentenceTable.removeAll()
    state.pointee.judgedBlock = -1
    while let block = nextBlock, document.buffer.count < Self.windowTokens {
      let first = document.buffer.count
      tokenizer.append(document.bytes, from: Int(block.span.lower), to: Int(block.span.upper), into: document.buffer)
      state.pointee.blockTable.append(
        DocumentBlock(block: block, first: first, end: document.buffer.count, firstSentence: 0, endSentence: 0))
      nextBlock = reader.nextBlock()
    }
    advanceMarkup()
    let isUnknown = isFirst && document.language == nil
    // German first: most texts are, and need not be looked through twice.
    if isUnknown { document.use(.german) }
    lookUpWords()
    if isUnknown { detectLanguage() }
    document.sets.fill(document)
    splitSentences()
    state.pointee.survey.add(document)
    state.pointee.isFirstWindow = isFirst
    state.pointee.isLastWindow = nextBlock == nil
    isFirst = false
    return true
  }

  /// Finds the elements and the broken markup of the window: what stands before the next block and was in no window yet.
  private func advanceMarkup() {
    guard let prose = document.prose else { return }
    var end = state.pointee.inlines.upperBound
    let limit = nextBlock?.span.lower ?? .max
    while end < prose.inlines.count, prose.inlines[end].span.lower < limit { end += 1 }
    state.pointee.inlines = state.pointee.inlines.upperBound..<end
    end = state.pointee.faults.upperBound
    let place = nextBlock.map { prose.place(of: Int($0.span.lower)) } ?? .max
    while end < prose.faults.count, Int(prose.faults[end].span.lower) < place { end += 1 }
    state.pointee.faults = state.pointee.faults.upperBound..<end
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

  /// Words that are looked up side by side: the lexicon is larger than the processor's caches, and asking for many
  /// places at once hides the wait for each.
  private static let batch = 32

  /// A word that is to be looked up.
  private struct Question {
    var token: UnsafeMutablePointer<Token>
    /// Hashes of the word as it is written and with a small first letter.
    var written: UInt64
    var small: UInt64
  }

  /// Gives each token its key, and the words their entries.
  private func lookUpWords() {
    let tokens = document.buffer.base
    let cache = document.lexicon == nil ? nil : document.workspace.words
    withUnsafeTemporaryAllocation(of: Question.self, capacity: Self.batch) { questions in
      var asked = 0
      for index in 0..<document.count {
        let token = tokens + index
        let written = WordHash.hash(document.bytes + Int(token.pointee.start), token.pointee.count)
        if let known = cache?[written], token.pointee.kind == .word {
          token.pointee.entry = known.written
          token.pointee.lowerEntry = known.small
          token.pointee.key = known.key
          continue
        }
        let small = smallHash(token, written)
        token.pointee.key = WordKey(hash: small).value
        guard let lexicon = document.lexicon, token.pointee.kind == .word else { continue }
        questions[asked] = Question(token: token, written: written, small: small)
        lexicon.prefetchPilot(written)
        if small != written { lexicon.prefetchPilot(small) }
        asked += 1
        if asked == Self.batch {
          answer(questions[..<asked], lexicon)
          asked = 0
        }
      }
      if let lexicon = document.lexicon { answer(questions[..<asked], lexicon) }
    }
  }

  private func answer(_ questions: Slice<UnsafeMutableBufferPointer<Question>>, _ lexicon: Lexicon) {
    for question in questions {
      lexicon.prefetchSlot(question.written)
      if question.small != question.written { lexicon.prefetchSlot(question.small) }
    }
    for question in questions {
      let written = lexicon.entry(hash: question.written).bits
      let small = question.small == question.written ? written : lexicon.entry(hash: question.small).bits
      question.token.pointee.entry = written
      question.token.pointee.lowerEntry = small
      document.workspace.words.insert(
        WordEntries(written: written, small: small, key: question.token.pointee.key), for: question.written)
    }
  }

  /// Hash of a token with a small first letter, given the one as it is written.
  @inline(__always)
  private func smallHash(_ token: UnsafeMutablePointer<Token>, _ written: UInt64) -> UInt64 {
    let flags = token.pointee.flags
    guard flags.contains(.capital) else { return written }
    let start = document.bytes + Int(token.pointee.start)
    return flags.contains(.allCapitals)
      ? AllCapitals.lowerHash(start, token.pointee.count)
      : WordHash.hash(start, token.pointee.count, firstBits: CaseFlip.bits(start, capital: true))
  }

  private mutating func splitSentences() {
    let blocks = state.pointee.blockTable.base
    state.pointee.blocks = state.pointee.blockTable.values
    for index in 0..<document.blocks.count {
      blocks[index].firstSentence = state.pointee.sentenceTable.count
      splitter.split(document, block: index)
      blocks[index].endSentence = state.pointee.sentenceTable.count
      Nesting.mark(document, blocks[index])
    }
    state.pointee.sentences = state.pointee.sentenceTable.values
  }
}

/// Where blocks come from: plain text is read as it goes, a file with markup at once.
enum BlockSource {
  case plain(PlainReader)
  case prose([Block], next: Int)

  mutating func nextBlock() -> Block? {
    switch self {
    case .plain(var reader):
      // The reader is moved out and back in, not copied.
      self = .prose([], next: 0)
      defer { self = .plain(reader) }
      return reader.nextBlock()
    case .prose(let blocks, let next):
      guard next < blocks.count else { return nil }
      self = .prose(blocks, next: next + 1)
      return blocks[next]
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
