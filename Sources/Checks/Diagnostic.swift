import Reading
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
  /// The spans are places in the file already.
  let isInFile: Bool

  public init(
    check: CheckID, severity: Severity, confidence: Double, span: ByteSpan, message: Message, evidence: StaticString,
    fix: Fix? = nil, isInFile: Bool = false
  ) {
    self.isInFile = isInFile
    self.check = check
    self.severity = severity
    self.confidence = confidence
    self.span = span
    self.message = message
    self.evidence = evidence
    self.fix = fix
  }
}

extension Diagnostic {
  /// The finding in the file, of one in the prose of a file with markup.
  ///
  /// A fix that would write over markup is left out: only blanks may go and come where elements meet.
  public func placed(by prose: Prose) -> Diagnostic {
    if isInFile { return self }
    let fix = fix.flatMap { fix in
      let isBlank = fix.replacement.utf8.allSatisfy { $0 == 0x20 }
      guard fix.span.isEmpty || prose.isWhole(fix.span) || isBlank && prose.span(fix.span).count == fix.span.count
      else {
        return nil as Fix?
      }
      return Fix(prose.span(fix.span), fix.replacement, safety: fix.safety)
    }
    return Diagnostic(
      check: check, severity: severity, confidence: confidence, span: prose.span(span),
      message: message.placed(by: prose), evidence: evidence, fix: fix, isInFile: true)
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
