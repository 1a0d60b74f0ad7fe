import Language
import Reading

/// What a message adds where a fault lies at the edge of a link, of code or of emphasis.
struct EdgeNote {
  /// " at the link", or nothing.
  let text: String

  init(_ kind: InlineElement.Kind?) { text = kind.map { " at the \($0.name)" } ?? "" }

  /// How sure a finding is: where markup ends, translation breaks sentences.
  func raise(_ confidence: Double) -> Double {
    text.isEmpty ? confidence : max(confidence, min(0.99, confidence + 0.01))
  }
}
