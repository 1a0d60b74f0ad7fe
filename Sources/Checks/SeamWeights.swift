import Glibc
import Language

/// The weights of ``SeamFeature``s and the sums from which on a joint is reported, as trained.
package struct SeamWeights: Sendable {
  /// One weight for each feature, in the order of ``SeamFeature``.
  package var weights: [Float]

  /// Weights that are known; those of other features are 0.
  package init(_ named: [String: Float] = [:]) {
    weights = SeamFeature.allCases.map { named["\($0)"] ?? 0 }
  }

  /// Those of a language, all 0 where it has none.
  package static let german = SeamWeights(file: DictionaryFile("de/seam-weights.tsv"))

  init(file: DictionaryFile?) {
    var named: [String: Float] = [:]
    file?.forEachRow { row in named[row.text(0)] = Float(row.text(1)) }
    self.init(named)
  }

  /// The sum of evidence: the logarithm of the odds in the training text.
  @inline(__always)
  func sum(_ values: UnsafePointer<Float>) -> Float {
    weights.withUnsafeBufferPointer { weights in
      var sum: Float = 0
      for at in 0..<weights.count { sum += weights[at] * values[at] }
      return sum
    }
  }

  /// The feature that adds most.
  func strongest(_ values: UnsafePointer<Float>, of features: [SeamFeature]) -> SeamFeature {
    features.max { weights[$0.rawValue] * values[$0.rawValue] < weights[$1.rawValue] * values[$1.rawValue] }!
  }
}
