import Language
import Text

/// Compares the tagger with a treebank.
public struct TaggerMeasure {
  private var tokens = 0
  private var words = 0
  private var exact = 0
  private var merged = 0
  private var finite = (both: 0, found: 0, gold: 0)
  private var confusions: [String: (count: Int, examples: [String])] = [:]

  private let image: [UInt8]

  /// - Parameter model: the tagger's image.
  public init(model: Source) throws {
    image = model.bytes
    guard image.withUnsafeBytes({ $0.baseAddress.flatMap { TaggerModel($0, count: image.count) } }) != nil else {
      throw CompilerError("the image is no tagger")
    }
  }

  /// Tags the sentences of a treebank.
  /// - Parameter heldBack: only every second sentence, those that training leaves out.
  public mutating func add(_ source: Source, heldBack: Bool) {
    let image = image
    image.withUnsafeBytes { bytes in
      guard let model = TaggerModel(bytes.baseAddress!, count: bytes.count) else { return }
      add(source, heldBack: heldBack, Tagger(model))
    }
  }

  private mutating func add(_ source: Source, heldBack: Bool, _ tagger: Tagger) {
    let workspace = Workspace()
    for (number, sentence) in Treebank.read(source).enumerated() where !heldBack || number % 2 == 1 {
      TaggerSample(sentence)?.read(in: workspace) { document, gold in
        withUnsafeTemporaryAllocation(of: TokenTag.self, capacity: max(1, document.count)) { tags in
          tagger.tag(document, 0..<document.count, into: tags.baseAddress!)
          for (index, allowed) in gold.enumerated() where !allowed.isEmpty || document[index].kind == .punctuation {
            count(document, index, tags[index].tag, allowed)
          }
        }
      }
    }
  }

  private mutating func count(_ document: Document, _ index: Int, _ tag: Tag, _ allowed: TagSet) {
    tokens += 1
    // Marks need no choice.
    guard document[index].kind == .word || document[index].kind == .number else { return }
    words += 1
    if allowed.contains(tag) { exact += 1 }
    if !Self.alike(TagSet(tag)).isDisjoint(with: allowed) {
      merged += 1
    } else {
      var entry = confusions["\(allowed.names) as \(tag)"] ?? (0, [])
      entry.count += 1
      if entry.examples.count < 12 { entry.examples.append(document.string(index)) }
      confusions["\(allowed.names) as \(tag)"] = entry
    }
    let isFinite = !allowed.isDisjoint(with: .finite)
    let isFound = TagSet.finite.contains(tag)
    if isFinite { finite.gold += 1 }
    if isFound { finite.found += 1 }
    if isFinite, isFound { finite.both += 1 }
  }

  /// Tags that are counted as one: nouns and names, finite verbs, adverbs and adverbial adjectives.
  private static func alike(_ tag: TagSet) -> TagSet {
    for group in [TagSet.nominal, .finite, TagSet(.adverb, .predicative)] where !group.isDisjoint(with: tag) {
      return group
    }
    return tag
  }

  /// The figures, and the commonest confusions with examples.
  public var report: String {
    func percent(_ part: Int, _ whole: Int) -> String {
      let tenths = whole == 0 ? 0 : (part * 10_000 + whole / 2) / whole
      return "\(tenths / 100).\(tenths % 100 < 10 ? "0" : "")\(tenths % 100) %"
    }
    var lines = [
      "words \(words): right \(percent(exact, words)), merged \(percent(merged, words))",
      "tokens with marks \(tokens): merged \(percent(merged + tokens - words, tokens))",
      "finite verbs: precision \(percent(finite.both, finite.found)), recall \(percent(finite.both, finite.gold))",
    ]
    let sorted = confusions.sorted {
      $0.value.count != $1.value.count ? $0.value.count > $1.value.count : $0.key < $1.key
    }
    for (name, entry) in sorted.prefix(24) {
      lines.append("\(entry.count)\t\(name)\t\(entry.examples.joined(separator: " "))")
    }
    return lines.joined(separator: "\n")
  }
}

extension TagSet {
  /// The tags' names, for people.
  var names: String { Tag.allCases.filter(contains).map { "\($0)" }.joined(separator: "/") }
}
