import Language
import Text

/// Shows what the tagger in the program makes of a text.
public enum TagPrinter {
  /// One line a sentence, each token with its tag and, where it is below 60, the margin by which the tag won.
  public static func print(_ source: Source) {
    var reader = DocumentReader(SourceText(String(decoding: source.bytes, as: UTF8.self)), language: "de")
    while reader.nextWindow() {
      let document = reader.document
      for sentence in document.sentences {
        guard let tags = document.tags(of: sentence) else { return }
        let words = sentence.tokens.map { index in
          let margin = tags.margin(index)
          return "\(document.string(index))/\(tags[index])" + (margin < 60 ? ":\(margin)" : "")
        }
        Swift.print(words.joined(separator: " "))
      }
    }
  }
}
