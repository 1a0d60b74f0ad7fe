import Glibc
import Language
import Text

/// Sums the evidence at a joint and judges it.
struct SeamModel {
  private let document: Document
  private let features: SeamFeatures
  private let weights = SeamWeights.german

  init?(_ document: Document) {
    guard let features = SeamFeatures(document) else { return nil }
    self.document = document
    self.features = features
  }

  /// Sums from which on a joint is reported: set so that good text of each register gives at most half a finding in
  /// 10,000 words. Less is asked where shape and lexicon agree or a second verb follows; where a clause has ended for
  /// sure, hardly anything; among labels, which look like sentences, only the surest count.
  private static let threshold: Float = 2
  private static let thresholdOfRule: Float = 0.5
  private static let thresholdOfClause: Float = -8
  private static let thresholdOfLabels: Float = 5

  struct Seam {
    let sum: Float
    let message: Message
    let evidence: StaticString
    /// The share of right findings at such sums in texts with damage, where it is e^1.5 times as common as in the
    /// training text.
    var confidence: Double { 1 / (1 + exp(-Double(max(sum, 1.5)) - 1.5)) }
  }

  /// The seam before a token, nil where there is none.
  func judge(_ index: Int) -> Seam? {
    guard features.isCandidate(index) else { return nil }
    return withUnsafeTemporaryAllocation(of: Float.self, capacity: SeamFeature.allCases.count) { buffer -> Seam? in
      let values = buffer.baseAddress!
      guard features.measure(index, into: values) else { return nil }
      let sum = weights.sum(values)
      let isClosed = values[SeamFeature.closedClause.rawValue] > 0
      if isClosed, sum > Self.thresholdOfClause { return runOn(index, sum) }
      let isRule = values[SeamFeature.surfaceRule.rawValue] > 0
      let isSecondVerb = values[SeamFeature.verbRightBehindToo.rawValue] > 0
      guard sum > (isRule || isSecondVerb ? Self.thresholdOfRule : Self.threshold),
        sum > Self.thresholdOfLabels || !features.isAmongLabels(index)
      else { return nil }
      if isRule, let found = features.evidence.judge(index) {
        return Seam(sum: sum, message: found.message, evidence: found.evidence)
      }
      return begins(index, sum)
    }
  }

  private func runOn(_ index: Int, _ sum: Float) -> Seam {
    Seam(
      sum: sum,
      message: Message(
        "the clause ends with „%1“, but „%2“ follows without a mark; a link's text or half a sentence was put in",
        document[index - 1].span, document[index].span),
      evidence: "clause runs into the next words")
  }

  private func begins(_ index: Int, _ sum: Float) -> Seam {
    Seam(
      sum: sum,
      message: Message(
        "a sentence seems to begin at „%1“ without a mark before it; a full stop was lost or a link's text was put in",
        document[index].span),
      evidence: "sentence seems to begin in mid-sentence")
  }
}
