import Text

/// What a token is to the ``SequenceModel``: a frequent form by itself, or a class that it shares with its like.
///
/// Symbols are hashes, the same while counting and at run time, so that no table of classes is needed:
/// - a frequent form, told apart by its first letter's case ("Die", "die");
/// - a form with readings: what can agree and govern in them, and whether it is written with a capital that the
///   word does not have by itself;
/// - an unknown form: its last two bytes;
/// - numbers by their length, marks by themselves, all ends of sentences as one.
public struct SequenceSymbol: Hashable, Sendable {
  public let value: UInt32

  package init(value: UInt32) { self.value = value }

  /// Stands for nothing: quotation marks and the full stops of abbreviations are passed over.
  public static var none: SequenceSymbol { SequenceSymbol(value: 0) }
  /// The end of a sentence, and so the beginning of one.
  public static var end: SequenceSymbol { SequenceSymbol(value: 1) }

  /// The symbol of a frequent form.
  @inline(__always)
  public static func form(key: UInt32, isCapital: Bool) -> SequenceSymbol {
    let value = isCapital ? key ^ 0x9E37_79B9 : key
    return SequenceSymbol(value: value < 16 ? value + 16 : value)
  }

  /// A class of a kind with what tells it from others of its kind.
  @inline(__always)
  static func ofClass(_ kind: Kind, _ first: UInt64 = 0, _ second: UInt64 = 0) -> SequenceSymbol {
    let mixed = WordHash.mix(WordHash.mix(first ^ UInt64(kind.rawValue) << 56) ^ second ^ 0x5345_5155)
    return SequenceSymbol(value: UInt32(truncatingIfNeeded: mixed >> 16) | 1 << 31)
  }

  enum Kind: UInt8 {
    case word = 1
    case capitalOfSmallWord, capitalWord, unknown, unknownCapital, allCapitals, innerCapital, hyphenated, number, year,
      ordinal, mark, symbol, foreign
  }

  /// Word classes that tell how a word stands in a sentence.
  private static let telling: WordClasses = [
    .noun, .adjectivalNoun, .infinitiveNoun, .properName, .attributive, .predicative, .participle, .finite,
    .infinitive, .zuInfinitive, .imperative, .auxiliary, .modal, .article, .possessive, .pronoun, .personal,
    .preposition, .coordinator, .subordinator, .adverb, .verbPrefix, .numeral, .negation,
  ]

  /// The class of a form by its readings.
  @inline(__always)
  static func ofReadings(_ set: ReadingSet, _ kind: Kind) -> SequenceSymbol {
    // Genders of the noun in any case, and whether it can be a subject.
    let noun = set.noun
    let genders = (noun | noun >> 4 | noun >> 8 | noun >> 12) & 15 | (noun & 15 != 0 ? 16 : 0)
    let classes = UInt64(set.classes.intersection(telling).rawValue) | UInt64(genders) << 32 | UInt64(set.person) << 40
    let masks = UInt64(set.strong) | UInt64(set.determiner) << 16 | UInt64(set.cases) << 32
    return ofClass(kind, classes, masks)
  }
}

extension Document {
  /// The symbol of a token, ``SequenceSymbol/none`` for one to be passed over.
  @inline(__always)
  public func symbol(_ index: Int, in model: SequenceModel) -> SequenceSymbol {
    let token = self[index]
    guard token.kind == .word else { return otherSymbol(index, token) }
    let isCapital = token.flags.contains(.capital)
    if !token.flags.contains(.allCapitals) {
      let form = SequenceSymbol.form(key: token.key, isCapital: isCapital)
      if model.isFrequent(form) { return form }
    }
    return classSymbol(index, token)
  }

  /// The symbol that a capitalised token would have with a small first letter.
  public func smallSymbol(_ index: Int, in model: SequenceModel) -> SequenceSymbol {
    let form = SequenceSymbol.form(key: self[index].key, isCapital: false)
    if model.isFrequent(form) { return form }
    let small = lowerEntry(index)
    guard small.hasReadings, let lexicon else { return .ofClass(.unknown, ending(self[index])) }
    return .ofReadings(lexicon.readings(small), .word)
  }

  private func classSymbol(_ index: Int, _ token: Token) -> SequenceSymbol {
    let flags = token.flags
    if flags.contains(.allCapitals) { return .ofClass(.allCapitals) }
    if flags.contains(.innerCapital) { return .ofClass(.innerCapital) }
    guard let lexicon else { return .ofClass(.unknown) }
    let written = entry(index)
    if flags.contains(.capital) {
      let small = lowerEntry(index)
      if small.hasReadings, !written.hasReadings || small.midFrequency > written.midFrequency {
        return .ofReadings(lexicon.readings(small), .capitalOfSmallWord)
      }
    }
    if written.hasReadings {
      return .ofReadings(lexicon.readings(written), flags.contains(.capital) ? .capitalWord : .word)
    }
    if flags.contains(.hyphen) { return .ofClass(.hyphenated, flags.contains(.capital) ? 1 : 0) }
    return .ofClass(flags.contains(.capital) ? .unknownCapital : .unknown, ending(token))
  }

  @inline(__always)
  private func ending(_ token: Token) -> UInt64 {
    let end = Int(token.end)
    return token.count < 3 ? 0 : UInt64(bytes[end - 1]) | UInt64(bytes[end - 2]) << 8
  }

  private func otherSymbol(_ index: Int, _ token: Token) -> SequenceSymbol {
    switch token.kind {
    case .punctuation:
      if token.flags.contains(.abbreviationStop) { return .none }
      switch token.first {
      case 0x2E, 0x21, 0x3F: return .end
      case 0x22, 0x27: return .none
      case 0x2C, 0x3B, 0x3A, 0x28, 0x29: return .ofClass(.mark, UInt64(token.first))
      case 0x5B: return .ofClass(.mark, 0x28)
      case 0x5D: return .ofClass(.mark, 0x29)
      case 0xC2, 0xE2:
        let scalar = scalar(index)
        // Quotation marks of all kinds.
        if scalar == 0xAB || scalar == 0xBB || scalar >= 0x2018 && scalar <= 0x201F || scalar == 0x2039
          || scalar == 0x203A
        {
          return .none
        }
        return .ofClass(.mark, scalar == 0x2026 ? 0x2026 : 0x2D)
      default: return .ofClass(.mark, 0x2D)
      }
    case .number:
      if index + 1 < count, self[index + 1].flags.contains(.abbreviationStop) { return .ofClass(.ordinal) }
      if token.count == 4, token.first == 0x31 || token.first == 0x32 { return .ofClass(.year) }
      return .ofClass(.number, UInt64(min(token.count, 3)))
    case .symbol: return .ofClass(.symbol)
    default: return .ofClass(.foreign)
    }
  }
}
