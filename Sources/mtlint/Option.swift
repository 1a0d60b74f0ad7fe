import MTLint

/// One option: a row of the table from which arguments are read, help is printed and suggestions are made.
struct Option: Sendable {
  /// With its hyphens; the first is the one that is shown.
  let names: [String]
  /// What stands for the value in help, nil for a switch.
  var value: String?
  let help: String
  /// Commands it belongs to.
  var commands: [Command] = [.check]
  /// Sets what the option asks for.
  let apply: @Sendable (inout Settings, FileName) throws(UsageError) -> Void

  static let all: [Option] = [
    Option(
      names: ["--format"], value: "FORMAT[=FILE]",
      help: "output format (text); with a file, it is written there besides what is shown"
    ) { (settings, value) throws(UsageError) in
      let parts = value.bytes.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      let format: OutputFormat = try choice(FileName(bytes: parts[0]), of: "--format")
      if parts.count == 1 {
        settings.run.format = format
      } else if parts[1].isEmpty {
        throw UsageError("--format \(format.rawValue)= needs the name of a file")
      } else {
        settings.run.files.append((format, FileName(bytes: parts[1])))
      }
    },
    Option(names: ["--output"], value: "FILE", help: "write the format to a file and show text") {
      (settings, value) throws(UsageError) in
      settings.output = value
    },
    Option(
      names: ["--column-unit"], value: choices(ColumnUnit.self),
      help: "what columns count, where a format leaves it open"
    ) { (settings, value) throws(UsageError) in
      settings.run.unit = try choice(value, of: "--column-unit")
    },
    Option(names: ["--lang"], value: "CODE", help: "language of the texts (detected)") {
      (settings, value) throws(UsageError) in
      settings.run.options.language = try language(value)
    },
    Option(names: ["--select"], value: "IDS", help: "run only these checks: a comma list, or \"all\"") {
      (settings, value) throws(UsageError) in
      settings.selected.formUnion(try checks(value, allowsAll: true))
    },
    Option(names: ["--ignore"], value: "IDS", help: "leave these checks out") { (settings, value) throws(UsageError) in
      settings.ignored.formUnion(try checks(value, allowsAll: false))
    },
    Option(
      names: ["--fail-on"], value: severities + "|never", help: "least severity that gives exit status 1 (warning)"
    ) { (settings, value) throws(UsageError) in
      settings.run.failOn = value.description == "never" ? nil : try severity(value, of: "--fail-on", also: ["never"])
    },
    Option(names: ["--show"], value: severities, help: "least severity that is shown (note)") {
      (settings, value) throws(UsageError) in
      settings.run.show = try severity(value, of: "--show", also: [])
    },
    Option(names: ["--stdin-filename"], value: "NAME", help: "name under which \"-\" is shown") {
      (settings, value) throws(UsageError) in
      settings.run.standardInputName = value
    },
    Option(names: ["--jobs"], value: "N", help: "worker threads (one a core)") { (settings, value) throws(UsageError) in
      settings.run.jobs = try number(value, of: "--jobs")
    },
    Option(names: ["--statistics"], help: "counts by check, words and rate at the end") {
      (settings, _) throws(UsageError) in
      settings.run.hasStatistics = true
    },
    Option(names: ["--quiet", "-q"], help: "findings and errors only") { (settings, _) throws(UsageError) in
      settings.run.isQuiet = true
    },
    Option(
      names: ["--color"], value: choices(ColorChoice.self), help: "colours (auto; NO_COLOR turns them off)",
      commands: [.check, .explain]
    ) { (settings, value) throws(UsageError) in
      settings.run.color = try choice(value, of: "--color")
    },
    Option(names: ["--help", "-h"], help: "show help", commands: Command.allCases) { (settings, _) throws(UsageError) in
      settings.asksForHelp = true
    },
    Option(names: ["--version", "-V"], help: "show the versions of mtlint and ICU", commands: Command.allCases) {
      (settings, _) throws(UsageError) in
      settings.asksForVersion = true
    },
  ]

  /// The option of a name; an unknown one raises an error that names the nearest.
  static func named(_ name: String) throws(UsageError) -> Option {
    guard let option = all.first(where: { $0.names.contains(name) }) else {
      throw UsageError(unknown: "option", name, among: all.flatMap(\.names).filter { $0.count > 2 })
    }
    return option
  }
}

// MARK: Values

private let severities = Severity.allCases.reversed().map(\.name).joined(separator: "|")

private func choices<Choice: RawRepresentable & CaseIterable>(_: Choice.Type) -> String
where Choice.RawValue == String {
  Choice.allCases.map(\.rawValue).joined(separator: "|")
}

private func choice<Choice: RawRepresentable & CaseIterable>(
  _ value: FileName, of option: String
) throws(UsageError) -> Choice where Choice.RawValue == String {
  let name = value.description
  guard let choice = Choice(rawValue: name) else {
    throw UsageError(unknown: "value for \(option)", name, among: Choice.allCases.map(\.rawValue))
  }
  return choice
}

private func severity(_ value: FileName, of option: String, also others: [String]) throws(UsageError) -> Severity {
  let name = value.description
  guard let severity = Severity(name: name) else {
    throw UsageError(unknown: "value for \(option)", name, among: Severity.allCases.map(\.name) + others)
  }
  return severity
}

private func number(_ value: FileName, of option: String) throws(UsageError) -> Int {
  guard let number = Int(value.description), (1...1024).contains(number) else {
    throw UsageError("value for \(option) must be a number from 1 to 1024, not '\(value)'")
  }
  return number
}

/// A language of two or three letters, with or without a country ("de-CH", "de_CH").
private func language(_ value: FileName) throws(UsageError) -> String {
  let parts = value.description.split(separator: "-", omittingEmptySubsequences: false).flatMap {
    $0.split(separator: "_", omittingEmptySubsequences: false)
  }
  let isWellFormed = parts.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isLetter } }
  guard isWellFormed, (2...3).contains(parts[0].count), parts.count == 1 || parts.count == 2 && parts[1].count == 2
  else { throw UsageError("value for --lang must be a language such as 'de' or 'de-CH', not '\(value)'") }
  return ([parts[0].lowercased()] + parts.dropFirst().map { $0.uppercased() }).joined(separator: "-")
}

private func checks(_ list: FileName, allowsAll: Bool) throws(UsageError) -> CheckSet {
  var ids = CheckSet()
  for part in list.description.split(separator: ",", omittingEmptySubsequences: false) {
    let name = String(part.filter { $0 != " " })
    if allowsAll, name == "all" {
      ids.formUnion(LintOptions.allChecks)
    } else {
      ids.insert(try check(name))
    }
  }
  return ids
}

/// The check of a name, an old name included.
func check(_ name: String) throws(UsageError) -> CheckID {
  guard let id = Registry.id(named: name), LintOptions.allChecks.contains(id) else {
    throw UsageError(unknown: "check", name, among: LintOptions.allChecks.sorted.map(\.rawValue))
  }
  return id
}
