import Glibc
import MTLint

/// Reads the command line into ``Settings``. Arguments are bytes: a file's name need not be UTF-8.
enum Arguments {
  static func parse(_ arguments: [FileName]) throws(UsageError) -> Settings {
    var settings = Settings()
    var given: [(name: String, option: Option)] = []
    var operands: [FileName] = []
    var firstIsLiteral = false
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      let text = argument.description
      if text == "--" {
        firstIsLiteral = operands.isEmpty
        operands += rest
        break
      }
      guard text.hasPrefix("-"), text != "-" else {
        operands.append(argument)
        continue
      }
      given.append(try readOption(argument, &rest, &settings))
    }
    if let first = operands.first, !firstIsLiteral, let command = try command(first) {
      settings.command = command
      operands.removeFirst()
    }
    settings.operands = operands
    for (name, option) in given where !option.commands.contains(settings.command) {
      throw UsageError("option '\(name)' does not belong to '\(settings.command.rawValue)'")
    }
    try applySelection(&settings)
    return settings
  }

  /// Reads an option with its value, which stands behind "=" or is the next argument.
  private static func readOption(
    _ argument: FileName, _ rest: inout ArraySlice<FileName>, _ settings: inout Settings
  ) throws(UsageError) -> (name: String, option: Option) {
    let parts = argument.bytes.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(decoding: parts[0], as: UTF8.self)
    let option = try Option.named(name)
    let attached = parts.count > 1 ? FileName(bytes: parts[1]) : nil
    if option.value == nil {
      if attached != nil { throw UsageError("option '\(name)' takes no value") }
      try option.apply(&settings, FileName(""))
    } else {
      guard let value = attached ?? rest.popFirst() else {
        throw UsageError("option '\(name)' needs a value: \(name) \(option.value ?? "")")
      }
      try option.apply(&settings, value)
    }
    return (name, option)
  }

  /// The command that a first word names; nil where it is a path.
  private static func command(_ word: FileName) throws(UsageError) -> Command? {
    let text = word.description
    if let command = Command(rawValue: text) { return command }
    let isPath = word.withCString { access($0, F_OK) } == 0 || text.contains("/") || text.contains(".") || text == "-"
    guard !isPath, Suggestion.nearest(to: text, among: Command.allCases.map(\.rawValue)) != nil else { return nil }
    throw UsageError(unknown: "command", text, among: Command.allCases.map(\.rawValue))
  }

  private static func applySelection(_ settings: inout Settings) throws(UsageError) {
    let selected = settings.selected.isEmpty ? LintOptions.defaultChecks : settings.selected
    let checks = selected.subtracting(settings.ignored)
    if checks.isEmpty { throw UsageError("--ignore leaves no check to run") }
    settings.run.options.checks = checks
  }
}
