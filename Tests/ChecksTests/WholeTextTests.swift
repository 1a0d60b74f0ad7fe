import Checks
import Linting
import Testing
import Text

/// What a whole text tells of its places.
@Suite struct WholeTextTests {
  private func found(_ id: CheckID, _ lines: String...) -> [String] {
    var options = LintOptions()
    options.checks = [id]
    options.language = "de"
    var linter = Linter(options)
    let text = SourceText(lines.joined(separator: "\n\n"))
    return linter.lint(text).diagnostics.map { text.string($0.span) }
  }

  @Test func namesThatMeetAtAStopAgainAndAgainAreOne() {
    let once = "Der Kurs zeigt, wie Acmex. Kernel startet."
    #expect(found(.splitCompound, once) == [])
    #expect(
      found(.splitCompound, once, "Hier lief Acmex. Kernel schon.", "Wer Acmex. Kernel-Module lädt, wartet.")
        == ["Acmex. Kernel", "Acmex. Kernel", "Acmex. Kernel-Module"])
  }

  @Test func aSecondPartThatIsSurelyTornSpeaksForOthers() {
    let doubtful = "Sie sehen den Vorgang Knoten rechts."
    #expect(found(.splitCompound, doubtful) == [])
    let sure = "Der Sicherungs Knoten, der Bestellungs Knoten und der Einstellungs Knoten sind neu."
    #expect(found(.splitCompound, sure, doubtful).last == "Vorgang Knoten")
  }

  @Test func repeatedLinesAreTheFormOfAList() {
    let line = "Die Straße bleibt wegen des Festes bis zum Abend gesperrt, und die Busse fahren nicht"
    let other = "Der Markt öffnet am Morgen für alle Händler, und die Stände stehen schon bereit"
    let third = "Im Park spielt am Nachmittag eine Kapelle, und die Kinder tanzen auf der Wiese"
    let prose = (1...9).map { "Das ist der Absatz mit der Nummer \($0), den es nur einmal im ganzen Text gibt." }
    let start = prose.joined(separator: "\n\n")
    #expect(found(.repeatedText, start, line, line, prose[0]) == [line])
    #expect(found(.repeatedText, start, line, line, prose[0], other, other, prose[1], third, third, prose[2]) == [])
  }

  @Test func characterReferencesAreOneFaultOfTheProgram() {
    let lines = (1...9).map { "Der Weg Nummer \($0) &ndash; er ist lang &mdash; führt &gt; zum &lt; Haus." }
    #expect(found(.markupResidue, lines.joined(separator: "\n\n")).count == 12)
  }
}
