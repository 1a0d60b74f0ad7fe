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

  public init(name: FileName, text: SourceText, diagnostics: [Diagnostic]) {
    self.name = name
    self.text = text
    self.diagnostics = diagnostics
  }
}

/// The formats by name.
public enum OutputFormat: String, CaseIterable, Sendable {
  case text, gcc, json, jsonl

  /// Whether the output is for a program alone, so that everything else goes to standard error.
  public var isForMachines: Bool { self != .text }

  /// The reporter of the format.
  /// - Parameters:
  ///   - isColored: colours for a terminal, where the format has any.
  ///   - isQuiet: findings alone, no closing line for people.
  public func reporter(isColored: Bool = false, isQuiet: Bool = false) -> any Reporter {
    switch self {
    case .text: TextReporter(isColored: isColored, isQuiet: isQuiet)
    case .gcc: GCCReporter()
    case .json: JSONReporter()
    case .jsonl: JSONLinesReporter()
    }
  }
}
