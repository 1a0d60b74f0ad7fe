import Checks
import Linting
import Testing
import Text

/// What is damage in one country is right in another.
@Suite struct ConventionTests {
  private func found(_ line: String, _ language: String?) -> [String] {
    let text = SourceText(line)
    var options = LintOptions()
    options.checks = [.sourceLocale]
    options.language = language
    var linter = Linter(options)
    return linter.lint(text).diagnostics.map { text.string($0.span) }
  }

  /// What the fixes of a line make of the places they change.
  private func fixes(_ line: String, _ language: String) -> [String] {
    var options = LintOptions()
    options.checks = [.sourceLocale]
    options.language = language
    var linter = Linter(options)
    return linter.lint(SourceText(line)).diagnostics.compactMap { $0.fix?.replacement }
  }

  @Test func moneyHasAPointInSwitzerland() {
    let line = "Die Karte für das Museum kostet 12.50 Franken am Schalter."
    #expect(found(line, "de") == ["12.50 Franken"])
    #expect(found(line, "de-AT") == ["12.50 Franken"])
    #expect(found(line, "de-CH").isEmpty)
    #expect(found("Die Miete stieg um 3.5 Prozent im Jahr.", "de-CH") == ["3.5 Prozent"])
  }

  @Test func thousandsAreMendedAsTheCountryWritesThem() {
    let line = "Das neue Gerät kostet $1,500 und mehr."
    #expect(fixes(line, "de-DE") == ["."])
    #expect(fixes(line, "de-CH") == ["’"])
  }

  @Test func quotationMarksAreMendedAsTheCountryWritesThem() {
    let line = "„Gut“, sagte er und nannte das Haus am See ein “Schmuckstück” der Stadt."
    #expect(fixes(line, "de-AT") == ["„Schmuckstück“"])
    #expect(fixes(line, "de-CH") == ["«Schmuckstück»"])
  }

  @Test func sharpSIsDamageWhereTheCountryIsNamed() {
    let line = "Die Straße zum Bahnhof bleibt gesperrt."
    #expect(found(line, "de-CH") == ["Straße"])
    #expect(found(line, "de-AT").isEmpty)
    #expect(found(line, "de").isEmpty)
    #expect(found(line, nil).isEmpty)
  }

  /// Three quotations in guillemets, as Swiss papers write them.
  @Test func aTextShowsItsCountry() {
    let quotations = "«Ja», sagte die Wirtin, «nein», der Wirt, und beide riefen «vielleicht» in den Saal. "
    #expect(found(quotations + "Das Bier kostet hier 6.50 Franken im Glas.", nil).isEmpty)
    #expect(found("Das Bier kostet hier 6.50 Franken im Glas.", nil) == ["6.50 Franken"])
  }
}
