import Checks
import Text

/// For people: place and message, and below them the line with the finding underlined.
public struct TextReporter: Reporter {
  private let style: Style
  private let isQuiet: Bool

  /// - Parameter isQuiet: leaves out the closing line.
  public init(isColored: Bool = false, isQuiet: Bool = false) {
    style = Style(isColored: isColored)
    self.isQuiet = isQuiet
  }

  public func write(_ report: FileReport, into output: inout OutputBuffer) {
    guard !report.diagnostics.isEmpty else { return }
    var finder = PlaceFinder(report.text, unit: .scalar)
    for diagnostic in report.diagnostics {
      let start = finder.places(of: diagnostic.span).start
      writeMessage(diagnostic, at: start, report, into: &output)
      let line = finder.lines.span(ofLine: start.line - 1)
      let lower = start.line == 1 ? max(Int(line.lower), report.text.start) : Int(line.lower)
      let visible = ByteSpan(min(lower, Int(line.upper)), Int(line.upper))
      let excerpt = Excerpt(report.text, line: visible, span: diagnostic.span)
      writeExcerpt(excerpt, number: start.line, diagnostic.severity, into: &output)
    }
  }

  private func writeMessage(
    _ diagnostic: Diagnostic, at start: Position, _ report: FileReport, into output: inout OutputBuffer
  ) {
    if style.isColored { output.write("\u{1B}[1m") }
    output.write(report.name)
    output.write(":\(start.line):\(start.column):")
    if style.isColored { output.write("\u{1B}[0m") }
    output.write(" " + style.apply(Style.attribute(of: diagnostic.severity), diagnostic.severity.name + ":"))
    output.write(" \(diagnostic.message.text(in: report.text)) ")
    output.write(style.apply(.faint, "[\(diagnostic.check.rawValue)]") + "\n")
  }

  private func writeExcerpt(_ excerpt: Excerpt, number: Int, _ severity: Severity, into output: inout OutputBuffer) {
    let number = String(number)
    output.write(style.apply(.blue, "  \(number) |") + " \(excerpt.line)\n")
    let gutter = "  " + String(repeating: " ", count: number.count) + " |"
    let mark = String(repeating: "^", count: excerpt.width)
    output.write(style.apply(.blue, gutter) + " " + String(repeating: " ", count: excerpt.indent))
    output.write(style.apply(Style.attribute(of: severity), mark) + "\n\n")
  }

  public func writeFooter(_ tally: Tally, into output: inout OutputBuffer) {
    if isQuiet { return }
    var line: String
    if tally.findings == 0 {
      line = "no findings in \(counted(tally.files, "file"))"
    } else {
      let parts = Severity.allCases.reversed().compactMap { severity in
        tally.bySeverity[severity].map { counted($0, severity.name) }
      }
      line = "\(counted(tally.findings, "finding")) (\(parts.joined(separator: ", ")))"
      line += " in \(tally.filesWithFindings) of \(counted(tally.files, "file"))"
    }
    if tally.hidden > 0 { line += "; \(tally.hidden) below --show" }
    output.write(style.apply(.bold, line) + "\n")
  }
}
