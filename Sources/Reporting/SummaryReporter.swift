import Checks
import Text

/// A line for each text with findings: their number, the words, the rate, and the path; then the counts by check.
public struct SummaryReporter: Reporter {
  public init() {}

  public func writeHeader(into output: inout OutputBuffer) { output.write("findings    words  per 1,000  text\n") }

  public func write(_ report: FileReport, into output: inout OutputBuffer) {
    guard !report.diagnostics.isEmpty else { return }
    output.write(Self.padded(String(report.diagnostics.count), 8))
    output.write(Self.padded(String(report.words), 9))
    output.write(Self.padded(Statistics.rate(report.diagnostics.count, words: report.words), 11))
    output.write("  ")
    output.write(report.name)
    output.write("\n")
  }

  public func writeFooter(_ tally: Tally, into output: inout OutputBuffer) {
    output.write("\n")
    output.write(Statistics.text(tally))
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.utf8.count)) + text
  }
}
