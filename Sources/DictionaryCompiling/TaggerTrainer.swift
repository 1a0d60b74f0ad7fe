import Language
import Text

/// Trains the tagger: an averaged perceptron (Collins 2002) that follows its own decisions from left to right.
public struct TaggerTrainer {
  /// How it is trained; changing anything makes another model.
  enum Setting {
    static let epochs = 8
    static let seed: UInt64 = 20_26
    /// Shares of function words that get a capital and of nouns that lose theirs, in thousandths: without that, the
    /// tagger would take every misplaced capital for a noun.
    static let capitalNoise: UInt64 = 40
    static let smallNoise: UInt64 = 20
    /// How often the sentences with hand-made tags are shown for once of the others.
    static let goldRepeats = 3
  }

  private var samples: [TaggerSample] = []
  private var rows = FeatureRows()
  private var random = SplitMix64(Setting.seed)
  private let workspace = Workspace()
  private let lexicon = LanguagePack.german.lexicon
  private var step: Int64 = 1

  public init() {}

  /// Adds the sentences of a treebank.
  /// - Parameter holdsBack: every second sentence is left out, for measuring.
  public mutating func add(_ source: Source, holdsBack: Bool) {
    let found = Treebank.read(source).enumerated().filter { !holdsBack || $0.offset % 2 == 0 }
    for (_, sentence) in found {
      guard let sample = TaggerSample(sentence) else { continue }
      samples += [TaggerSample](repeating: sample, count: holdsBack ? Setting.goldRepeats : 1)
    }
  }

  /// Number of sentences, repeats included.
  public var sentenceCount: Int { samples.count }

  /// Trains on all that was added and gives the image of the model.
  public mutating func train(report: (String) -> Void) throws -> [UInt8] {
    for epoch in 1...Setting.epochs {
      random.shuffle(&samples)
      var errors = 0
      var words = 0
      for sample in samples { learn(sample, &errors, &words) }
      report("epoch \(epoch): \(words) words, \(errors) errors, \(rows.count) features")
    }
    return try TaggerImage.bytes(rows.averages(step))
  }

  private mutating func learn(_ sample: TaggerSample, _ errors: inout Int, _ words: inout Int) {
    var random = self.random
    let lexicon = self.lexicon
    sample.read(
      in: workspace, noise: { Self.blur(&$0, $1, lexicon, &random) },
      { document, tags in
        withUnsafeTemporaryAllocation(of: TaggerWord.self, capacity: document.count + 4) { buffer in
          let first = buffer.baseAddress! + 2
          document.fillTaggerWords(first, 0..<document.count)
          learn(first, tags, &errors, &words)
        }
      })
    self.random = random
  }

  private mutating func learn(
    _ sentence: UnsafePointer<TaggerWord>, _ tags: [TagSet], _ errors: inout Int, _ words: inout Int
  ) {
    var keys = [UInt64](repeating: 0, count: TaggerFeatures.count)
    var scores = [Int32](repeating: 0, count: 32)
    var state = TaggerState()
    for (index, allowed) in tags.enumerated() {
      let word = sentence[index]
      if let fixed = word.fixed {
        state.advance(fixed.rawValue)
        continue
      }
      state.fill(&keys, sentence + index)
      for at in scores.indices { scores[at] = 0 }
      rows.add(keys, to: &scores)
      let (found, _) = TaggerState.best(scores, word.candidates)
      let right = allowed.intersection(word.candidates)
      words += 1
      step += 1
      if !right.isEmpty, !right.contains(TagSet(rawValue: 1 << UInt32(found))) {
        errors += 1
        let (best, _) = TaggerState.best(scores, right)
        rows.update(keys, up: Int(best), down: Int(found), step)
      }
      state.advance(found)
    }
  }

  /// Gives a few function words a capital and takes it from a few nouns.
  private static func blur(
    _ text: inout [UInt8], _ label: TaggerSample.Label, _ lexicon: Lexicon, _ random: inout SplitMix64
  ) {
    let at = label.range.lowerBound
    let byte = text[at]
    let isSmall = byte >= 0x61 && byte <= 0x7A || byte == 0xC3 && text[at + 1] >= 0xA0
    let isCapital = byte >= 0x41 && byte <= 0x5A || byte == 0xC3 && text[at + 1] < 0x9F
    guard isSmall || isCapital else { return }
    let chance = random.next() % 1000
    if isSmall {
      guard chance < Setting.capitalNoise, lexicon.entry(text[label.range].text).isFunctionWord else { return }
    } else {
      guard chance < Setting.smallNoise, label.tags == TagSet(.noun) else { return }
    }
    if byte == 0xC3 { text[at + 1] ^= 0x20 } else { text[at] ^= 0x20 }
  }
}
