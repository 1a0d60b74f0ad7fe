import Text

/// An example of a check's page: a text, and the places in it that stood between ⟨ and ⟩.
public struct MarkedExample: Sendable {
  /// The text without the marks.
  public let text: String
  /// Where the marked stretches lie in the UTF-8 of ``text``.
  public let spans: [ByteSpan]

  /// Marks must come in pairs; a mark without its partner marks nothing.
  public init(_ marked: String) {
    var text = String.UnicodeScalarView()
    var spans: [ByteSpan] = []
    var offset = 0
    var opened: Int?
    for scalar in marked.unicodeScalars {
      if scalar == "⟨" {
        opened = offset
      } else if scalar == "⟩" {
        if let start = opened { spans.append(ByteSpan(start, offset)) }
        opened = nil
      } else {
        text.append(scalar)
        offset += UTF8.width(scalar)
      }
    }
    self.text = String(text)
    self.spans = spans
  }
}
