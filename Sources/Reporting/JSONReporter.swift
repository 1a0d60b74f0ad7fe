import Checks
import Text

/// One array of all findings.
public struct JSONReporter: Reporter {
  public init() {}

  public func writeHeader(into output: inout OutputBuffer) { output.write("[\n") }

  public var separator: StaticString { ",\n" }

  public func write(_ report: FileReport, into output: inout OutputBuffer) {
    var isFirst = true
    DiagnosticRecords.forEach(report) { record in
      if !isFirst { output.write(",\n") }
      isFirst = false
      output.write(record)
    }
  }

  public func writeFooter(_ tally: Tally, into output: inout OutputBuffer) {
    output.write(tally.findings > 0 ? "\n]\n" : "]\n")
  }
}

/// A finding as a JSON object: lines and columns from 1, columns in Unicode scalars, ends exclusive, offsets in bytes of the
/// user's file.
enum DiagnosticRecords {
  static func forEach(_ report: FileReport, _ body: (OutputBuffer) -> Void) {
    guard !report.diagnostics.isEmpty else { return }
    let path = report.name.description
    var finder = PlaceFinder(report.text, unit: .scalar)
    var offsets = FileOffsets(report.text)
    for diagnostic in report.diagnostics {
      body(record(diagnostic, path: path, report.text, &finder, &offsets))
    }
  }

  private static func record(
    _ diagnostic: Diagnostic, path: String, _ text: SourceText, _ finder: inout PlaceFinder,
    _ offsets: inout FileOffsets
  ) -> OutputBuffer {
    let (start, end) = finder.places(of: diagnostic.span)
    let offset = offsets.of(Int(diagnostic.span.lower))
    var object = JSONObject()
    object.add("path", path)
    object.add("line", start.line)
    object.add("column", start.column)
    object.add("endLine", end.line)
    object.add("endColumn", end.column)
    object.add("byteOffset", offset)
    object.add("byteLength", length(of: diagnostic.span, text))
    object.add("rule", diagnostic.check.rawValue)
    object.add("severity", diagnostic.severity.name)
    object.add("confidence", diagnostic.confidence)
    object.add("message", diagnostic.message, of: text)
    object.add("evidence", diagnostic.evidence)
    if let fix = diagnostic.fix {
      var member = JSONObject()
      member.add("offset", offset + distance(from: diagnostic.span.lower, to: fix.span.lower, text))
      member.add("length", length(of: fix.span, text))
      member.add("replacement", fix.replacement)
      member.add("safety", fix.safety.rawValue)
      object.add("fix", member)
    } else {
      object.addNull("fix")
    }
    return object.finished()
  }

  /// Bytes of a span in the user's file.
  private static func length(of span: ByteSpan, _ text: SourceText) -> Int {
    distance(from: span.lower, to: span.upper, text)
  }

  private static func distance(from: UInt32, to: UInt32, _ text: SourceText) -> Int {
    let (from, to) = (Int(from), Int(to))
    switch text.encoding {
    case .utf8, .utf8WithMark: return to - from
    case .utf16LittleEndian, .utf16BigEndian:
      let units = ColumnUnit.utf16.count(text.bytes, from: min(from, to), to: max(from, to))
      return from <= to ? 2 * units : -2 * units
    }
  }
}
