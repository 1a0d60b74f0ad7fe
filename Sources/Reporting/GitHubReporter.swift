import Checks
import Text

/// Workflow commands of GitHub Actions, which become annotations of a change. Where a finding spans lines, GitHub wants no
/// columns.
public struct GitHubReporter: Reporter {
  private let unit: ColumnUnit

  public init(unit: ColumnUnit = .utf16) { self.unit = unit }

  public func write(_ report: FileReport, into output: inout OutputBuffer) {
    var finder = PlaceFinder(report.text, unit: unit)
    let path = report.name.withoutDot.description
    for diagnostic in report.diagnostics {
      let (start, end) = finder.places(of: diagnostic.span)
      output.write(Self.command(diagnostic.severity))
      output.write(" file=")
      Self.write(path, inProperty: true, into: &output)
      output.write(",line=\(start.line),endLine=\(end.line)")
      // The end column is the last one inside.
      if start.line == end.line {
        output.write(",col=\(start.column),endColumn=\(max(start.column, end.column - 1))")
      }
      output.write(",title=\(diagnostic.check.rawValue)::")
      Self.write(diagnostic.message.text(in: report.text), inProperty: false, into: &output)
      output.write("\n")
    }
  }

  private static func command(_ severity: Severity) -> StaticString {
    switch severity {
    case .error: "::error"
    case .warning: "::warning"
    case .note: "::notice"
    }
  }

  /// Escapes as the runner's toolkit does: percent signs and line breaks, in properties colons and commas, too.
  private static func write(_ text: String, inProperty: Bool, into output: inout OutputBuffer) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "%"): output.write("%25")
      case 0x0D: output.write("%0D")
      case 0x0A: output.write("%0A")
      case UInt8(ascii: ":") where inProperty: output.write("%3A")
      case UInt8(ascii: ",") where inProperty: output.write("%2C")
      default: output.write(byte: byte)
      }
    }
  }
}
