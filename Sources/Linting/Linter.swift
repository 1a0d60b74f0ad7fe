import Checks
import Language
import Reading
import Text

/// Which checks run, and what the text is.
public struct LintOptions: Sendable {
  /// The checks that run; ``defaultChecks`` where nothing else is said.
  public var checks = LintOptions.defaultChecks
  /// The language ("de") or locale ("de-CH") of all texts; nil has each text's language detected.
  public var language: String?

  public init() {}

  /// Every check that can be selected. Invalid bytes are reported as encoding damage by the linter itself.
  public static let allChecks = CheckSet(Registry.all.map { $0.page.id } + [.encodingDamage])
  /// The checks whose precision has been shown.
  public static let defaultChecks = allChecks.subtracting(
    CheckSet(Registry.all.filter { $0.page.isPreview }.map { $0.page.id }))
}

/// What linting one text gave.
public struct LintResult: Sendable {
  /// Findings in order of their place.
  public var diagnostics: [Diagnostic]
  /// The language the text was read in, nil where nobody can tell.
  public var language: String?
  /// Words that were read.
  public var words: Int
  /// Whether there is a pack for the language; without one only the checks ran that need none.
  public var hasPack: Bool
}

/// Runs checks over texts, one after another, with buffers that are used again.
public struct Linter: ~Copyable {
  private let options: LintOptions
  private let checks: [any Check.Type]
  private let workspace = Workspace()

  public init(_ options: LintOptions = LintOptions()) {
    self.options = options
    checks = Registry.all.filter { options.checks.contains($0.page.id) }
  }

  /// Lints one text.
  /// - Parameter format: how it is read; nil decides by the ending of its name.
  public mutating func lint(_ text: SourceText, as format: TextFormat? = nil) -> LintResult {
    var diagnostics: [Diagnostic] = []
    var result = lint(text, as: format) { diagnostics += $0 }
    result.diagnostics = diagnostics
    return result
  }

  /// Lints one text and hands over the findings window by window, in order of their place.
  /// - Returns: the result without findings.
  public mutating func lint(
    _ text: SourceText, as format: TextFormat? = nil, _ report: ([Diagnostic]) -> Void
  ) -> LintResult {
    var reader = DocumentReader(
      text, as: format ?? TextFormat(path: text.path), language: options.language, in: workspace)
    let document = reader.document
    var sink = Sink()
    var invalid = options.checks.contains(.encodingDamage) ? InvalidBytes.diagnostics(text)[...] : []
    while reader.nextWindow() {
      for check in checks where document.pack != nil || !check.page.needsPack {
        sink.page = check.page
        check.run(document, into: &sink)
      }
      var found = sink.drain()
      if let prose = document.prose { found = found.map { $0.placed(by: prose) } }
      found = Overlaps.resolve(found)
      if !invalid.isEmpty { found = Overlaps.resolve(found + take(&invalid, upTo: document)) }
      if !found.isEmpty { report(found) }
    }
    return LintResult(
      diagnostics: [], language: document.language, words: document.survey.words,
      hasPack: document.pack != nil)
  }
}

/// Takes the findings that stand before the end of a window.
private func take(_ findings: inout ArraySlice<Diagnostic>, upTo document: Document) -> ArraySlice<Diagnostic> {
  let end = document.prose?.placeBehind(Int(document.end)) ?? Int(document.end)
  let rest =
    document.isLastWindow ? findings.endIndex : findings.firstIndex { $0.span.lower >= end } ?? findings.endIndex
  defer { findings = findings[rest...] }
  return findings[..<rest]
}

/// Bytes that are no text.
enum InvalidBytes {
  static func diagnostics(_ text: SourceText) -> [Diagnostic] {
    text.invalid.map {
      Diagnostic(
        check: .encodingDamage, severity: .error, confidence: 1, span: $0,
        message: Message("these bytes are no valid text in the file's encoding; the file was cut or converted wrongly"),
        evidence: "invalid bytes")
    }
  }
}

/// One fault, one finding: where two findings share a place, the surer one stays.
package enum Overlaps {
  package static func resolve(_ diagnostics: consuming [Diagnostic]) -> [Diagnostic] {
    guard diagnostics.count > 1 else { return diagnostics }
    // Spans first, ids last: the order must not depend on the sort.
    diagnostics.sort { a, b in
      a.span != b.span
        ? a.span < b.span : a.confidence != b.confidence ? a.confidence > b.confidence : a.check < b.check
    }
    // In place: a text full of damage has millions of them.
    var last = 0
    for next in 1..<diagnostics.count {
      if !diagnostics[last].span.overlaps(diagnostics[next].span) {
        last += 1
        diagnostics.swapAt(last, next)
      } else if diagnostics[next].confidence > diagnostics[last].confidence {
        diagnostics.swapAt(last, next)
      }
    }
    diagnostics.removeLast(diagnostics.count - last - 1)
    return diagnostics
  }
}
