import Language
import Text

/// Looks for a word that may be the subject of a clause, to make sure that there is none.
struct SubjectSearch {
  let document: Document
  let tags: SentenceTags

  /// Pronouns that are never a subject.
  private static let objects = WordSet(
    "ihn ihm ihnen mir mich dir dich uns euch sich einander den dem einen einem keinen keinem diesen diesem jeden jedem"
  )
  /// What the subject could be: nominative singular of all genders by default.
  var subject: UInt16 = 0x0007

  /// Whether a range holds nothing that can be a subject in the singular. Names, bare nouns, code and what the lexicon does
  /// not know may be one.
  func isWithoutSubject(_ range: Range<Int>) -> Bool {
    var at = range.lowerBound
    while at < range.upperBound {
      guard let next = step(at, range.upperBound) else { return false }
      at = next
    }
    return true
  }

  /// The token behind a phrase that is no subject; nil where it may be one.
  private func step(_ at: Int, _ end: Int) -> Int? {
    let token = document[at]
    switch token.kind {
    case .word: break
    case .number: return number(at, end)
    default: return nil
    }
    if token.flags.contains(.quoted) { return nil }
    switch tags[at] {
    case .preposition:
      guard document.prepositions[token.key] != nil else { return nil }
      return phrase(at + 1, end, allowed: 0xFFFF)
    case .article, .determiner: return phrase(at, end, allowed: ~subject)
    case .attributive: return phrase(at, end, allowed: ~subject)
    case .personalPronoun, .pronoun, .reflexive: return Self.objects.contains(token.key) ? at + 1 : nil
    case .adverb, .predicative, .negation, .participle, .infinitive, .zuInfinitive, .infinitiveMarker, .verbParticle:
      return token.flags.contains(.capital) ? nil : at + 1
    default: return nil
    }
  }

  /// "3 Dateien": more than one is no subject in the singular, but one may be.
  private func number(_ at: Int, _ end: Int) -> Int? {
    at + 1 < end && TagSet.nominal.contains(tags[at + 1]) && subject & 0x8 == 0 ? at + 2 : nil
  }

  /// The token behind determiner, adjectives and noun, where the noun can be known to be no subject.
  private func phrase(_ first: Int, _ end: Int, allowed: UInt16) -> Int? {
    var at = first
    var mask: UInt16 = 0xFFFF
    while at < end, document[at].kind == .word || document[at].kind == .number {
      let tag = tags[at]
      if TagSet.determiners.contains(tag) {
        let determiner = document.lowerReadings(at).determiner
        if determiner != 0 { mask &= determiner }
      } else if TagSet.nominal.contains(tag) {
        if allowed == 0xFFFF { return at + 1 }
        let view = document.nounView(at)
        // The determiner alone may tell.
        let noun = view.mask == 0 ? 0xFFFF : view.mask
        return mask != 0xFFFF && mask & noun & subject == 0 ? at + 1 : nil
      } else if tag != .attributive && tag != .number && tag != .adverb && tag != .predicative && tag != .preposition {
        // "mit ihm", "bei der": a pronoun behind the preposition.
        return allowed == 0xFFFF && at == first ? at + 1 : nil
      }
      at += 1
    }
    return nil
  }
}
