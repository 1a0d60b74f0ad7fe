import Checks
import Text

/// For people: place and message, and below them the line with the finding underlined.
public struct TextReporter: Reporter {
  private let style: Style
  private let isQuiet: Bool
  private let unit: ColumnUnit

  /// - Parameters:
  ///   - isQuiet: leaves out the closing line.
  ///   - unit: what columns count.
  public init(isColored: Bool = false, isQuiet: Bool = false, unit: ColumnUnit = .scalar) {
    self.unit = unit
    style = Style(isColored: isColored)
    self.isQuiet = isQuiet
  }

  public func write(_ report: FileReport, into output: inout OutputBuffer) {
    guard !report.diagnostics.isEmpty else { return }
    var finder = PlaceFinder(report.text, unit: unit)
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
    style.write(.bold, into: &output) { output in
      output.write(report.name)
      output.write(":")
      output.write(start.line)
      output.write(":")
      output.write(start.column)
      output.write(":")
    }
    output.write(" ")
    style.write(Style.attribute(of: diagnostic.severity), into: &output) { output in
      output.write(diagnostic.severity.name)
      output.write(":")
    }
    output.write(" ")
    output.write(diagnostic.message, of: report.text)
    output.write(" ")
    style.write(.faint, into: &output) { output in
      output.write("[")
      output.write(diagnostic.check.rawValue)
      output.write("]")
    }
    output.write("\n")
  }

  private func writeExcerpt(_ excerpt: Excerpt, number: Int, _ severity: Severity, into output: inout OutputBuffer) {
    var gutter = 0
    style.write(.blue, into: &output) { output in
      let before = output.bytes.count
      output.write("  ")
      output.write(number)
      gutter = output.bytes.count - before
      output.write(" |")
    }
    output.write(" ")
    output.write(bytes: excerpt.line)
    output.write("\n")
    style.write(.blue, into: &output) { output in
      output.write(repeating: 0x20, count: gutter)
      output.write(" |")
    }
    output.write(repeating: 0x20, count: 1 + excerpt.indent)
    style.write(Style.attribute(of: severity), into: &output) { output in
      output.write(repeating: UInt8(ascii: "^"), count: excerpt.width)
    }
    output.write("\n\n")
  }

  public func writeFooter(_ tally: Tally, into output: inout OutputBuffer) {
    if isQuiet { return }
    style.write(.bold, into: &output) { output in
      if tally.findings == 0 {
        output.write("no findings in \(counted(tally.files, "file"))")
      } else {
        output.write(counted(tally.findings, "finding"))
        var mark: StaticString = " ("
        for severity in Severity.allCases.reversed() where tally[severity] > 0 {
          output.write(mark)
          output.write(counted(tally[severity], severity.name))
          mark = ", "
        }
        output.write(") in \(tally.filesWithFindings) of \(counted(tally.files, "file"))")
      }
      if tally.hidden > 0 { output.write("; \(tally.hidden) below --show") }
    }
    output.write("\n")
  }
}
