import Checks
import Text

/// Reviewdog's diagnostics, one JSON object a line (rdjsonl). Columns count UTF-8 bytes from 1, ends exclusive.
public struct ReviewdogReporter: Reporter {
  public init() {}

  public func write(_ report: FileReport, into output: inout OutputBuffer) {
    var finder = PlaceFinder(report.text, unit: .byte)
    var fixFinder = finder
    var source = JSONObject()
    source.add("name", "mtlint")
    for diagnostic in report.diagnostics {
      var location = JSONObject()
      location.add("path", report.name.description)
      location.add("range", Self.range(diagnostic.span, &finder))
      var code = JSONObject()
      code.add("value", diagnostic.check.rawValue)
      var object = JSONObject()
      object.add("message", diagnostic.message, of: report.text)
      object.add("location", location)
      object.add("severity", Self.severity(diagnostic.severity))
      object.add("source", source)
      object.add("code", code)
      if let fix = diagnostic.fix {
        var suggestion = JSONObject()
        suggestion.add("range", Self.range(fix.span, &fixFinder))
        suggestion.add("text", fix.replacement)
        object.add("suggestions", [suggestion])
      }
      output.write(object.finished())
      output.write("\n")
    }
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "ERROR"
    case .warning: "WARNING"
    case .note: "INFO"
    }
  }

  private static func range(_ span: ByteSpan, _ finder: inout PlaceFinder) -> JSONObject {
    let (start, end) = finder.places(of: span)
    var range = JSONObject()
    range.add("start", position(start))
    range.add("end", position(end))
    return range
  }

  private static func position(_ position: Position) -> JSONObject {
    var object = JSONObject()
    object.add("line", position.line)
    object.add("column", position.column)
    return object
  }
}
