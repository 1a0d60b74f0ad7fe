import Checks
import Linting
import Text

/// A page for people who have no terminal: one file that needs no network. Each text shows the lines with damage, and what
/// is around them, with the damage underlined; messages open by click and by keyboard.
public struct HTMLReporter: Reporter {
  /// Lines that are shown before and behind one with damage.
  private static let context = 1
  /// Bytes of the longest line that is shown whole.
  private static let longestLine = 4000

  public init() {}

  public func writeHeader(into output: inout OutputBuffer) {
    output.write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
    output.write(
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>mtlint report</title>\n")
    output.write("<style>\n")
    output.write(HTMLPage.style)
    output.write("</style>\n</head>\n<body>\n<main>\n")
  }

  public func write(_ report: FileReport, into output: inout OutputBuffer) {
    guard !report.diagnostics.isEmpty else { return }
    output.write("<section class=\"text\"")
    XMLText.write(attribute: "data-file", report.name.description, into: &output)
    XMLText.write(
      attribute: "data-rate", Statistics.rate(report.diagnostics.count, words: report.words), into: &output)
    output.write(">\n<h2>")
    XMLText.write(report.name.description, into: &output)
    output.write("</h2>\n<div class=\"lines\">\n")
    var page = ExcerptedText(report, context: Self.context, longestLine: Self.longestLine)
    page.write(into: &output)
    output.write("</div>\n</section>\n")
  }

  public func writeFooter(_ tally: Tally, into output: inout OutputBuffer) {
    output.write("<header>\n<h1>mtlint</h1>\n<p class=\"totals\">")
    let rate = Statistics.rate(tally.findings, words: tally.words)
    output.write(
      "\(counted(tally.findings, "finding")) in \(tally.filesWithFindings) of \(counted(tally.files, "text")), ")
    output.write("\(rate) in 1,000 words</p>\n<div class=\"filters\">\n<fieldset><legend>Severity</legend>\n")
    for severity in Severity.allCases.reversed() where tally[severity] > 0 {
      Self.writeFilter("severity", severity.name, tally[severity], into: &output)
    }
    output.write("</fieldset>\n<fieldset><legend>Check</legend>\n")
    for (check, count) in tally.byCheck { Self.writeFilter("check", check.rawValue, count, into: &output) }
    output.write(
      "</fieldset>\n<fieldset><legend>Text</legend>\n<select id=\"file\"><option value=\"\">all texts</option>")
    output.write("</select>\n</fieldset>\n</div>\n")
    output.write("<p class=\"keys\"><kbd>j</kbd> <kbd>k</kbd> next and previous, <kbd>Enter</kbd> message, ")
    output.write("<kbd>Esc</kbd> close</p>\n</header>\n</main>\n")
    output.write("<aside id=\"message\" hidden aria-live=\"polite\"></aside>\n<script>\n")
    output.write(HTMLPage.script)
    output.write("</script>\n</body>\n</html>\n")
  }

  private static func writeFilter(_ kind: StaticString, _ name: String, _ count: Int, into output: inout OutputBuffer) {
    output.write("<label class=\"")
    output.write(name)
    output.write("\"><input type=\"checkbox\" checked data-\(kind)=\"\(name)\"> \(name) <b>\(count)</b></label>\n")
  }
}

/// The lines of a text that a page shows, with the damage marked.
private struct ExcerptedText {
  private let report: FileReport
  private let lines: LineIndex
  private let context: Int
  private let longestLine: Int
  private var finder: PlaceFinder
  /// The finding that comes next.
  private var next = 0

  init(_ report: FileReport, context: Int, longestLine: Int) {
    self.report = report
    self.context = context
    self.longestLine = longestLine
    finder = PlaceFinder(report.text, unit: .scalar)
    lines = finder.lines
  }

  mutating func write(into output: inout OutputBuffer) {
    var behind = 0
    while next < report.diagnostics.count {
      let line = lines.line(of: Int(report.diagnostics[next].span.lower))
      if line < behind {
        // A finding that began on a line already shown with another.
        next += 1
        continue
      }
      let first = max(behind, line - context)
      if first > behind { output.write("<p class=\"gap\">⋯</p>\n") }
      for number in first..<line { writeLine(number, into: &output) }
      writeLine(line, into: &output)
      behind = line + 1
      // What follows, unless the next finding is there.
      let limit =
        next < report.diagnostics.count ? lines.line(of: Int(report.diagnostics[next].span.lower)) : lines.count
      while behind < min(limit, line + 1 + context) {
        writeLine(behind, into: &output)
        behind += 1
      }
    }
  }

  private mutating func writeLine(_ number: Int, into output: inout OutputBuffer) {
    let line = lines.span(ofLine: number)
    output.write("<p><span class=\"number\">\(number + 1)</span>")
    var at = max(Int(line.lower), number == 0 ? report.text.start : 0)
    let isLong = line.count > longestLine
    while next < report.diagnostics.count, report.diagnostics[next].span.lower <= line.upper,
      lines.line(of: Int(report.diagnostics[next].span.lower)) == number
    {
      let diagnostic = report.diagnostics[next]
      let lower = max(at, Int(diagnostic.span.lower))
      let upper = max(lower, min(Int(diagnostic.span.upper), Int(line.upper)))
      writeText(at, lower, isLong: isLong, into: &output)
      writeMark(diagnostic, ByteSpan(lower, upper), into: &output)
      at = upper
      next += 1
    }
    writeText(at, Int(line.upper), isLong: isLong, into: &output)
    output.write("</p>\n")
  }

  private mutating func writeMark(_ diagnostic: Diagnostic, _ span: ByteSpan, into output: inout OutputBuffer) {
    let start = finder.places(of: diagnostic.span).start
    output.write("<mark tabindex=\"0\" role=\"button\" class=\"\(diagnostic.severity.name)\"")
    output.write(" data-check=\"\(diagnostic.check.rawValue)\" data-severity=\"\(diagnostic.severity.name)\"")
    XMLText.write(attribute: "data-place", "\(start.line):\(start.column)", into: &output)
    XMLText.write(attribute: "data-message", diagnostic.message.text(in: report.text), into: &output)
    XMLText.write(attribute: "data-evidence", diagnostic.evidence.description, into: &output)
    if let fix = diagnostic.fix, fix.span == diagnostic.span {
      XMLText.write(attribute: "data-fix", fix.replacement, into: &output)
    }
    output.write(">")
    if span.isEmpty { output.write("\u{2060}") }
    writeText(Int(span.lower), Int(span.upper), isLong: false, into: &output)
    output.write("</mark>")
  }

  /// Text between marks; of a long line only what is near them.
  private func writeText(_ lower: Int, _ upper: Int, isLong: Bool, into output: inout OutputBuffer) {
    guard upper > lower else { return }
    let text = report.text.string(ByteSpan(lower, upper))
    guard isLong, text.count > 240 else { return XMLText.write(text, into: &output) }
    XMLText.write(text.prefix(120), into: &output)
    output.write(" ⋯ ")
    XMLText.write(text.suffix(120), into: &output)
  }
}
