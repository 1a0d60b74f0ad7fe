/// Help, from the tables of commands and options.
enum Help {
  /// Help of the whole program.
  static var overall: String {
    var text = "mtlint finds machine-translation damage in texts.\n\nUsage:\n"
    for command in Command.allCases { text += "  \(command.usage)\n" }
    text += "\nCommands:\n"
    text += table(Command.allCases.map { ($0.rawValue, $0.summary) })
    text += "\nOptions:\n" + options(of: .check)
    return text + "\n" + Command.check.details + "\n"
  }

  /// Help of one command.
  static func of(_ command: Command) -> String {
    "mtlint \(command.rawValue): \(command.summary)\n\nUsage:\n  \(command.usage)\n\n\(command.details)\n\nOptions:\n"
      + options(of: command)
  }

  private static func options(of command: Command) -> String {
    table(
      Option.all.filter { $0.commands.contains(command) }.map { option in
        (option.names.joined(separator: ", ") + (option.value.map { " " + $0 } ?? ""), option.help)
      })
  }

  private static func table(_ rows: [(String, String)]) -> String {
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { "  " + $0.0 + String(repeating: " ", count: width - $0.0.count) + "  " + $0.1 + "\n" }.joined()
  }
}
