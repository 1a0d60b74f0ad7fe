import Checks

/// Colours of a terminal (ECMA-48, "select graphic rendition"), or none.
struct Style: Sendable {
  let isColored: Bool

  enum Attribute: String {
    case bold = "1"
    case faint = "2"
    case red = "1;31"
    case yellow = "1;33"
    case cyan = "1;36"
    case blue = "34"
  }

  func apply(_ attribute: Attribute, _ text: String) -> String {
    isColored && !text.isEmpty ? "\u{1B}[\(attribute.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// Writes what `body` writes in a colour.
  func write(_ attribute: Attribute, into output: inout OutputBuffer, _ body: (inout OutputBuffer) -> Void) {
    if isColored {
      output.write("\u{1B}[")
      output.write(attribute.rawValue)
      output.write("m")
    }
    body(&output)
    if isColored { output.write("\u{1B}[0m") }
  }

  static func attribute(of severity: Severity) -> Attribute {
    switch severity {
    case .error: .red
    case .warning: .yellow
    case .note: .cyan
    }
  }
}
