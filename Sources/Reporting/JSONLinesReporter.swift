import Checks

/// One JSON object a line: a header, the findings as in ``JSONReporter``, and a summary that says the output is whole.
public struct JSONLinesReporter: Reporter {
  /// Name of the record layout; a change that breaks readers raises the number.
  public static let schema = "mtlint/1"

  public init() {}

  public func writeHeader(into output: inout OutputBuffer) {
    var object = JSONObject()
    object.add("schema", Self.schema)
    object.add("version", Version.mtlint)
    object.add("columnUnit", "scalar")
    output.write(object.finished())
    output.write("\n")
  }

  public func write(_ report: FileReport, into output: inout OutputBuffer) {
    DiagnosticRecords.forEach(report) { record in
      output.write(record)
      output.write("\n")
    }
  }

  public func writeFooter(_ tally: Tally, into output: inout OutputBuffer) {
    var object = JSONObject()
    object.add("files", tally.files)
    object.add("skipped", tally.skipped)
    object.add("unreadable", tally.unreadable)
    object.add("words", tally.words)
    object.add("findings", tally.findings)
    object.add("errors", tally[.error])
    object.add("warnings", tally[.warning])
    object.add("notes", tally[.note])
    object.add("notShown", tally.hidden)
    object.add("byRule", tally.byCheck.map { ($0.check.rawValue, $0.count) })
    object.add("complete", true)
    output.write(object.finished())
    output.write("\n")
  }
}
