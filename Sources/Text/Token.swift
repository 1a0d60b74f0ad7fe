/// What a token is.
public enum TokenKind: UInt8, Sendable {
  /// Letters, with inner hyphens and apostrophes: "Hardware-Monitor", "geht's".
  case word
  /// Digits with their inner marks: "6.700", "3,5".
  case number
  /// One punctuation mark.
  case punctuation
  /// One symbol: "€", "+", "<".
  case symbol
  case url
  case email
  /// A name of a program text: "max_count", "System.Web", "@user".
  case identifier
  /// A word with a short extension: "Main.axml"; domain names look alike.
  case fileName
  /// Anything else: scripts without spaces, controls, pictographs.
  case other
}

/// What the letters of a token look like, and what stands before it.
public struct TokenFlags: OptionSet, Sendable {
  public let rawValue: UInt16
  @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// White space stands before the token.
  @inlinable public static var spaceBefore: TokenFlags { TokenFlags(rawValue: 1) }
  /// A line break of a wrapped paragraph stands before the token.
  @inlinable public static var lineBefore: TokenFlags { TokenFlags(rawValue: 2) }
  /// The first letter is a capital.
  @inlinable public static var capital: TokenFlags { TokenFlags(rawValue: 4) }
  /// Two or more letters, all capital.
  @inlinable public static var allCapitals: TokenFlags { TokenFlags(rawValue: 8) }
  /// A capital follows a small letter inside.
  @inlinable public static var innerCapital: TokenFlags { TokenFlags(rawValue: 16) }
  @inlinable public static var digit: TokenFlags { TokenFlags(rawValue: 32) }
  @inlinable public static var hyphen: TokenFlags { TokenFlags(rawValue: 64) }
  /// A full stop inside.
  @inlinable public static var dot: TokenFlags { TokenFlags(rawValue: 128) }
  @inlinable public static var underscore: TokenFlags { TokenFlags(rawValue: 256) }
  @inlinable public static var apostrophe: TokenFlags { TokenFlags(rawValue: 512) }
  /// A character beyond ASCII.
  @inlinable public static var wide: TokenFlags { TokenFlags(rawValue: 1024) }
  /// A letter of another alphabet than Latin.
  @inlinable public static var foreignScript: TokenFlags { TokenFlags(rawValue: 2048) }
  /// The token begins a sentence.
  @inlinable public static var sentenceStart: TokenFlags { TokenFlags(rawValue: 4096) }
  /// A full stop that belongs to an abbreviation, an initial or an ordinal number.
  @inlinable public static var abbreviationStop: TokenFlags { TokenFlags(rawValue: 8192) }
  /// Inside quotation marks.
  @inlinable public static var quoted: TokenFlags { TokenFlags(rawValue: 16384) }
  /// Inside round or square brackets.
  @inlinable public static var bracketed: TokenFlags { TokenFlags(rawValue: 32768) }
}

/// One token: a place, what it looks like, and what the dictionary says of it.
public struct Token: Sendable {
  /// First byte.
  public var start: UInt32
  /// Byte behind the last.
  public var end: UInt32
  /// The dictionary's entry for the form as written, 0 where it has none; ``Language`` says what the bits mean.
  public var entry: UInt32 = 0
  /// The entry of the form with a small first letter (all small where the token is all capitals).
  public var lowerEntry: UInt32 = 0
  /// The key of that form: equal for equal words, whatever their first letter.
  public var key: UInt32 = 0
  public var flags: TokenFlags
  public var kind: TokenKind
  /// The first byte, for quick tests of punctuation.
  public var first: UInt8

  @inlinable
  public init(start: Int, end: Int, flags: TokenFlags, kind: TokenKind, first: UInt8) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
    self.flags = flags
    self.kind = kind
    self.first = first
  }

  @inlinable public var span: ByteSpan { ByteSpan(start, end) }
  /// Number of bytes.
  @inlinable public var count: Int { Int(end &- start) }
  /// Whether the token is one ASCII character, this one.
  @inlinable public func isMark(_ character: Unicode.Scalar) -> Bool {
    first == UInt8(truncatingIfNeeded: character.value) && end &- start == 1
  }
}

/// The tokens of a stretch of text in one flat buffer that is used again and again.
///
/// Its place and size are fixed: readers keep the pointer, and nothing is checked at each of the many reads a token.
public final class TokenBuffer {
  /// Tokens that fit: a window and the longest block, every byte of it a token.
  public static let capacity = 1 << 17

  public let base: UnsafeMutablePointer<Token>
  @usableFromInline let counter: UnsafeMutablePointer<Int>

  public init() {
    base = .allocate(capacity: Self.capacity)
    counter = .allocate(capacity: 1)
    counter.initialize(to: 0)
  }

  deinit {
    base.deallocate()
    counter.deallocate()
  }

  /// Number of tokens.
  @inlinable public var count: Int { counter.pointee }

  @inlinable public subscript(index: Int) -> Token {
    get { base[index] }
    set { base[index] = newValue }
  }

  public func removeAll() { counter.pointee = 0 }

  @inline(__always)
  func append(_ token: Token) {
    precondition(counter.pointee < Self.capacity, "more tokens than a window holds")
    base[counter.pointee] = token
    counter.pointee += 1
  }
}
