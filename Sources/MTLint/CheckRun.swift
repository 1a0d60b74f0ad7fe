import Glibc

/// Lints files and reports to standard output and standard error: what `mtlint check` does.
///
///     var run = CheckRun([FileName("docs")])
///     run.format = .jsonl
///     let status = run.run()
public struct CheckRun: Sendable {
  /// Files, folders, and "-" for standard input.
  public var paths: [FileName]
  /// The name under which standard input is shown.
  public var standardInputName = FileName("<stdin>")
  public var options = LintOptions()
  public var format = OutputFormat.text
  /// More formats, each with the file it is written to when the run is over.
  public var files: [(format: OutputFormat, name: FileName)] = []
  /// What columns count where a format leaves that open.
  public var unit: ColumnUnit?
  /// The least severity with which the run fails; nil where no finding makes it fail.
  public var failOn: Severity? = .warning
  /// The least severity that is shown.
  public var show = Severity.note
  public var color = ColorChoice.auto
  /// Findings and errors alone.
  public var isQuiet = false
  /// A table of counts at the end.
  public var hasStatistics = false
  /// Worker threads.
  public var jobs = FileRun.cores

  public init(_ paths: [FileName]) { self.paths = paths }

  /// What came of one file, ready to be written.
  private struct Part: Sendable {
    /// One for standard output, then one for each file.
    var outputs: [OutputBuffer] = []
    var tally = Tally()
    var problem: PathProblem?
  }

  /// Runs and reports.
  public func run() -> ExitStatus {
    let output = OutputStream.standardOutput()
    let errors = OutputStream.standardError()
    let discovery = FileDiscovery(paths, standardInputName: standardInputName)
    var tally = Tally()
    for problem in discovery.problems { tell(problem, errors, &tally) }
    var targets = [
      ReportTarget(format.reporter(isColored: color.isColored(output), isQuiet: isQuiet, unit: unit), to: output)
    ]
    for file in files {
      attempt(errors, &tally) { () throws(ReportTargetError) in
        targets.append(try ReportTarget(file.format.reporter(unit: unit), to: file.name))
      }
    }
    lint(discovery.inputs, targets, errors, &tally)
    if output.state == .open { finish(tally, targets, errors) }
    for target in targets { attempt(errors, &tally) { () throws(ReportTargetError) in try target.close() } }
    if case .failed(let reason) = output.state {
      tell(PathProblem(name: FileName("standard output"), reason: reason, isError: true), errors, &tally)
    }
    errors.flush()
    return status(tally, output)
  }

  /// Tells of a report that cannot be written; the run goes on.
  private func attempt(_ errors: OutputStream, _ tally: inout Tally, _ body: () throws(ReportTargetError) -> Void) {
    do throws(ReportTargetError) {
      try body()
    } catch {
      tell(PathProblem(name: error.file, reason: error.reason, isError: true), errors, &tally)
    }
  }

  private func lint(_ inputs: [LintInput], _ targets: [ReportTarget], _ errors: OutputStream, _ tally: inout Tally) {
    for target in targets { target.begin() }
    let reporters = targets.map(\.reporter)
    FileRun(inputs, options: options, jobs: jobs).run { input, outcome in
      part(of: input, outcome, reporters)
    } consume: { part in
      if let problem = part.problem { tell(problem, errors, &tally) }
      tally.add(part.tally)
      for (target, output) in zip(targets, part.outputs) { target.add(output) }
      return targets[0].stream.state == .open
    }
  }

  private func part(of input: LintInput, _ outcome: FileRun.Outcome, _ reporters: [any Reporter]) -> Part {
    var part = Part()
    switch outcome {
    case .success(let (text, result)):
      let shown = part.tally.add(result, show: show, failOn: failOn)
      let report = FileReport(
        name: input.name, text: text, diagnostics: shown, number: input.number, words: result.words)
      for reporter in reporters {
        var output = OutputBuffer()
        reporter.write(report, into: &output)
        part.outputs.append(output)
      }
    case .failure(.binary):
      part.tally.skipped = 1
      part.problem = PathProblem(name: input.name, reason: "skipped, it holds NUL bytes and is no text", isError: false)
    case .failure(.tooLong):
      part.problem = PathProblem(name: input.name, reason: "longer than 4 GiB", isError: true)
    case .failure(.unreadable(let reason)):
      part.problem = PathProblem(name: input.name, reason: reason, isError: true)
    }
    return part
  }

  private func tell(_ problem: PathProblem, _ errors: OutputStream, _ tally: inout Tally) {
    if problem.isError { tally.unreadable += 1 }
    if isQuiet && !problem.isError { return }
    var line = OutputBuffer()
    line.write("mtlint: ")
    line.write(problem.name)
    line.write(": \(problem.reason)\n")
    errors.write(line)
    errors.flush()
  }

  private func finish(_ tally: Tally, _ targets: [ReportTarget], _ errors: OutputStream) {
    for target in targets { target.end(tally) }
    if hasStatistics {
      let stream = format.isForMachines ? errors : targets[0].stream
      stream.write(Statistics.text(tally))
      stream.flush()
    }
    if !isQuiet, let line = LanguageNotes.line(tally) { errors.write("mtlint: \(line)\n") }
  }

  private func status(_ tally: Tally, _ output: OutputStream) -> ExitStatus {
    if case .failed = output.state { return .failure }
    if tally.unreadable > 0 { return .failure }
    return tally.failing > 0 ? .findings : .clean
  }
}

/// What a run tells the program that started it.
public enum ExitStatus: Int32, Sendable {
  /// Nothing at or above the severity that fails.
  case clean = 0
  case findings = 1
  /// Wrong usage, a path that cannot be read, output that cannot be written, a fault of our own.
  case failure = 2
}

/// When output is coloured.
public enum ColorChoice: String, CaseIterable, Sendable {
  case auto, always, never

  /// Whether to colour what goes to a stream: by default on a terminal, unless NO_COLOR is set (no-color.org) or
  /// Emacs compiles.
  public func isColored(_ stream: OutputStream) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto:
      if let value = getenv("NO_COLOR"), value.pointee != 0 { return false }
      // Emacs runs compilers on a terminal and reads their lines.
      if getenv("INSIDE_EMACS") != nil { return false }
      if let terminal = getenv("TERM"), String(cString: terminal) == "dumb" { return false }
      return stream.isTerminal
    }
  }
}
