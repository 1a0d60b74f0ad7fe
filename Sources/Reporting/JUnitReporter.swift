import Checks
import Glibc
import Text

/// JUnit's XML: a suite for each file, a failed case for each finding, and a passed one for a file without any, since
/// readers take a suite without cases for one that did not run.
public struct JUnitReporter: Reporter {
  private let unit: ColumnUnit
  private let timestamp: String

  public init(unit: ColumnUnit = .scalar) {
    self.unit = unit
    timestamp = Self.now()
  }

  public func writeHeader(into output: inout OutputBuffer) {
    output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n")
  }

  public func write(_ report: FileReport, into output: inout OutputBuffer) {
    var finder = PlaceFinder(report.text, unit: unit)
    let name = report.name.description
    output.write("  <testsuite package=\"mtlint\" id=\"\(report.number)\"")
    XMLText.write(attribute: "name", name, into: &output)
    output.write(" timestamp=\"\(timestamp)\" hostname=\"localhost\" tests=\"\(max(1, report.diagnostics.count))\"")
    output.write(" failures=\"\(report.diagnostics.count)\" errors=\"0\" time=\"0\">\n    <properties/>\n")
    if report.diagnostics.isEmpty {
      output.write("    <testcase")
      XMLText.write(attribute: "classname", name, into: &output)
      output.write(" name=\"no findings\" time=\"0\"/>\n")
    }
    for diagnostic in report.diagnostics {
      let start = finder.places(of: diagnostic.span).start
      let message = diagnostic.message.text(in: report.text)
      output.write("    <testcase")
      XMLText.write(attribute: "classname", name, into: &output)
      // Readers know a case by class and name.
      output.write(" name=\"\(diagnostic.check.rawValue) \(start.line):\(start.column)\" time=\"0\">\n      <failure")
      XMLText.write(attribute: "type", diagnostic.severity.name, into: &output)
      XMLText.write(attribute: "message", message, into: &output)
      output.write(">")
      XMLText.write("\(name):\(start.line):\(start.column): \(message)", into: &output)
      output.write("</failure>\n    </testcase>\n")
    }
    output.write("    <system-out/>\n    <system-err/>\n  </testsuite>\n")
  }

  public func writeFooter(_ tally: Tally, into output: inout OutputBuffer) { output.write("</testsuites>\n") }

  /// Universal time as the schema wants it: no fraction, no zone.
  private static func now() -> String {
    var seconds = time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    func digits(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let date = "\(parts.tm_year + 1900)-\(digits(parts.tm_mon + 1))-\(digits(parts.tm_mday))"
    return date + "T\(digits(parts.tm_hour)):\(digits(parts.tm_min)):\(digits(parts.tm_sec))"
  }
}
