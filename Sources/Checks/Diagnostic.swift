import Text

/// What to do about a finding.
public enum Severity: Int, CaseIterable, Comparable, Sendable {
  /// Worth a look.
  case note
  /// Damage.
  case warning
  /// Certain damage that should stop publication.
  case error

  public var name: String {
    switch self {
    case .note: "note"
    case .warning: "warning"
    case .error: "error"
    }
  }

  public init?(name: some StringProtocol) {
    guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = found
  }

  public static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }
}

/// One finding: a place in a text, what is wrong there, how sure that is, and what to do.
///
/// It owns no strings but short ones: the message is made where it is printed.
public struct Diagnostic: Sendable {
  public let check: CheckID
  public let severity: Severity
  /// How often a finding of this kind is right, from 0 to 1, as measured on annotated texts.
  public let confidence: Double
  public let span: ByteSpan
  public let message: Message
  /// What was seen, in a few words for programs and for the curious.
  public let evidence: StaticString
  public let fix: Fix?

  public init(
    check: CheckID, severity: Severity, confidence: Double, span: ByteSpan, message: Message, evidence: StaticString,
    fix: Fix? = nil
  ) {
    self.check = check
    self.severity = severity
    self.confidence = confidence
    self.span = span
    self.message = message
    self.evidence = evidence
    self.fix = fix
  }
}

/// A message as a template: `%1` and `%2` stand for stretches of the text, `%w` for a word that is not in it.
public struct Message: Sendable {
  let template: StaticString
  let first: ByteSpan
  let second: ByteSpan
  let word: String

  public init(
    _ template: StaticString, _ first: ByteSpan = ByteSpan(0, 0), _ second: ByteSpan = ByteSpan(0, 0), word: String = ""
  ) {
    self.template = template
    self.first = first
    self.second = second
    self.word = word
  }

  /// Characters of a quoted stretch; longer ones are cut in the middle.
  private static let longestQuote = 60

  /// The message with its quotations, on one line.
  public func text(in source: SourceText) -> String {
    var result = ""
    var escaped = false
    for scalar in template.description.unicodeScalars {
      if escaped {
        escaped = false
        switch scalar {
        case "1": result += Self.quote(source, first)
        case "2": result += Self.quote(source, second)
        case "w": result += word
        default: result.unicodeScalars.append(scalar)
        }
      } else if scalar == "%" {
        escaped = true
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func quote(_ source: SourceText, _ span: ByteSpan) -> String {
    var text = String.UnicodeScalarView()
    var wasBlank = false
    for scalar in source.string(span).unicodeScalars {
      let isBlank = scalar.properties.isWhitespace
      if isBlank && wasBlank { continue }
      wasBlank = isBlank
      text.append(isBlank ? " " : scalar.value < 0x20 ? "\u{FFFD}" : scalar)
    }
    if text.count > longestQuote {
      let half = longestQuote / 2
      return String(text.prefix(half)) + " … " + String(text.suffix(half))
    }
    return String(text)
  }
}

/// A change that mends the place.
public struct Fix: Sendable {
  /// Whether a program may apply it unasked.
  public enum Safety: String, Sendable {
    /// The meaning cannot change.
    case safe
    /// Probably what was meant; a person should look.
    case unsafe
  }

  /// The bytes that go; empty where something is only put in.
  public let span: ByteSpan
  /// What comes instead.
  public let replacement: String
  public let safety: Safety

  public init(_ span: ByteSpan, _ replacement: String, safety: Safety) {
    self.span = span
    self.replacement = replacement
    self.safety = safety
  }
}
