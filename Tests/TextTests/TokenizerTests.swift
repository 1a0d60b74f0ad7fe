import Testing
import Text

@Suite struct TokenizerTests {
  /// Pieces whose seams are where tokenizers go wrong. The narrow no-break space is not among them: UAX #29 counts it
  /// among the connectors, so it may stand inside a token.
  private static let pieces = [
    "Haus", "ä", "Ö", "3,5", "12", ".", ",", "-", "–", "\u{2011}", " ", "\n", "\t", "\r\n", "\u{A0}", "\u{2009}", "://",
    "www.", "http", "@", "_", "*in", ":innen", "'", "’", "\"", "„", "“", "(", "/", "e\u{301}", "👩‍👩‍👧", "🇩🇪", "漢字", "カ",
    "ก", "ж", "א", "\u{AD}", "\u{200B}", "\u{FEFF}", "\u{2028}", "\u{1A}", "€", "<", "…", "z.B", "Main.axml",
    "\u{3000}",
  ]

  /// White space with the marks and invisible characters behind it, which UAX #29 keeps with it (WB4).
  private static func isBlank(_ scalars: Substring.UnicodeScalarView) -> Bool {
    guard let first = scalars.first else { return true }
    return first.properties.isWhitespace
      && scalars.allSatisfy {
        $0.properties.isWhitespace || $0.properties.generalCategory == .format
          || $0.properties.generalCategory == .nonspacingMark
      }
  }

  /// Tokens must follow one another, and between them only white space may lie.
  private func check(_ string: String) -> String? {
    let text = SourceText(string)
    let buffer = TokenBuffer()
    var tokenizer = Tokenizer()
    tokenizer.append(text.bytes, from: 0, to: text.count, into: buffer)
    var at = 0
    func isBlank(_ lower: Int, _ upper: Int) -> Bool {
      Self.isBlank(text.string(ByteSpan(lower, upper))[...].unicodeScalars)
    }
    for index in 0..<buffer.count {
      let token = buffer[index]
      if Int(token.start) < at || token.end <= token.start { return "token \(index) at \(token.span) after \(at)" }
      if !isBlank(at, Int(token.start)) { return "\(at) to \(token.start) is in no token" }
      if token.first != text.bytes[Int(token.start)] { return "token \(index) has another first byte" }
      let gap = Int(token.start) > at
      if index > 0, gap != token.flags.contains(.spaceBefore) { return "token \(index): wrong spaceBefore" }
      at = Int(token.end)
    }
    if at > text.count || !isBlank(at, text.count) { return "\(at) to the end is in no token" }
    return nil
  }

  @Test func tokensTileTheText() {
    var generator = SplitMix(state: 11)
    var failures: [String] = []
    for a in Self.pieces {
      for b in Self.pieces {
        let string = "x" + a + b + "y"
        if let failure = check(string) { failures.append("\(string.debugDescription): \(failure)") }
      }
    }
    for _ in 0..<50_000 {
      let count = Int.random(in: 1...12, using: &generator)
      let string = (0..<count).map { _ in Self.pieces.randomElement(using: &generator)! }.joined()
      if let failure = check(string) { failures.append("\(string.debugDescription): \(failure)") }
    }
    #expect(failures.isEmpty, "\(failures.count): \(failures.prefix(8))")
  }

  /// Words of plain letters between blanks take a shorter way; in brackets they take the long one.
  @Test func bothWaysThroughAWordAgree() {
    let letters = ["a", "z", "m", "A", "Z", "ä", "ß", "ö", "ÿ", "Ä", "é", "÷", "ő", "1", "-", "'", ".", "_", "@"]
    var generator = SplitMix(state: 5)
    var failures: [String] = []
    for _ in 0..<50_000 {
      let plain = Int.random(in: 0...2, using: &generator) > 0
      let word = (0..<Int.random(in: 1...20, using: &generator)).map { _ in
        (plain ? letters.prefix(9)[...] : letters[...]).randomElement(using: &generator)!
      }.joined()
      let short = tokens("\(word) und")
      let long = tokens("(\(word) und")
      // One token more stands before, and every place is one byte further on.
      let same =
        short.count + 1 == long.count
        && zip(short, long.dropFirst()).allSatisfy { a, b in
          a.start + 1 == b.start && a.end + 1 == b.end && a.kind == b.kind
            && a.flags.subtracting(.spaceBefore) == b.flags.subtracting(.spaceBefore)
        }
      if !same { failures.append(word) }
    }
    #expect(failures.isEmpty, "\(failures.count): \(failures.prefix(8))")
  }

  /// A block of a line that is too long may end inside a word.
  @Test func noTokenPassesTheEndOfItsBlock() {
    let text = SourceText("Donaudampfschifffahrtsgesellschaftskapitänsmützenständer, Ärger.")
    for end in 1...text.count where text.bytes[end] & 0xC0 != 0x80 {
      let buffer = TokenBuffer()
      var tokenizer = Tokenizer()
      tokenizer.append(text.bytes, from: 0, to: end, into: buffer)
      #expect(Int(buffer[buffer.count - 1].end) <= end)
    }
  }

  private func tokens(_ string: String) -> [Token] {
    let text = SourceText(string)
    let buffer = TokenBuffer()
    var tokenizer = Tokenizer()
    tokenizer.append(text.bytes, from: 0, to: text.count, into: buffer)
    return (0..<buffer.count).map { buffer[$0] }
  }
}
