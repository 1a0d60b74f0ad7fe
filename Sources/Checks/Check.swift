import Language
import Reading
import Text

/// One thing that can be wrong. A check is one file: its page, its examples, and how it is found.
public protocol Check: Sendable {
  static var page: CheckPage { get }
  /// Looks at a window of a text and reports what it finds.
  static func run(_ document: Document, into sink: inout Sink)
}

/// What a check tells about itself: its documentation, and through the examples its tests.
public struct CheckPage: Sendable {
  public let id: CheckID
  /// One line, lower case, no full stop.
  public let summary: String
  /// What the check does.
  public let what: String
  /// Why that is bad.
  public let why: String
  public let severity: Severity
  /// Off unless selected: its precision has not been shown to be 95 %.
  public let isPreview: Bool
  /// Needs the knowledge of a language pack.
  public let needsPack: Bool
  /// What the examples are written in.
  public let format: TextFormat
  /// Lines in which the stretches between ⟨ and ⟩ are found.
  public let flagged: [String]
  /// Lines close to those, in which nothing is found.
  public let nearMisses: [String]

  public init(
    id: CheckID, summary: String, what: String, why: String, severity: Severity = .warning, isPreview: Bool = false,
    needsPack: Bool = true, format: TextFormat = .plain, flagged: [String], nearMisses: [String]
  ) {
    self.id = id
    self.summary = summary
    self.what = what
    self.why = why
    self.severity = severity
    self.isPreview = isPreview
    self.needsPack = needsPack
    self.format = format
    self.flagged = flagged
    self.nearMisses = nearMisses
  }
}

/// Where a check puts what it finds.
public struct Sink: Sendable {
  public private(set) var diagnostics: [Diagnostic] = []
  /// The page of the check that is running.
  public var page: CheckPage?

  public init() {}

  /// Reports a place.
  /// - Parameters:
  ///   - confidence: how often findings with this evidence are right.
  ///   - isInFile: the spans are places in the file, not in the prose that was made of it.
  public mutating func report(
    _ span: ByteSpan, _ message: Message, evidence: StaticString, confidence: Double, severity: Severity? = nil,
    fix: Fix? = nil, isInFile: Bool = false
  ) {
    guard let page else { return }
    diagnostics.append(
      Diagnostic(
        check: page.id, severity: severity ?? page.severity, confidence: confidence, span: span, message: message,
        evidence: evidence, fix: fix, isInFile: isInFile))
  }

  /// Gives out what was found and forgets it.
  public mutating func drain() -> [Diagnostic] {
    var found: [Diagnostic] = []
    swap(&found, &diagnostics)
    return found
  }
}
