import Language

/// The weights of ``SeamFeature``s, as trained; they lie in the language's image.
struct SeamWeights {
  /// One for each feature, in the order of ``SeamFeature``.
  let weights: UnsafeBufferPointer<Float>

  /// Those of a language, nil where its image has none for the features of today.
  init?(_ pack: LanguagePack) {
    guard pack.seamWeights.count == SeamFeature.allCases.count else { return nil }
    weights = pack.seamWeights
  }

  /// The sum of evidence: the logarithm of the odds in the training text.
  @inline(__always)
  func sum(_ values: UnsafePointer<Float>) -> Float {
    var sum: Float = 0
    for at in 0..<weights.count { sum += weights[at] * values[at] }
    return sum
  }
}
