import Glibc
import Language
import Text

/// Sums the evidence at a joint and judges it.
struct SeamModel {
  private let document: Document
  private let features: SeamFeatures
  private let weights: SeamWeights

  init?(_ document: Document) {
    guard let features = SeamFeatures(document), let weights = document.pack.flatMap(SeamWeights.init) else {
      return nil
    }
    self.document = document
    self.features = features
    self.weights = weights
  }

  /// Sums from which on a joint is reported: set so that good text of each register gives at most half a finding in
  /// 10,000 words, and that people changed the place where they repaired a machine's text.
  private enum Threshold {
    static let plain: Float = 2.5
    /// Where shape and lexicon agree; where an order to the reader begins; where a second verb follows.
    static let rule: Float = 0.5
    static let order: Float = 0.5
    static let secondVerb: Float = 0
    /// Where a clause has ended for sure: hardly anything is asked.
    static let closedClause: Float = -8
    /// Among labels, which look like sentences, only the surest count.
    static let labels: Float = 5
    static let ruleAmongLabels: Float = 4
  }

  /// What a pronoun with its verb counts.
  private static let sumOfPronoun: Float = 2.5

  struct Seam {
    let sum: Float
    let message: Message
    let evidence: StaticString
    /// The share of right findings at such sums in texts with damage, where it is e^1.5 times as common as in the
    /// training text; nothing is taken for surer than 99 %.
    var confidence: Double {
      let odds = Double(max(1.5, min(sum, 3))) + 1.5
      return (100 / (1 + exp(-odds))).rounded() / 100
    }
  }

  /// The seam before a token, nil where there is none.
  func judge(_ index: Int) -> Seam? {
    if SeamClause.resumes(document, index) { return begins(index, Self.sumOfPronoun) }
    guard features.isCandidate(index) else { return nil }
    return withUnsafeTemporaryAllocation(of: Float.self, capacity: SeamFeature.allCases.count) { buffer -> Seam? in
      let values = buffer.baseAddress!
      guard features.measure(index, into: values) else { return nil }
      let sum = weights.sum(values)
      let isClosed = values[SeamFeature.closedClause.rawValue] > 0
      if isClosed, sum > Threshold.closedClause { return runOn(index, sum) }
      if values[SeamFeature.order.rawValue] > 0 { return sum > Threshold.order ? order(index, sum) : nil }
      if values[SeamFeature.verbRightBehindToo.rawValue] > 0, sum > Threshold.secondVerb { return begins(index, sum) }
      // Labels are emphasised, with their own capital.
      if document.begins(index, [.strong, .emphasis]) { return nil }
      let isRule = values[SeamFeature.surfaceRule.rawValue] > 0
      guard sum > (isRule ? Threshold.rule : Threshold.plain),
        sum > (isRule ? Threshold.ruleAmongLabels : Threshold.labels) || !features.isAmongLabels(index)
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
        "„%1“ ends a clause, but „%2“ follows without a mark; a link's text or half a sentence was put in",
        document[index - 1].span, document[index].span),
      evidence: "clause runs into the next words")
  }

  private func order(_ index: Int, _ sum: Float) -> Seam {
    let found = features.evidence.imperativeFinding(index)
    return Seam(sum: sum, message: found.message, evidence: found.evidence)
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
