/// The part of speech of a token in its sentence: the tags of STTS, some of them taken together.
public enum Tag: UInt8, CaseIterable, BitwiseCopyable, Sendable {
  /// Common noun ("Haus"; NN, TRUNC).
  case noun = 1
  /// Name ("Graz"; NE). Nouns and names are told apart badly: ask for both with ``TagSet/nominal``.
  case name
  /// Finite full verb (VVFIN).
  case finiteVerb
  /// Finite form of haben, sein, werden (VAFIN).
  case finiteAuxiliary
  /// Finite modal verb (VMFIN).
  case finiteModal
  /// Infinitive (VVINF, VAINF, VMINF).
  case infinitive
  /// Infinitive with "zu" inside ("aufzugeben"; VVIZU).
  case zuInfinitive
  /// "zu" before an infinitive (PTKZU).
  case infinitiveMarker
  /// Past participle (VVPP, VAPP, VMPP).
  case participle
  /// Imperative (VVIMP, VAIMP).
  case imperative
  /// Adjective before a noun (ADJA).
  case attributive
  /// Adjective without an ending, predicative or adverbial (ADJD).
  case predicative
  /// Adverb, answer particle, interjection (ADV, PAV, PTKA, PTKANT, ITJ).
  case adverb
  /// "nicht" (PTKNEG).
  case negation
  /// Article (ART).
  case article
  /// Another determiner before a noun (PDAT, PIAT, PIDAT, PPOSAT).
  case determiner
  /// Personal pronoun (PPER).
  case personalPronoun
  /// Pronoun that stands for a noun (PDS, PIS, PPOSS).
  case pronoun
  /// Reflexive pronoun (PRF).
  case reflexive
  /// Relative pronoun (PRELS, PRELAT).
  case relative
  /// Question word (PWS, PWAT, PWAV).
  case interrogative
  /// Preposition, contraction, postposition (APPR, APPRART, APPO, APZR).
  case preposition
  /// Conjunction that opens a subordinate clause (KOUS, KOUI).
  case subordinator
  /// Conjunction between equals (KON).
  case coordinator
  /// "als", "wie" of comparison (KOKOM).
  case comparison
  /// Separable part of a verb, standing apart (PTKVZ).
  case verbParticle
  /// Number (CARD).
  case number
  /// Word of another language, non-word (FM, XY).
  case foreign
  /// Comma.
  case comma
  /// Mark that ends a sentence or a part of it (. ! ? : ;).
  case stop
  /// Any other mark.
  case mark

  /// One more than the highest raw value.
  static let end = 32
}

/// A set of tags.
public struct TagSet: OptionSet, Hashable, BitwiseCopyable, Sendable {
  public let rawValue: UInt32
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }
  @inlinable public init(_ tag: Tag) { rawValue = 1 << UInt32(tag.rawValue) }
  public init(_ tags: Tag...) { rawValue = tags.reduce(0) { $0 | 1 << UInt32($1.rawValue) } }

  @inlinable public func contains(_ tag: Tag) -> Bool { rawValue >> UInt32(tag.rawValue) & 1 != 0 }

  /// Nouns and names.
  public static let nominal = TagSet(.noun, .name)
  /// Finite verbs of all kinds, without imperatives.
  public static let finite = TagSet(.finiteVerb, .finiteAuxiliary, .finiteModal)
  /// Forms of verbs that are neither finite nor imperative.
  public static let nonFinite = TagSet(.infinitive, .zuInfinitive, .participle)
  /// Words that open a clause with its verb at the end.
  public static let clauseOpeners = TagSet(.subordinator, .relative, .interrogative)
  /// Words before a noun that agree with it.
  public static let determiners = TagSet(.article, .determiner)
  /// Words of the closed classes.
  static let closed = TagSet(
    .article, .determiner, .personalPronoun, .pronoun, .reflexive, .relative, .interrogative, .preposition,
    .subordinator, .coordinator, .comparison, .verbParticle, .adverb, .negation, .number, .infinitiveMarker,
    .predicative)
  /// What an unknown word can be.
  static let open = TagSet(
    .noun, .name, .finiteVerb, .infinitive, .zuInfinitive, .participle, .imperative, .attributive, .predicative,
    .adverb, .foreign, .number)
}
