import Checks
import Text

/// Checkstyle's XML, which most build servers read.
public struct CheckstyleReporter: Reporter {
  private let unit: ColumnUnit

  public init(unit: ColumnUnit = .scalar) { self.unit = unit }

  public func writeHeader(into output: inout OutputBuffer) {
    output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"8.0\">\n")
  }

  public func write(_ report: FileReport, into output: inout OutputBuffer) {
    guard !report.diagnostics.isEmpty else { return }
    var finder = PlaceFinder(report.text, unit: unit)
    output.write("  <file")
    XMLText.write(attribute: "name", report.name.description, into: &output)
    output.write(">\n")
    for diagnostic in report.diagnostics {
      let start = finder.places(of: diagnostic.span).start
      output.write("    <error line=\"\(start.line)\" column=\"\(start.column)\"")
      XMLText.write(
        attribute: "severity", diagnostic.severity == .note ? "info" : diagnostic.severity.name, into: &output)
      XMLText.write(attribute: "message", diagnostic.message.text(in: report.text), into: &output)
      XMLText.write(attribute: "source", "mtlint.\(diagnostic.check.rawValue)", into: &output)
      output.write("/>\n")
    }
    output.write("  </file>\n")
  }

  public func writeFooter(_ tally: Tally, into output: inout OutputBuffer) { output.write("</checkstyle>\n") }
}
