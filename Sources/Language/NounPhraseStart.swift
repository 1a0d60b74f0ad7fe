import Text

/// The determiner (or contraction) that begins a noun phrase, seen from its noun to the left.
public struct NounPhraseStart: Sendable {
  /// Token of the determiner.
  public let index: Int
  /// What it lets the noun be, cases of a governing preposition taken into account.
  public let mask: UInt16
  /// A preposition stands before the determiner or inside it.
  public let isGoverned: Bool
  /// Adjectives between determiner and noun: all of their inflections together; all bits where there are none.
  public let adjectives: UInt16

  /// Adjectives that are looked across.
  private static let mostAdjectives = 3

  /// - Parameter noun: the noun whose article is sought.
  public init?(_ document: Document, before noun: Int) {
    var at = noun - 1
    var adjectives: UInt16 = 0xFFFF
    var crossed = 0
    while at >= 0 {
      let token = document[at]
      guard token.kind == .word, document[at + 1].flags.isDisjoint(with: .sentenceStart) else { return nil }
      let readings = document.lowerReadings(at)
      if readings.determiner != 0 {
        var mask = readings.determiner
        if at > 0, let cases = Self.cases(document, at - 1), !document[at].flags.contains(.sentenceStart) {
          mask &= cases
        }
        guard mask != 0 else { return nil }
        isGoverned = at > 0 && document.prepositions[document[at - 1].key] != nil
        index = at
        self.mask = mask
        self.adjectives = adjectives
        return
      }
      if let contraction = document.prepositions[token.key], contraction.isContraction {
        isGoverned = true
        index = at
        mask = contraction.mask
        self.adjectives = adjectives
        return
      }
      guard crossed < Self.mostAdjectives, !token.flags.contains(.capital), readings.adjective != 0,
        !document.entry(at).isFunctionWord
      else {
        return nil
      }
      adjectives &= readings.adjective
      crossed += 1
      at -= 1
    }
    return nil
  }

  /// Cases of a preposition that is nothing else.
  private static func cases(_ document: Document, _ index: Int) -> UInt16? {
    guard document[index].kind == .word, let preposition = document.prepositions[document[index].key],
      !preposition.isAmbiguous, !preposition.isContraction
    else { return nil }
    return preposition.cases
  }
}

extension PrepositionTable.Preposition {
  /// What the article inside a contraction lets its noun be.
  public var mask: UInt16 {
    var genderBits: UInt16 = 0
    for gender in 0..<3 where genders >> UInt32(gender) & 1 != 0 { genderBits |= 0x1111 << UInt16(gender) }
    return cases & genderBits
  }
}
