import MTLint

/// From settings to the calls that do the work.
enum Program {
  static func run(_ arguments: [FileName]) throws(UsageError) -> ExitStatus {
    let settings = try Arguments.parse(arguments)
    if settings.asksForHelp {
      let first = arguments.first { !$0.description.hasPrefix("-") }
      let named = first.flatMap { Command(rawValue: $0.description) }
      return show(named.map(Help.of) ?? Help.overall)
    }
    if settings.asksForVersion { return show(Version.line + "\n") }
    switch settings.command {
    case .check: return try check(settings)
    case .explain: return try explain(settings)
    case .checks: return try list(settings)
    }
  }

  private static func check(_ settings: Settings) throws(UsageError) -> ExitStatus {
    guard !settings.operands.isEmpty else {
      throw UsageError("no PATH; name files or folders, or '-' for standard input")
    }
    var run = settings.run
    run.paths = settings.operands
    if let output = settings.output {
      run.files.append((run.format, output))
      run.format = .text
    }
    if run.unit != nil, !run.format.leavesUnitOpen, !run.files.contains(where: \.format.leavesUnitOpen) {
      throw UsageError("--column-unit: the columns of \(run.format.rawValue) are fixed by the format")
    }
    return run.run()
  }

  private static func explain(_ settings: Settings) throws(UsageError) -> ExitStatus {
    let isColored = settings.run.color.isColored(OutputStream.standardOutput())
    let pages = Registry.all.map { $0.page }.sorted { $0.id < $1.id }
    if settings.operands.isEmpty { return show(CheckPages.short(pages, isColored: isColored)) }
    var texts: [String] = []
    for operand in settings.operands {
      let id = try mtlint.check(operand.description)
      texts += pages.filter { $0.id == id }.map { CheckPages.full($0, isColored: isColored) }
    }
    return show(texts.joined(separator: "\n"))
  }

  private static func list(_ settings: Settings) throws(UsageError) -> ExitStatus {
    if let extra = settings.operands.first { throw UsageError("'checks' takes no operand, but got '\(extra)'") }
    return show(CheckPages.table(Registry.all.map { $0.page }.sorted { $0.id < $1.id }))
  }

  private static func show(_ text: String) -> ExitStatus {
    let output = OutputStream.standardOutput()
    output.write(text)
    output.flush()
    if case .failed = output.state { return .failure }
    return .clean
  }
}
