/// What a user should know about texts for whose language there is no pack.
public enum LanguageNotes {
  private static let names = [
    "da": "Danish", "de": "German", "en": "English", "es": "Spanish", "fr": "French", "it": "Italian", "nl": "Dutch",
    "pl": "Polish", "pt": "Portuguese", "sv": "Swedish",
  ]

  /// One line, or none where every text's language has a pack.
  public static func line(_ tally: Tally) -> String? {
    guard !tally.withoutPack.isEmpty else { return nil }
    let parts = tally.withoutPack.sorted { $0.key < $1.key }.map { code, count in
      let name = code.isEmpty ? "a language that mtlint does not know" : names[code].map { "\($0) (\(code))" } ?? code
      return "\(counted(count, "file")) in \(name)"
    }
    return "no language pack for \(parts.joined(separator: ", ")): only the checks that need none ran"
  }
}
