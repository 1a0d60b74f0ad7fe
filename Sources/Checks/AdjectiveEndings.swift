/// Endings of adjectives and adverbs that look like compounds with a noun ("gemeinwirtschaft-lichen").
enum AdjectiveEndings {
  private static let stems: [StaticString] = [
    "lich", "isch", "ig", "bar", "sam", "haft", "los", "ell", "artig", "mäßig", "weise", "maßen", "massen", "mals",
    "fach", "fähig", "ischen", "end", "iert", "arm", "reich", "frei",
  ]
  private static let endings: [StaticString] = ["", "e", "en", "er", "es", "em"]

  static func fit(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    stems.contains { stem in
      endings.contains { ending in
        let from = end - stem.utf8CodeUnitCount - ending.utf8CodeUnitCount
        guard from > start else { return false }
        return (0..<stem.utf8CodeUnitCount).allSatisfy { bytes[from + $0] == stem.utf8Start[$0] }
          && (0..<ending.utf8CodeUnitCount).allSatisfy {
            bytes[from + stem.utf8CodeUnitCount + $0] == ending.utf8Start[$0]
          }
      }
    }
  }
}
