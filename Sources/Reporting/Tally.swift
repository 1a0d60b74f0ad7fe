import Checks
import Linting

/// What a run counted.
public struct Tally: Sendable {
  /// Texts that were linted.
  public var files = 0
  /// Texts with a finding that is shown.
  public var filesWithFindings = 0
  /// Files that are no text.
  public var skipped = 0
  /// Paths that could not be read.
  public var unreadable = 0
  public var words = 0
  /// Findings that are shown, by the check's number.
  private var countsOfChecks = [Int](repeating: 0, count: CheckID.allCases.count)
  /// Findings that are shown, by the severity's raw value.
  private var countsOfSeverities = [Int](repeating: 0, count: Severity.allCases.count)
  /// Findings too slight to be shown.
  public var hidden = 0
  /// Findings, shown or not, that make the run fail.
  public var failing = 0
  /// Texts in a language without a pack, by language; "" stands for one that nobody knows.
  public var withoutPack: [String: Int] = [:]

  public init() {}

  /// Findings that are shown.
  public var findings: Int { countsOfSeverities.reduce(0, +) }

  /// Findings of a severity that are shown.
  public subscript(severity: Severity) -> Int { countsOfSeverities[severity.rawValue] }

  /// The checks that found something, by name, and how much of it is shown.
  public var byCheck: [(check: CheckID, count: Int)] {
    CheckID.allCases.sorted().map { ($0, countsOfChecks[$0.number]) }.filter { $0.1 > 0 }
  }

  /// Adds one text.
  /// - Parameters:
  ///   - show: the least severity that is shown.
  ///   - failOn: the least severity that makes the run fail; nil where none does.
  /// - Returns: the findings to show.
  public mutating func add(_ result: LintResult, show: Severity, failOn: Severity?) -> [Diagnostic] {
    files += 1
    words += result.words
    if !result.hasPack { withoutPack[result.language ?? "", default: 0] += 1 }
    if let failOn { failing += result.diagnostics.count { $0.severity >= failOn } }
    let shown = show == .note ? result.diagnostics : result.diagnostics.filter { $0.severity >= show }
    hidden += result.diagnostics.count - shown.count
    if !shown.isEmpty { filesWithFindings += 1 }
    for diagnostic in shown {
      countsOfChecks[diagnostic.check.number] += 1
      countsOfSeverities[diagnostic.severity.rawValue] += 1
    }
    return shown
  }

  /// Adds what another part of the run counted.
  public mutating func add(_ other: Tally) {
    files += other.files
    filesWithFindings += other.filesWithFindings
    skipped += other.skipped
    unreadable += other.unreadable
    words += other.words
    hidden += other.hidden
    failing += other.failing
    for (number, count) in other.countsOfChecks.enumerated() { countsOfChecks[number] += count }
    for (number, count) in other.countsOfSeverities.enumerated() { countsOfSeverities[number] += count }
    if !other.withoutPack.isEmpty { withoutPack.merge(other.withoutPack, uniquingKeysWith: +) }
  }
}

/// "1 file", "2 files".
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
