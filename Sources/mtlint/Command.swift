import MTLint

/// What mtlint can be asked to do.
enum Command: String, CaseIterable {
  case check, explain, checks

  var summary: String {
    switch self {
    case .check: "find machine-translation damage in texts (the default)"
    case .explain: "tell what a check finds, why, and show examples"
    case .checks: "list all checks"
    }
  }

  /// What follows the command's name.
  var usage: String {
    switch self {
    case .check: "mtlint [check] [options] PATH…"
    case .explain: "mtlint explain [options] [ID]"
    case .checks: "mtlint checks"
    }
  }

  /// More than the summary, for the command's own help.
  var details: String {
    switch self {
    case .check:
      """
      PATH is a file, a folder that is searched for texts (\(FileDiscovery.knownExtensions.sorted().map { "." + $0 }.joined(separator: " "))), or "-" for standard input.
      Hidden files and links in folders are passed over.
      FORMAT is one of \(OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")).

      Exit status: 0 nothing found at or above --fail-on, 1 findings, 2 wrong usage or a path that cannot be read.
      """
    case .explain: "ID is the name of a check; without one all are told in short."
    case .checks: "Each line tells the id, the severity, whether it is on by default, and what it needs."
    }
  }
}
