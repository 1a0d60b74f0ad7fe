import Language
import Text

/// A sentence as text with the tags that its stretches may have.
struct TaggerSample {
  struct Label {
    var range: Range<Int>
    /// Allowed tags, empty where nothing is known.
    var tags: TagSet
  }

  var bytes: [UInt8] = []
  var labels: [Label] = []

  /// - Returns: nil where the words do not stand in the text.
  init?(_ original: TreebankSentence) {
    let sentence = Treebank.joined(original)
    let tags = TaggerLabels(sentence).labels
    if let text = sentence.text {
      guard place(sentence.words, tags, in: Array(text.utf8)) else { return nil }
    } else {
      write(sentence.words, tags)
    }
  }

  private mutating func place(_ words: [TreebankWord], _ tags: [TagSet], in text: [UInt8]) -> Bool {
    bytes = text
    var at = 0
    for (index, word) in words.enumerated() {
      let form = Array(word.form.utf8)
      while at < text.count, text[at] == 0x20 || text[at] == 0xC2 && text[at + 1] == 0xA0 {
        at += text[at] == 0x20 ? 1 : 2
      }
      guard text[at...].starts(with: form) else { return false }
      labels.append(Label(range: at..<at + form.count, tags: tags[index]))
      at += form.count
    }
    return true
  }

  private static let closing: Set<String> = [",", ".", ";", ":", "!", "?", ")", "]", "“", "«", "...", "…"]
  private static let opening: Set<String> = ["(", "[", "„", "»"]

  /// Sets the words side by side as they would be printed.
  private mutating func write(_ words: [TreebankWord], _ tags: [TagSet]) {
    var isOpen = false
    var joins = true
    for (index, word) in words.enumerated() {
      let isQuote = word.form == "\"" || word.form == "''" || word.form == "``"
      let closes = Self.closing.contains(word.form) || isQuote && isOpen
      if !closes, !joins { bytes.append(0x20) }
      let start = bytes.count
      bytes += isQuote ? [0x22] : Array(word.form.utf8)
      labels.append(Label(range: start..<bytes.count, tags: tags[index]))
      if isQuote { isOpen.toggle() }
      joins = Self.opening.contains(word.form) || isQuote && isOpen
    }
  }

  /// Calls `body` with the text as the linter reads it and with the tags that each token may have.
  func read(
    in workspace: Workspace, noise: ((inout [UInt8], Label) -> Void)? = nil, _ body: (Document, [TagSet]) -> Void
  ) {
    var text = bytes
    if let noise { for label in labels { noise(&text, label) } }
    var reader = DocumentReader(SourceText(String(decoding: text, as: UTF8.self)), language: "de", in: workspace)
    guard reader.nextWindow() else { return }
    let document = reader.document
    var tags: [TagSet] = []
    var at = 0
    for index in 0..<document.count {
      let token = document[index]
      while at < labels.count, labels[at].range.upperBound <= Int(token.start) { at += 1 }
      // A token that spans several words has the tag of the last that is no mark.
      var last = at
      while last + 1 < labels.count, labels[last + 1].range.upperBound <= Int(token.end) { last += 1 }
      while last > at, labels[last].tags.isEmpty { last -= 1 }
      tags.append(at < labels.count ? labels[last].tags : [])
    }
    body(document, tags)
  }
}
