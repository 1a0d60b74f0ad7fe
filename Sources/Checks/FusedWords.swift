import Language
import Text

/// Two words run together.
public enum FusedWords: Check {
  public static let page = CheckPage(
    id: .fusedWords, summary: "two words run together", what: "", why: "",
    flagged: [], nearMisses: [])

  public static func run(_ document: Document, into sink: inout Sink) {}
}
