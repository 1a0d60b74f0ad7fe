/// What the lexicon stores with a form, in 32 bits; zero means that the form is unknown.
public struct LexicalEntry: Sendable, Equatable {
  public let bits: UInt32

  @inlinable public init(bits: UInt32) { self.bits = bits }

  @inlinable public static var readingBits: UInt32 { 0xFFF }
  @inlinable public static var functionWord: UInt32 { 1 << 20 }
  @inlinable public static var name: UInt32 { 1 << 21 }
  @inlinable public static var commonName: UInt32 { 1 << 22 }
  @inlinable public static var lowerCaseOfName: UInt32 { 1 << 23 }
  @inlinable public static var combiningForm: UInt32 { 1 << 24 }
  @inlinable public static var standsBehindNouns: UInt32 { 1 << 31 }
  /// Places of the two-bit classes.
  @inlinable public static var firstPartShift: UInt32 { 25 }
  @inlinable public static var headShift: UInt32 { 27 }
  @inlinable public static var juxtapositionShift: UInt32 { 29 }

  @inlinable public var isKnown: Bool { bits != 0 }
  /// Row of the reading sets, 0 for a form that only the frequency list knows.
  @inlinable public var readings: Int { Int(bits & Self.readingBits) }
  @inlinable public var hasReadings: Bool { bits & Self.readingBits != 0 }
  /// Binary logarithm of the count in the corpus (15: 32,768 and more), 0 where the form is not in the list.
  @inlinable public var frequency: Int { Int(bits >> 12 & 15) }
  /// The same of the count in the middle of sentences.
  @inlinable public var midFrequency: Int { Int(bits >> 16 & 15) }
  /// Articles, pronouns, prepositions, conjunctions, particles, auxiliaries.
  @inlinable public var isFunctionWord: Bool { bits & Self.functionWord != 0 }
  /// A product, company or technology, written as it should be.
  @inlinable public var isName: Bool { bits & Self.name != 0 }
  /// A name whose small form is a word, a command or a file name, too.
  @inlinable public var isCommonName: Bool { bits & Self.commonName != 0 }
  /// The form in small letters of a name that has capitals.
  @inlinable public var isLowerCaseOfName: Bool { bits & Self.lowerCaseOfName != 0 }
  /// How many known compounds begin with this noun: 0 none or one, 1 two and more, 2 ten and more, 3 fifty and more.
  @inlinable public var firstPartClass: Int { Int(bits >> Self.firstPartShift & 3) }
  /// How many known compounds end with this noun, in the same classes.
  @inlinable public var headClass: Int { Int(bits >> Self.headShift & 3) }
  /// How often this noun stands before another noun in good text: 0 under 0.3 %, 1 under 1.5 %, 2 under 5 %, 3 more.
  @inlinable public var juxtapositionClass: Int { Int(bits >> Self.juxtapositionShift & 3) }
  /// The noun stands without an article behind another noun in good text ("wenn Firmen Anspruch haben").
  @inlinable public var standsBehindNouns: Bool { bits & Self.standsBehindNouns != 0 }
  /// A first part seen before a hyphen ("Bundes-").
  @inlinable public var isCombiningForm: Bool { bits & Self.combiningForm != 0 }
}
