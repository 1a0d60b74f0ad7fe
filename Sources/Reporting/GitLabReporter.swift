import Checks
import Linting
import Text

/// GitLab's code quality report: one array. The page shows the description alone, so the check's name begins it; equal
/// fingerprints would become one finding.
public struct GitLabReporter: Reporter {
  public init() {}

  public func writeHeader(into output: inout OutputBuffer) { output.write("[\n") }

  public var separator: StaticString { ",\n" }

  public func write(_ report: FileReport, into output: inout OutputBuffer) {
    var finder = PlaceFinder(report.text, unit: .scalar)
    var fingerprints = Fingerprints(report.text, lines: finder.lines)
    let path = report.name.withoutDot.description
    for (index, diagnostic) in report.diagnostics.enumerated() {
      if index > 0 { output.write(",\n") }
      let (start, end) = finder.places(of: diagnostic.span)
      var lines = JSONObject()
      lines.add("begin", start.line)
      lines.add("end", end.line)
      var location = JSONObject()
      location.add("path", path)
      location.add("lines", lines)
      var object = JSONObject()
      object.add("description", "\(diagnostic.check.rawValue): \(diagnostic.message.text(in: report.text))")
      object.add("check_name", diagnostic.check.rawValue)
      // Files have their own fingerprints of equal lines.
      let fingerprint = fingerprints.next(diagnostic)
      object.add("fingerprint", Fingerprints.of(path) + fingerprint)
      object.add("severity", Self.severity(diagnostic.severity))
      object.add("location", location)
      output.write(object.finished())
    }
  }

  public func writeFooter(_ tally: Tally, into output: inout OutputBuffer) {
    output.write(tally.findings > 0 ? "\n]\n" : "]\n")
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "major"
    case .warning: "minor"
    case .note: "info"
    }
  }
}
