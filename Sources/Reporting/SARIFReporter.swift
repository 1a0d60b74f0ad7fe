import Checks
import Linting
import Text

/// SARIF 2.1.0 (OASIS), for code scanning: one run with all checks as rules. Columns count UTF-16 code units, ends exclusive.
public struct SARIFReporter: Reporter {
  private static let schema = "https://json.schemastore.org/sarif-2.1.0.json"

  public init() {}

  public func writeHeader(into output: inout OutputBuffer) {
    var driver = JSONObject()
    driver.add("name", "mtlint")
    driver.add("semanticVersion", Version.mtlint)
    driver.add("rules", CheckID.allCases.map { Self.rule(Registry.check($0).page) })
    var tool = JSONObject()
    tool.add("driver", driver)
    output.write("{\"$schema\":\"\(Self.schema)\",\"version\":\"2.1.0\",\"runs\":[{\"tool\":")
    output.write(tool.finished())
    output.write(",\"columnKind\":\"utf16CodeUnits\",\"results\":[\n")
  }

  public var separator: StaticString { ",\n" }

  public func write(_ report: FileReport, into output: inout OutputBuffer) {
    var finder = PlaceFinder(report.text, unit: .utf16)
    var fixFinder = finder
    var fingerprints = Fingerprints(report.text, lines: finder.lines)
    var location = JSONObject()
    location.add("uri", FileURI.reference(report.name))
    for (index, diagnostic) in report.diagnostics.enumerated() {
      if index > 0 { output.write(",\n") }
      var result = JSONObject()
      result.add("ruleId", diagnostic.check.rawValue)
      result.add("ruleIndex", diagnostic.check.number)
      result.add("level", diagnostic.severity.name)
      var message = JSONObject()
      message.add("text", diagnostic.message, of: report.text)
      result.add("message", message)
      result.add("locations", [Self.location(location, Self.region(diagnostic.span, &finder))])
      var fingerprint = JSONObject()
      fingerprint.add("mtlintLineHash/v1", fingerprints.next(diagnostic))
      result.add("partialFingerprints", fingerprint)
      if let fix = diagnostic.fix { result.add("fixes", [Self.fix(fix, location, &fixFinder)]) }
      var properties = JSONObject()
      properties.add("confidence", diagnostic.confidence)
      properties.add("evidence", diagnostic.evidence)
      result.add("properties", properties)
      output.write(result.finished())
    }
  }

  public func writeFooter(_ tally: Tally, into output: inout OutputBuffer) {
    output.write("\n],\"invocations\":[{\"executionSuccessful\":\(tally.unreadable == 0)}]}]}\n")
  }

  private static func rule(_ page: CheckPage) -> JSONObject {
    func text(_ string: String) -> JSONObject {
      var object = JSONObject()
      object.add("text", string)
      return object
    }
    var configuration = JSONObject()
    configuration.add("enabled", !page.isPreview)
    configuration.add("level", page.severity.name)
    var rule = JSONObject()
    rule.add("id", page.id.rawValue)
    rule.add("shortDescription", text(page.summary))
    rule.add("fullDescription", text(page.what))
    rule.add("help", text(page.why))
    rule.add("defaultConfiguration", configuration)
    return rule
  }

  private static func region(_ span: ByteSpan, _ finder: inout PlaceFinder) -> JSONObject {
    let (start, end) = finder.places(of: span)
    var region = JSONObject()
    region.add("startLine", start.line)
    region.add("startColumn", start.column)
    region.add("endLine", end.line)
    region.add("endColumn", end.column)
    return region
  }

  private static func location(_ artifact: JSONObject, _ region: JSONObject) -> JSONObject {
    var physical = JSONObject()
    physical.add("artifactLocation", artifact)
    physical.add("region", region)
    var location = JSONObject()
    location.add("physicalLocation", physical)
    return location
  }

  private static func fix(_ fix: Fix, _ artifact: JSONObject, _ finder: inout PlaceFinder) -> JSONObject {
    var content = JSONObject()
    content.add("text", fix.replacement)
    var replacement = JSONObject()
    replacement.add("deletedRegion", region(fix.span, &finder))
    replacement.add("insertedContent", content)
    var change = JSONObject()
    change.add("artifactLocation", artifact)
    change.add("replacements", [replacement])
    var description = JSONObject()
    description.add("text", fix.safety == .safe ? "safe: the meaning cannot change" : "unsafe: look at it first")
    var object = JSONObject()
    object.add("description", description)
    object.add("artifactChanges", [change])
    return object
  }
}
