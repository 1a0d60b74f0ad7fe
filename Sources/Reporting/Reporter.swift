import Checks
import Linting
import Text

/// An output format. Files are rendered on several threads, each for itself; the parts are put together in order.
public protocol Reporter: Sendable {
  /// What comes before all else.
  func writeHeader(into output: inout OutputBuffer)
  /// The findings of one file.
  func write(_ report: FileReport, into output: inout OutputBuffer)
  /// What stands between the findings of one file and those of the next.
  var separator: StaticString { get }
  /// What comes last.
  func writeFooter(_ tally: Tally, into output: inout OutputBuffer)
}

extension Reporter {
  public func writeHeader(into output: inout OutputBuffer) {}
  public var separator: StaticString { "" }
  public func writeFooter(_ tally: Tally, into output: inout OutputBuffer) {}
}

/// One file and what is shown of it.
public struct FileReport {
  public let name: FileName
  public let text: SourceText
  /// In order of their place.
  public let diagnostics: [Diagnostic]
  /// The file's place among all files of the run, from 0.
  public let number: Int
  /// Words that were read.
  public let words: Int

  public init(name: FileName, text: SourceText, diagnostics: [Diagnostic], number: Int = 0, words: Int = 0) {
    self.name = name
    self.text = text
    self.diagnostics = diagnostics
    self.number = number
    self.words = words
  }
}

/// The formats by name.
public enum OutputFormat: String, CaseIterable, Sendable {
  case text, summary, gcc, json, jsonl, sarif, github, gitlab, checkstyle, junit, rdjsonl, html

  /// Whether the output is for a program alone, so that everything else goes to standard error.
  public var isForMachines: Bool { self != .text && self != .summary }

  /// Whether the format leaves open what columns count.
  public var leavesUnitOpen: Bool {
    switch self {
    case .text, .gcc, .github, .checkstyle, .junit: true
    case .summary, .json, .jsonl, .sarif, .gitlab, .rdjsonl, .html: false
    }
  }

  /// The reporter of the format.
  /// - Parameters:
  ///   - isColored: colours for a terminal, where the format has any.
  ///   - isQuiet: findings alone, no closing line for people.
  ///   - unit: what columns count where the format leaves that open; nil is each format's own.
  public func reporter(isColored: Bool = false, isQuiet: Bool = false, unit: ColumnUnit? = nil) -> any Reporter {
    switch self {
    case .text: TextReporter(isColored: isColored, isQuiet: isQuiet, unit: unit ?? .scalar)
    case .summary: SummaryReporter()
    case .gcc: GCCReporter(unit: unit ?? .byte)
    case .sarif: SARIFReporter()
    case .github: GitHubReporter(unit: unit ?? .utf16)
    case .gitlab: GitLabReporter()
    case .checkstyle: CheckstyleReporter(unit: unit ?? .scalar)
    case .junit: JUnitReporter(unit: unit ?? .scalar)
    case .rdjsonl: ReviewdogReporter()
    case .html: HTMLReporter()
    case .json: JSONReporter()
    case .jsonl: JSONLinesReporter()
    }
  }
}
