import CICU

/// From a stretch of text to tokens: ICU's word segments, with what belongs together joined.
///
/// White space is no token; every other byte belongs to exactly one.
public struct Tokenizer: ~Copyable {
  private var segmenter = Segmenter()
  private let shapes = LetterShapes.shared

  public init() {}

  /// Appends the tokens of `bytes[lower..<upper]`. The byte at `upper` must be a line break, a blank or padding.
  public mutating func append(_ bytes: UnsafePointer<UInt8>, from lower: Int, to upper: Int, into tokens: TokenBuffer) {
    segmenter.restart()
    let floor = tokens.count
    // The beginning of a block counts as a blank.
    var gap: TokenFlags = .spaceBefore
    var at = lower
    while at < upper {
      if bytes[at] == 0x20 && bytes[at + 1] > 0x20 && bytes[at + 1] < 0x80 {
        gap.insert(.spaceBefore)
        at += 1
        continue
      }
      if !gap.isEmpty, segmenter.isIdle(at), let end = plainWord(bytes, at, upper, gap, tokens) {
        gap = []
        at = end
        continue
      }
      let (end, status) = segmenter.next(bytes, from: at, to: upper)
      let first = bytes[at]
      if status == SegmentStatus.none, isSpace(bytes, at, first) {
        gap.insert(first == 0x0A || first == 0x0D ? [.spaceBefore, .lineBefore] : .spaceBefore)
        at = end
        continue
      }
      var token = status == SegmentStatus.none ? mark(bytes, at, end, first) : word(bytes, at, end, status)
      token.flags.formUnion(gap)
      if gap.isEmpty && tokens.count > floor && joins(bytes, token, tokens.base[tokens.count - 1], upper) {
        at = extend(&tokens.base[tokens.count - 1], over: token, bytes, upper)
      } else {
        tokens.append(token)
        at = end
      }
      if Int(tokens.base[tokens.count - 1].end) > end { at = Int(tokens.base[tokens.count - 1].end) }
      gap = []
    }
  }

  /// Appends a word of plain letters that ends before a blank, or before a comma or full stop and a blank, as most do,
  /// with its mark; returns the offset behind, or nil where the word may be anything else.
  @inline(__always)
  private func plainWord(
    _ bytes: UnsafePointer<UInt8>, _ at: Int, _ upper: Int, _ gap: TokenFlags, _ tokens: TokenBuffer
  ) -> Int? {
    let first = bytes[at]
    guard first | 0x20 >= 0x61, first | 0x20 <= 0x7A else { return nil }
    let run = LetterRun(bytes, from: at, limit: upper)
    guard run.end <= upper else { return nil }
    let next = bytes[run.end]
    let hasMark = run.end < upper && (next == 0x2C || next == 0x2E)
    guard !run.hasInnerCapital, isBlank(hasMark ? bytes[run.end + 1] : next) else { return nil }
    var flags = gap
    if first & 0x20 == 0 { flags.insert(.capital) }
    if run.isWide { flags.insert(.wide) }
    tokens.append(Token(start: at, end: run.end, flags: flags, kind: .word, first: first))
    guard hasMark else { return run.end }
    tokens.append(Token(start: run.end, end: run.end + 1, flags: [], kind: .punctuation, first: next))
    return run.end + 1
  }

  @inline(__always)
  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D }

  /// ASCII blanks, line breaks, no-break and typographic spaces.
  @inline(__always)
  private func isSpace(_ bytes: UnsafePointer<UInt8>, _ at: Int, _ first: UInt8) -> Bool {
    if first == 0x20 || first >= 0x09 && first <= 0x0D { return true }
    if first < 0xC2 { return false }
    return Self.isWideSpace(UTF8Encoding.scalar(at: bytes + at).value)
  }

  /// Zs, Zl and Zp of Unicode beyond ASCII, and NEL.
  static func isWideSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  private func mark(_ bytes: UnsafePointer<UInt8>, _ at: Int, _ end: Int, _ first: UInt8) -> Token {
    let kind: TokenKind
    if first < 0x80 {
      switch first {
      case 0x24, 0x2B, 0x3C, 0x3D, 0x3E, 0x5E, 0x60, 0x7C, 0x7E: kind = .symbol
      case ..<0x20, 0x7F: kind = .other
      default: kind = .punctuation
      }
      return Token(start: at, end: end, flags: [], kind: kind, first: first)
    }
    // U_DASH_PUNCTUATION … U_FINAL_PUNCTUATION and U_MATH_SYMBOL … U_OTHER_SYMBOL of uchar.h.
    switch mt_general_category(UTF8Encoding.scalar(at: bytes + at).value) {
    case 19...23, 28, 29: kind = .punctuation
    case 24...27: kind = .symbol
    default: kind = .other
    }
    return Token(start: at, end: end, flags: .wide, kind: kind, first: first)
  }

  private func word(_ bytes: UnsafePointer<UInt8>, _ at: Int, _ end: Int, _ status: UInt8) -> Token {
    let (flags, shape) = shapes.flagsAndShape(bytes, at, end)
    let kind: TokenKind
    if status > SegmentStatus.letter {
      kind = .other
    } else if flags.isDisjoint(with: [.dot, .underscore]) {
      if status == SegmentStatus.number && !LetterShapes.hasLetter(shape) {
        kind = .number
      } else {
        // A word with "@" is an address's part, not a word.
        kind = !LetterShapes.hasAtSign(shape) ? .word : end - at > 1 ? .identifier : .punctuation
      }
    } else if status == SegmentStatus.number && !LetterShapes.hasLetter(shape) {
      kind = .number
    } else {
      kind = dotted(bytes, at, end, flags)
    }
    return Token(start: at, end: end, flags: flags, kind: kind, first: bytes[at])
  }

  /// A word with a full stop or low line inside: address, file name, abbreviation or identifier.
  private func dotted(_ bytes: UnsafePointer<UInt8>, _ at: Int, _ end: Int, _ flags: TokenFlags) -> TokenKind {
    var lastDot = -1
    var sign = false
    var longest = 0
    var run = 0
    for place in at..<end {
      let byte = bytes[place]
      if byte == 0x40 { sign = true }
      if byte == 0x2E {
        lastDot = place
        run = 0
      } else {
        run += 1
        longest = max(longest, run)
      }
    }
    if sign { return lastDot > at ? .email : .identifier }
    if lastDot < 0 { return .identifier }
    if longest == 1 { return .word }  // "z.B", "u.a"
    let tail = bytes[lastDot + 1]
    let length = end - lastDot - 1
    let small = tail >= 0x61 && tail <= 0x7A
    if small && length >= 2 && length <= 5 && flags.isDisjoint(with: .underscore) { return .fileName }
    return .identifier
  }

  // MARK: Joining

  /// Whether a token that follows without a blank belongs to the one before: hyphens in words, addresses, gender signs.
  @inline(__always)
  private func joins(_ bytes: UnsafePointer<UInt8>, _ token: Token, _ before: Token, _ upper: Int) -> Bool {
    guard before.kind == .word || before.kind == .number || before.kind == .fileName || before.kind == .identifier
    else { return false }
    switch token.first {
    case 0x2D: return joinsHyphen(bytes, token, before, upper)
    case 0x3A: return isAddress(bytes, token, before) || joinsGenderSign(bytes, token, before)
    case 0x2A, 0x2F: return token.first == 0x2F ? isWebAddress(bytes, before) : joinsGenderSign(bytes, token, before)
    case 0xE2: return isUnicodeHyphen(bytes, token) && joinsHyphen(bytes, token, before, upper)
    default: return false
    }
  }

  private func isUnicodeHyphen(_ bytes: UnsafePointer<UInt8>, _ token: Token) -> Bool {
    let at = Int(token.start)
    return bytes[at + 1] == 0x80 && (bytes[at + 2] == 0x90 || bytes[at + 2] == 0x91)
  }

  private func joinsHyphen(_ bytes: UnsafePointer<UInt8>, _ token: Token, _ before: Token, _ upper: Int) -> Bool {
    let next = Int(token.end)
    guard next < upper else { return false }
    let class0 = CharacterTables.shared.classAndLength(bytes + next).0
    if class0 == WordClass.letter { return true }
    return class0 == WordClass.digit && before.kind != .number
  }

  private func isAddress(_ bytes: UnsafePointer<UInt8>, _ token: Token, _ before: Token) -> Bool {
    let at = Int(token.start)
    guard bytes[at + 1] == 0x2F, bytes[at + 2] == 0x2F, before.kind == .word else { return false }
    return before.count <= 8
  }

  private func isWebAddress(_ bytes: UnsafePointer<UInt8>, _ before: Token) -> Bool {
    let at = Int(before.start)
    return before.count > 6 && bytes[at] | 0x20 == 0x77 && bytes[at + 1] | 0x20 == 0x77 && bytes[at + 2] | 0x20 == 0x77
      && bytes[at + 3] == 0x2E
  }

  /// "Leser*innen", "Leser:in": the ending of the other gender.
  private func joinsGenderSign(_ bytes: UnsafePointer<UInt8>, _ token: Token, _ before: Token) -> Bool {
    guard before.kind == .word else { return false }
    let at = Int(token.end)
    guard bytes[at] == 0x69, bytes[at + 1] == 0x6E else { return false }
    let tail = bytes[at + 2] == 0x6E && bytes[at + 3] == 0x65 && bytes[at + 4] == 0x6E ? at + 5 : at + 2
    return CharacterTables.shared.classAndLength(bytes + tail).0 != WordClass.letter
  }

  /// Lets `token` grow over the mark and what follows it; returns where the next segment begins.
  @inline(never)
  private mutating func extend(_ token: inout Token, over mark: Token, _ bytes: UnsafePointer<UInt8>, _ upper: Int)
    -> Int
  {
    if mark.first == 0x2F || mark.first == 0x3A && bytes[Int(mark.end)] == 0x2F {
      token.end = UInt32(addressEnd(bytes, Int(mark.end), upper))
      token.kind = .url
      segmenter.restart()
      return Int(token.end)
    }
    let (end, _) = segmenter.next(bytes, from: Int(mark.end), to: upper)
    token.end = UInt32(end)
    // The shape is that of the whole: "KI-Modell" is not all capitals, "USB-C" is.
    token.flags = token.flags.intersection([.spaceBefore, .lineBefore, .hyphen]).union(
      shapes.flags(bytes, Int(token.start), end))
    if mark.first == 0x2D || mark.first == 0xE2 { token.flags.insert(.hyphen) }
    if token.kind == .number { token.kind = .word }
    return end
  }

  /// An address ends before white space or a quotation mark, and without the marks of the sentence around it.
  private func addressEnd(_ bytes: UnsafePointer<UInt8>, _ from: Int, _ upper: Int) -> Int {
    var at = from
    while at < upper {
      let byte = bytes[at]
      if byte <= 0x20 || byte == 0x22 || byte == 0x3C || byte == 0x3E || byte == 0xE2 || byte == 0xC2 { break }
      at += 1
    }
    while at > from {
      switch bytes[at - 1] {
      case 0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x27, 0x29, 0x5D: at -= 1
      default: return at
      }
    }
    return at
  }
}

/// The shape of words by byte: which are capital, which are digits.
struct LetterShapes: @unchecked Sendable {
  static let shared = LetterShapes()

  private static let upper: UInt8 = 1, lower: UInt8 = 2, digit: UInt8 = 4, dot: UInt8 = 8
  private static let underscore: UInt8 = 16, apostrophe: UInt8 = 32, wide: UInt8 = 64
  private static let atSign: UInt8 = 128
  private let table: UnsafePointer<UInt8>

  private init() {
    let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
    for value in 0..<256 {
      switch UInt8(value) {
      case 0x41...0x5A: table[value] = Self.upper
      case 0x61...0x7A: table[value] = Self.lower
      case 0x30...0x39: table[value] = Self.digit
      case 0x2E: table[value] = Self.dot
      case 0x5F: table[value] = Self.underscore
      case 0x27: table[value] = Self.apostrophe
      case 0x40: table[value] = Self.atSign
      case 0x80...: table[value] = Self.wide
      default: table[value] = 0
      }
    }
    self.table = UnsafePointer(table)
  }

  @inline(__always)
  static func hasLetter(_ shape: UInt8) -> Bool { shape & (upper | lower | wide) != 0 }
  @inline(__always)
  static func hasAtSign(_ shape: UInt8) -> Bool { shape & atSign != 0 }

  /// Shape flags of a word.
  func flags(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> TokenFlags {
    flagsAndShape(bytes, start, end).0
  }

  /// Shape flags of a word, and which kinds of bytes it has.
  @inline(__always)
  func flagsAndShape(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> (TokenFlags, UInt8) {
    let first = table[Int(bytes[start])]
    var rest: UInt8 = 0
    var at = start + 1
    while at < end {
      rest |= table[Int(bytes[at])]
      at += 1
    }
    let all = first | rest
    if rest & Self.upper == 0
      && (all & Self.wide == 0 || first & Self.wide == 0 && hasOnlySmallUmlauts(bytes, start, end))
    {
      var flags: TokenFlags = first & Self.upper != 0 ? .capital : []
      if all & ~(Self.upper | Self.lower) != 0 { flags.formUnion(marks(all)) }
      return (flags, all)
    }
    return (slowFlags(bytes, start, end, all), all)
  }

  /// Whether all characters beyond ASCII are small letters of Latin-1, as in most German words that have any.
  private func hasOnlySmallUmlauts(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var at = start
    while at < end {
      if bytes[at] >= 0x80 {
        if bytes[at] != 0xC3 || bytes[at + 1] < 0x9F || bytes[at + 1] == 0xB7 { return false }
        at += 1
      }
      at += 1
    }
    return true
  }

  @inline(__always)
  private func marks(_ all: UInt8) -> TokenFlags {
    var flags: TokenFlags = []
    if all & Self.digit != 0 { flags.insert(.digit) }
    if all & Self.dot != 0 { flags.insert(.dot) }
    if all & Self.underscore != 0 { flags.insert(.underscore) }
    if all & Self.apostrophe != 0 { flags.insert(.apostrophe) }
    if all & Self.wide != 0 { flags.insert(.wide) }
    return flags
  }

  /// Words with umlauts, other letters beyond ASCII or more than one capital.
  private func slowFlags(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ all: UInt8) -> TokenFlags {
    var flags = marks(all)
    var uppers = 0
    var lowers = 0
    var wasLower = false
    var at = start
    while at < end {
      var length = 1
      let isUpper: Bool
      let isLower: Bool
      let byte = bytes[at]
      if byte < 0x80 {
        isUpper = table[Int(byte)] == Self.upper
        isLower = table[Int(byte)] == Self.lower
      } else {
        let (scalar, size) = UTF8Encoding.scalar(at: bytes + at)
        length = size
        (isUpper, isLower) = Self.letterCase(scalar)
        if scalar >= 0x370 && isForeign(scalar) { flags.insert(.foreignScript) }
        if scalar == 0x2019 { flags.insert(.apostrophe) }
      }
      if isUpper {
        uppers += 1
        if at == start { flags.insert(.capital) }
        if wasLower { flags.insert(.innerCapital) }
      }
      if isLower { lowers += 1 }
      wasLower = isLower
      at += length
    }
    if uppers >= 2 && lowers == 0 { flags.insert(.allCapitals) }
    return flags
  }

  @inline(__always)
  private static func letterCase(_ scalar: UInt32) -> (upper: Bool, lower: Bool) {
    if scalar >= 0xC0 && scalar <= 0xFF && scalar != 0xD7 && scalar != 0xF7 { return (scalar < 0xDF, scalar >= 0xDF) }
    let category = mt_general_category(scalar)  // U_UPPERCASE_LETTER, U_LOWERCASE_LETTER
    return (category == 1, category == 2)
  }

  /// A letter of no Latin script (USCRIPT_LATIN is 25, COMMON 0, INHERITED 1).
  private func isForeign(_ scalar: UInt32) -> Bool {
    let category = mt_general_category(scalar)
    guard category >= 1 && category <= 5 else { return false }
    let script = mt_script(scalar)
    return script > 1 && script != 25
  }
}
