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
    var output = OutputBuffer()
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
    let reporter = format.reporter(isColored: color.isColored(output), isQuiet: isQuiet)
    lint(discovery.inputs, reporter, output, errors, &tally)
    if output.state == .open { finish(tally, reporter, output, errors) }
    if case .failed(let reason) = output.state {
      tell(PathProblem(name: FileName("standard output"), reason: reason, isError: true), errors, &tally)
    }
    errors.flush()
    return status(tally, output)
  }

  private func lint(
    _ inputs: [LintInput], _ reporter: any Reporter, _ output: OutputStream, _ errors: OutputStream,
    _ tally: inout Tally
  ) {
    var header = OutputBuffer()
    reporter.writeHeader(into: &header)
    output.write(header)
    var isFirst = true
    FileRun(inputs, options: options, jobs: jobs).run { input, outcome in
      part(of: input, outcome, reporter)
    } consume: { part in
      if let problem = part.problem { tell(problem, errors, &tally) }
      tally.add(part.tally)
      if !part.output.isEmpty {
        if !isFirst { output.write(reporter.separator.description) }
        isFirst = false
        output.write(part.output)
      }
      return output.state == .open
    }
  }

  private func part(of input: LintInput, _ outcome: FileRun.Outcome, _ reporter: any Reporter) -> Part {
    var part = Part()
    switch outcome {
    case .success(let (text, result)):
      let shown = part.tally.add(result, show: show, failOn: failOn)
      reporter.write(FileReport(name: input.name, text: text, diagnostics: shown), into: &part.output)
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

  private func finish(_ tally: Tally, _ reporter: any Reporter, _ output: OutputStream, _ errors: OutputStream) {
    var footer = OutputBuffer()
    reporter.writeFooter(tally, into: &footer)
    output.write(footer)
    if hasStatistics { (format.isForMachines ? errors : output).write(Statistics.text(tally)) }
    output.flush()
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
