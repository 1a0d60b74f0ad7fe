import Glibc

/// Probabilities of sequences by absolute discounting with interpolation (Ney, Essen and Kneser, 1994), rare sequences
/// left out afterwards and the back-off weights set so that each context's probabilities still sum to one.
struct SequenceEstimate {
  /// A kept sequence, the numbers of its symbols in 16 bits each.
  struct Sequence {
    let numbers: UInt64
    let probability: Double
  }

  private(set) var singles: [Double] = []
  private(set) var pairs: [Sequence] = []
  private(set) var triples: [Sequence] = []
  /// Back-off weights of contexts of one symbol, by its number.
  private(set) var singleWeights: [Double] = []
  /// Back-off weights of contexts of two symbols, for those with kept triples.
  private(set) var pairWeights: [UInt64: Double] = [:]

  private struct Count {
    let numbers: UInt64
    let count: Int
  }

  init(singles counts: [Int], pairs: inout [UInt64], triples: inout [UInt64], leastPairs: Int, leastTriples: Int) {
    let pairCounts = Self.counted(&pairs)
    let tripleCounts = Self.counted(&triples)
    let total = Double(counts.reduce(0, +))
    singles = counts.map { (Double($0) + 0.5) / (total + 0.5 * Double(counts.count)) }
    estimatePairs(pairCounts, least: leastPairs)
    estimateTriples(tripleCounts, pairCounts, least: leastTriples)
  }

  /// Sorted sequences with their counts; the list is given back.
  private static func counted(_ all: inout [UInt64]) -> [Count] {
    all.sort()
    var counts: [Count] = []
    var first = 0
    for at in all.indices where at + 1 == all.count || all[at + 1] != all[at] {
      counts.append(Count(numbers: all[at], count: at + 1 - first))
      first = at + 1
    }
    all = []
    return counts
  }

  /// What each count is lowered by: n1 / (n1 + 2 n2), of the numbers of sequences seen once and twice.
  private static func discount(_ counts: [Count]) -> Double {
    let once = Double(counts.count { $0.count == 1 })
    let twice = Double(counts.count { $0.count == 2 })
    return once + twice == 0 ? 0.5 : max(0.1, min(0.95, once / max(1, once + 2 * twice)))
  }

  /// Runs of sequences with the same context.
  private static func forEachContext(_ counts: [Count], _ body: (UInt64, ArraySlice<Count>) -> Void) {
    var first = 0
    for at in counts.indices where at + 1 == counts.count || counts[at + 1].numbers >> 16 != counts[at].numbers >> 16 {
      body(counts[at].numbers >> 16, counts[first...at])
      first = at + 1
    }
  }

  private mutating func estimatePairs(_ counts: [Count], least: Int) {
    let discount = Self.discount(counts)
    singleWeights = [Double](repeating: 1, count: singles.count)
    Self.forEachContext(counts) { context, run in
      let total = Double(run.reduce(0) { $0 + $1.count })
      let left = discount * Double(run.count) / total
      var sum = 0.0
      var lower = 0.0
      for pair in run where pair.count >= least {
        let single = singles[Int(pair.numbers & 0xFFFF)]
        let probability = (Double(pair.count) - discount) / total + left * single
        pairs.append(Sequence(numbers: pair.numbers, probability: probability))
        sum += probability
        lower += single
      }
      singleWeights[Int(context)] = Self.weight(sum, lower)
    }
  }

  private mutating func estimateTriples(_ counts: [Count], _ pairCounts: [Count], least: Int) {
    let discount = Self.discount(counts)
    var known: [UInt64: Double] = [:]
    known.reserveCapacity(pairs.count)
    for pair in pairs { known[pair.numbers] = pair.probability }
    Self.forEachContext(counts) { context, run in
      let total = Double(run.reduce(0) { $0 + $1.count })
      let left = discount * Double(run.count) / total
      var sum = 0.0
      var lower = 0.0
      for triple in run where triple.count >= least {
        let pair = triple.numbers & 0xFFFF_FFFF
        let shorter = known[pair] ?? singleWeights[Int(pair >> 16)] * singles[Int(pair & 0xFFFF)]
        let probability = (Double(triple.count) - discount) / total + left * shorter
        triples.append(Sequence(numbers: triple.numbers, probability: probability))
        sum += probability
        lower += shorter
      }
      if sum > 0 { pairWeights[context] = Self.weight(sum, lower) }
    }
  }

  private static func weight(_ sum: Double, _ lower: Double) -> Double {
    max(1e-5, (1 - min(sum, 0.99999)) / (1 - min(lower, 0.999)))
  }
}
