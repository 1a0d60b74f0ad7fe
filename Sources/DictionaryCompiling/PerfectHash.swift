import Language

/// Builds a minimal perfect hash by trying pilots, the largest buckets first (Pibiri and Trani, PTHash, 2021).
struct PerfectHash {
  private(set) var pilots: [UInt16]
  /// For each slot the index of its key, -1 where it is empty.
  private(set) var slots: [Int32]

  /// - Returns: nil where some bucket found no pilot (two equal keys).
  init?(_ keys: [UInt64]) {
    let slotCount = UInt32(Double(keys.count) / 0.97) + 1
    let bucketCount = UInt32(keys.count / 5 + 1)
    var buckets = [[Int32]](repeating: [], count: Int(bucketCount))
    for (index, key) in keys.enumerated() { buckets[WordHash.reduce(key, below: bucketCount)].append(Int32(index)) }
    pilots = [UInt16](repeating: 0, count: Int(bucketCount))
    slots = [Int32](repeating: -1, count: Int(slotCount))
    // By size, then by number: the image must not depend on how a sort treats equals.
    let order = buckets.indices.sorted {
      buckets[$0].count != buckets[$1].count ? buckets[$0].count > buckets[$1].count : $0 < $1
    }
    var taken: [Int] = []
    for bucket in order where !buckets[bucket].isEmpty {
      var placed = false
      for pilot in UInt16.min...UInt16.max {
        taken.removeAll(keepingCapacity: true)
        for index in buckets[bucket] {
          let slot = WordHash.slot(keys[Int(index)], pilot: pilot, below: slotCount)
          if slots[slot] >= 0 || taken.contains(slot) { break }
          taken.append(slot)
        }
        if taken.count == buckets[bucket].count {
          for (index, slot) in zip(buckets[bucket], taken) { slots[slot] = index }
          pilots[bucket] = pilot
          placed = true
          break
        }
      }
      if !placed { return nil }
    }
  }
}
