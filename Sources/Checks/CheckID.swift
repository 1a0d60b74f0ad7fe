/// Names of the checks. They are API: stable for ever, and an old name stays as an alias.
public enum CheckID: String, CaseIterable, Sendable, Comparable, CustomStringConvertible {
  case agreement
  case authorBio = "author-bio"
  case brokenMarkup = "broken-markup"
  case capitalization
  case emptyLinkText = "empty-link-text"
  case encodingDamage = "encoding-damage"
  case fusedWords = "fused-words"
  case garbledSentence = "garbled-sentence"
  case inconsistentName = "inconsistent-name"
  case linkSeam = "link-seam"
  case linkSpacing = "link-spacing"
  case literalTranslation = "literal-translation"
  case markupResidue = "markup-residue"
  case mixedAddress = "mixed-address"
  case pageFurniture = "page-furniture"
  case punctuationSpacing = "punctuation-spacing"
  case repeatedText = "repeated-text"
  case sentenceFragment = "sentence-fragment"
  case sourceLocale = "source-locale"
  case splitCompound = "split-compound"
  case strayPunctuation = "stray-punctuation"
  case translatorChatter = "translator-chatter"
  case unbalancedQuotes = "unbalanced-quotes"
  case untranslatedAltText = "untranslated-alt-text"
  case untranslatedText = "untranslated-text"

  public static func < (a: CheckID, b: CheckID) -> Bool { a.rawValue < b.rawValue }

  /// The id as users write it.
  public var description: String { rawValue }
}
