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
