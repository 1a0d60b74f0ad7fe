import Language

/// Writes the tagger's image: prunes the features, makes the weights bytes, and stores equal lists once.
enum TaggerImage {
  /// Features that are kept, those with the highest weights.
  static let mostFeatures = 90_000
  /// The share of weights, from the top, that is cut to the highest byte.
  private static let clipped = 0.0005

  static func bytes(_ averages: [FeatureRows.Average]) throws -> [UInt8] {
    let scale = scale(averages)
    var kept: [(feature: UInt64, strength: Double, list: [UInt8])] = []
    for average in averages {
      let list = list(average.weights, scale)
      if !list.isEmpty { kept.append((average.feature, average.weights.map(abs).max() ?? 0, list)) }
    }
    kept.sort { $0.strength != $1.strength ? $0.strength > $1.strength : $0.feature < $1.feature }
    kept = Array(kept.prefix(mostFeatures))
    var lists: [UInt8] = []
    var offsets: [[UInt8]: Int] = [:]
    for row in kept where offsets[row.list] == nil {
      offsets[row.list] = lists.count
      lists += [UInt8(row.list.count / 2)] + row.list
    }
    guard lists.count < 1 << 24 else { throw CompilerError("the tagger's lists are too long") }
    guard let table = PerfectHash(kept.map(\.feature)) else { throw CompilerError("two features have the same hash") }
    var image = ImageWriter()
    image.write(TaggerModel.Layout.magic)
    for count in [table.pilots.count, table.slots.count, lists.count] { image.write(UInt32(count)) }
    image.pad(to: TaggerModel.Layout.headerSize)
    for pilot in table.pilots { image.write(pilot) }
    for key in table.slots {
      let row = key < 0 ? nil : kept[Int(key)]
      image.write(row.map { UInt16(truncatingIfNeeded: $0.feature) } ?? 0)
      let offset = row.map { offsets[$0.list]! } ?? 0
      for shift in [0, 8, 16] { image.write(UInt8(truncatingIfNeeded: offset >> shift)) }
    }
    // An empty slot that seems to match adds the first list once in 65,536 times, as any other would.
    image.bytes += lists
    return image.bytes
  }

  /// Units a weight of 1 has.
  private static func scale(_ averages: [FeatureRows.Average]) -> Double {
    var weights = averages.flatMap { $0.weights.lazy.map(abs).filter { $0 > 0 } }
    weights.sort(by: >)
    guard let highest = weights.first else { return 1 }
    let limit = weights[min(weights.count - 1, Int(Double(weights.count) * clipped))]
    return 127 / max(limit, highest / 8)
  }

  private static func list(_ weights: [Double], _ scale: Double) -> [UInt8] {
    var list: [UInt8] = []
    for (tag, weight) in weights.enumerated() {
      let units = Int8(max(-127, min(127, (weight * scale).rounded())))
      if units != 0 { list += [UInt8(tag), UInt8(bitPattern: units)] }
    }
    return list
  }
}
