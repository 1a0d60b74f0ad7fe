/// The weights while they are learned: a row of 32 for each feature that ever was part of an error.
struct FeatureRows {
  static let width = 32
  /// Open addressing; a feature of the value 0 marks an empty place.
  private var keys: [UInt64]
  private var places: [Int32]
  private var features: [UInt64] = []
  private var weights: [Int32] = []
  /// Sum over all updates of the change times the step at which it was made: what averaging takes off.
  private var early: [Int64] = []

  init() {
    keys = [UInt64](repeating: 0, count: 1 << 16)
    places = [Int32](repeating: 0, count: 1 << 16)
  }

  var count: Int { features.count }

  private func slot(_ feature: UInt64) -> Int {
    var at = Int(truncatingIfNeeded: feature) & (keys.count - 1)
    while keys[at] != 0, keys[at] != feature { at = (at + 1) & (keys.count - 1) }
    return at
  }

  func add(_ wanted: [UInt64], to scores: inout [Int32]) {
    weights.withUnsafeBufferPointer { weights in
      for feature in wanted {
        let at = slot(feature)
        guard keys[at] != 0 else { continue }
        let row = Int(places[at]) * Self.width
        for tag in 0..<Self.width { scores[tag] &+= weights[row + tag] }
      }
    }
  }

  mutating func update(_ wanted: [UInt64], up: Int, down: Int, _ step: Int64) {
    for feature in wanted {
      let row = row(feature) * Self.width
      weights[row + up] += 1
      early[row + up] += step
      weights[row + down] -= 1
      early[row + down] -= step
    }
  }

  private mutating func row(_ feature: UInt64) -> Int {
    let at = slot(feature)
    if keys[at] != 0 { return Int(places[at]) }
    keys[at] = feature
    places[at] = Int32(features.count)
    features.append(feature)
    weights += [Int32](repeating: 0, count: Self.width)
    early += [Int64](repeating: 0, count: Self.width)
    if features.count * 2 > keys.count { grow() }
    return features.count - 1
  }

  private mutating func grow() {
    keys = [UInt64](repeating: 0, count: keys.count * 2)
    places = [Int32](repeating: 0, count: keys.count)
    for (place, feature) in features.enumerated() {
      let at = slot(feature)
      keys[at] = feature
      places[at] = Int32(place)
    }
  }

  /// A feature with the averages of its weights over all steps.
  struct Average {
    var feature: UInt64
    var weights: [Double]
  }

  func averages(_ steps: Int64) -> [Average] {
    features.indices.map { row in
      Average(
        feature: features[row],
        weights: (row * Self.width..<(row + 1) * Self.width).map {
          Double(weights[$0]) - Double(early[$0]) / Double(steps)
        })
    }
  }
}
