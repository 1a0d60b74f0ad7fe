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
    object.add("errors", tally.bySeverity[.error] ?? 0)
    object.add("warnings", tally.bySeverity[.warning] ?? 0)
    object.add("notes", tally.bySeverity[.note] ?? 0)
    object.add("notShown", tally.hidden)
    object.add("byRule", tally.byCheck.sorted { $0.key < $1.key }.map { ($0.key.rawValue, $0.value) })
    object.add("complete", true)
    output.write(object.finished())
    output.write("\n")
  }
}
