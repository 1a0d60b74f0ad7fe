import Text

/// One line a finding, as compilers print them: `path:line:column: severity: message [id]`. Columns count bytes, as Vim's %c,
/// unless another unit is asked for.
public struct GCCReporter: Reporter {
  private let unit: ColumnUnit

  public init(unit: ColumnUnit = .byte) { self.unit = unit }

  public func write(_ report: FileReport, into output: inout OutputBuffer) {
    guard !report.diagnostics.isEmpty else { return }
    var finder = PlaceFinder(report.text, unit: unit)
    for diagnostic in report.diagnostics {
      let start = finder.places(of: diagnostic.span).start
      output.write(report.name)
      output.write(":")
      output.write(start.line)
      output.write(":")
      output.write(start.column)
      output.write(": ")
      output.write(diagnostic.severity.name)
      output.write(": ")
      output.write(diagnostic.message, of: report.text)
      output.write(" [")
      output.write(diagnostic.check.rawValue)
      output.write("]\n")
    }
  }
}
