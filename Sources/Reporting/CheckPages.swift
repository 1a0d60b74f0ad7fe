import Checks
import Text

/// The documentation of the checks, made from their pages.
public enum CheckPages {
  /// Cells of a line of running text.
  private static let widest = 78

  /// One check: what, why and examples.
  public static func full(_ page: CheckPage, isColored: Bool = false) -> String {
    let style = Style(isColored: isColored)
    var text = style.apply(.bold, page.id.rawValue) + ": \(page.summary)\n"
    text += "\(page.severity.name), \(state(page)), \(page.needsPack ? "needs a language pack" : "any language")\n\n"
    text += wrap(page.what) + "\n" + wrap("Why: " + page.why)
    text += "\n" + style.apply(.bold, "Found:") + "\n"
    for example in page.flagged { text += marked(MarkedExample(example), Style.attribute(of: page.severity), style) }
    text += "\n" + style.apply(.bold, "Not found:") + "\n"
    for example in page.nearMisses { text += lines(of: example).map { "  \($0)\n" }.joined() }
    return text
  }

  /// All checks, each with its summary and what it does.
  public static func short(_ pages: [CheckPage], isColored: Bool = false) -> String {
    let style = Style(isColored: isColored)
    return pages.map { page in
      style.apply(.bold, page.id.rawValue) + " (\(page.severity.name), \(state(page))): \(page.summary)\n"
        + wrap(page.what, indent: "  ")
    }.joined(separator: "\n")
  }

  /// All checks, one a line: id, severity, default or preview, needs, summary.
  public static func table(_ pages: [CheckPage]) -> String {
    let rows = pages.map { page in
      [page.id.rawValue, page.severity.name, state(page), page.needsPack ? "pack" : "any language", page.summary]
    }
    let widths = (0..<4).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = (0..<4).map { row[$0] + String(repeating: " ", count: widths[$0] - row[$0].count) }
      return cells.joined(separator: "  ") + "  " + row[4] + "\n"
    }.joined()
  }

  private static func state(_ page: CheckPage) -> String { page.isPreview ? "preview" : "default" }

  /// An example's lines, each with its marked stretches underlined.
  private static func marked(_ example: MarkedExample, _ attribute: Style.Attribute, _ style: Style) -> String {
    let text = SourceText(example.text)
    let index = LineIndex(text)
    var result = ""
    for number in 0..<index.count {
      let line = index.span(ofLine: number)
      result += "  \(text.string(line))\n"
      var marks = ""
      for span in example.spans where span.lower < line.upper && span.upper > line.lower {
        let excerpt = Excerpt(text, line: line, span: span, widest: .max / 2)
        marks += String(repeating: " ", count: max(0, excerpt.indent - marks.count))
        marks += String(repeating: "^", count: excerpt.width)
      }
      if !marks.isEmpty { result += "  " + style.apply(attribute, marks) + "\n" }
    }
    return result
  }

  private static func lines(of text: String) -> [Substring] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }

  /// Breaks running text at blanks.
  static func wrap(_ text: String, indent: String = "") -> String {
    var result = ""
    var column = 0
    for word in text.split(whereSeparator: \.isWhitespace) {
      if column > 0, column + 1 + word.count > widest - indent.count {
        result += "\n"
        column = 0
      }
      result += column == 0 ? indent : " "
      result += word
      column += word.count + (column == 0 ? 0 : 1)
    }
    return result + (result.isEmpty ? "" : "\n")
  }
}
