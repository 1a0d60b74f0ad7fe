/// All checks, by name.
public enum Registry {
  public static let all: [any Check.Type] = [
    PunctuationSpacing.self,
    StrayPunctuation.self,
    EncodingDamage.self,
    MarkupResidue.self,
    RepeatedText.self,
    UnbalancedQuotes.self,
    SourceLocale.self,
    UntranslatedText.self,
    FusedWords.self,
    SplitCompound.self,
    LinkSeam.self,
    LinkSpacing.self,
    EmptyLinkText.self,
    UntranslatedAltText.self,
    BrokenMarkup.self,
    Agreement.self,
    Capitalization.self,
    SentenceFragment.self,
    GarbledSentence.self,
    PageFurniture.self,
    AuthorBio.self,
    TranslatorChatter.self,
    LiteralTranslation.self,
    InconsistentName.self,
    MixedAddress.self,
  ]

  /// The check of an id.
  public static func check(_ id: CheckID) -> any Check.Type { all.first { $0.page.id == id }! }

  /// Names of earlier versions and the ids they became.
  public static let aliases: [String: CheckID] = [:]

  /// The id that a user wrote, an alias included.
  public static func id(named name: String) -> CheckID? { CheckID(rawValue: name) ?? aliases[name] }
}
