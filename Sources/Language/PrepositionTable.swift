/// Prepositions and contractions.
public struct PrepositionTable: Sendable {
  @usableFromInline let table: WordTable

  /// What the table says of a preposition.
  public struct Preposition: Sendable {
    /// The cases it governs (genitive 2, dative 4, accusative 8), 16 where it is ambiguous, and above the genders of the
    /// article inside (masculine 32, feminine 64, neuter 128).
    package let bits: UInt32
    @usableFromInline
    package init(bits: UInt32) { self.bits = bits }
    /// Agreement mask of the cases it governs.
    public var cases: UInt16 { CaseMask.of(cases: UInt8(bits & 15)) }
    /// The word is a conjunction, a verb's prefix or an adverb, too.
    public var isAmbiguous: Bool { bits & 16 != 0 }
    /// It holds an article: "im", "zur".
    public var isContraction: Bool { bits & 0xE0 != 0 }
    /// Genders of the article inside (masculine 1, feminine 2, neuter 4).
    public var genders: UInt32 { bits >> 5 & 7 }
  }

  @inlinable
  public subscript(key: UInt32) -> Preposition? {
    let bits = table[key]
    return bits == 0 ? nil : Preposition(bits: bits)
  }
}
