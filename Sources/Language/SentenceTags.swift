import Text

/// The tags of one sentence, by token.
public struct SentenceTags {
  private let tags: UnsafePointer<TokenTag>

  init(_ tags: UnsafePointer<TokenTag>) { self.tags = tags }

  /// The tag of a token of the window, which must be one of the sentence.
  public subscript(index: Int) -> Tag { tags[index].tag }

  /// By how much the tag won: 0 not at all, 255 nothing else was possible.
  public func margin(_ index: Int) -> Int { Int(tags[index].margin) }

  /// Whether a token surely has a tag of a set.
  public func surely(_ index: Int, _ wanted: TagSet, margin: Int) -> Bool {
    wanted.contains(tags[index].tag) && Int(tags[index].margin) >= margin
  }
}

extension Document {
  /// Tokens that are tagged at a time; a longer sentence is a list or data.
  private static let longestSentence = 400

  /// The parts of speech in a sentence, nil where the language has no tagger.
  ///
  /// The sentence is tagged when it is first asked for, and its tags are kept as long as the window.
  public func tags(of sentence: Sentence) -> SentenceTags? {
    guard let tagger = pack?.tagger else { return nil }
    let tags = workspace.tags
    if tags[sentence.first].raw == 0 {
      var first = sentence.first
      while first < sentence.end {
        let end = min(first + Self.longestSentence, sentence.end)
        tagger.tag(self, first..<end, into: tags + first)
        first = end
      }
      workspace.taggedEnd = max(workspace.taggedEnd, sentence.end)
      state.pointee.taggedTokens += sentence.end - sentence.first
    }
    return SentenceTags(tags)
  }

  /// The tags of the sentence that holds a token.
  public func tags(around index: Int) -> SentenceTags? { tags(of: sentence(of: index)) }

  /// Forgets all tags, before the next window, which may be another text's.
  func forgetTags() {
    workspace.tags.update(repeating: TokenTag(), count: workspace.taggedEnd)
    workspace.taggedEnd = 0
  }
}
