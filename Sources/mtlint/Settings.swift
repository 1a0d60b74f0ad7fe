import MTLint

/// What the command line asks for.
struct Settings {
  var command = Command.check
  var run = CheckRun([])
  /// Operands, without the command.
  var operands: [FileName] = []
  var selected = CheckSet()
  var ignored = CheckSet()
  /// File for the format, so that text is shown.
  var output: FileName?
  var asksForHelp = false
  var asksForVersion = false
}

/// Wrong usage, in words for the user.
struct UsageError: Error {
  let message: String

  init(_ message: String) { self.message = message }

  /// An unknown name, with the known one that it is most like.
  init(unknown kind: String, _ name: String, among known: [String]) {
    message = "unknown \(kind) '\(name)'" + Suggestion.phrase(for: name, among: known)
  }
}
