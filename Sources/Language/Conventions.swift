/// How a country writes numbers and quotations.
public struct Conventions: Sendable {
  /// ISO 3166 code in capitals.
  public let region: String
  /// What stands between groups of three digits.
  public let thousands: String
  /// Amounts of money have a decimal point, not a comma.
  public let hasPointInMoney: Bool
  public let openingQuote: String
  public let closingQuote: String
  /// The letter ß is written.
  public let hasSharpS: Bool

  /// The conventions of a language's country; those of the first where the region is unknown or nil.
  init?(_ file: DictionaryFile?, region: String?) {
    var first: Conventions?
    var found: Conventions?
    file?.forEachRow { row in
      let read = Conventions(row)
      first = first ?? read
      if read.region == region { found = read }
    }
    guard let conventions = found ?? first else { return nil }
    self = conventions
  }

  private init(_ row: DictionaryFile.Row) {
    region = row.text(0)
    thousands = row.text(1)
    hasPointInMoney = row.text(2) == "."
    openingQuote = row.text(3)
    closingQuote = row.text(4)
    hasSharpS = row.text(5) == "yes"
  }
}
