import Language
import Text

/// The pairs of a window: what is sure in one place speaks for the same parts in others.
struct TornPairs {
  private var found: [(pair: WordPair, evidence: SplitEvidence)] = []
  private var firsts = IntegerMap()
  private var seconds = IntegerMap()
  /// Places of a pair, sure or not.
  private var places = IntegerMap()

  mutating func add(_ pair: WordPair) {
    let evidence = SplitEvidence(pair)
    guard evidence.isPossible else { return }
    found.append((pair, evidence))
    places.count(key(pair))
    if evidence.isEnough {
      firsts.count(Int(pair.firstToken.key))
      seconds.count(Int(pair.secondToken.key))
    }
  }

  private func key(_ pair: WordPair) -> Int {
    Int(WordKey(sum: WordKey(value: pair.firstToken.key), WordKey(value: pair.secondToken.key)).value)
  }

  /// Reports each run of torn words as one place.
  func report(_ document: Document, into sink: inout Sink) {
    var at = 0
    while at < found.count {
      guard var best = evidence(at) else {
        at += 1
        continue
      }
      let pair = found[at].pair
      var end = pair.second
      at += 1
      while at < found.count, found[at].pair.first == end, let more = evidence(at) {
        if more.sum > best.sum { best = more }
        end += 1
        at += 1
      }
      let span = pair.firstToken.span.union(document[end].span)
      sink.report(
        span, Message("„%1“ is one word torn apart; write it together or with a hyphen", span), evidence: best.reason,
        confidence: best.confidence, fix: end == pair.second ? pair.fix : nil)
    }
  }

  /// What speaks for a pair, what its text tells of its parts included; nil where that is not enough.
  private func evidence(_ at: Int) -> SplitEvidence? {
    var evidence = found[at].evidence
    if !evidence.isEnough {
      let pair = found[at].pair
      evidence.addPlaces(
        first: firsts[Int(pair.firstToken.key)] ?? 0, second: seconds[Int(pair.secondToken.key)] ?? 0,
        both: places[key(pair)] ?? 1)
    }
    return evidence.isEnough ? evidence : nil
  }
}
