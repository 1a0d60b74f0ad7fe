import Glibc
import Language

/// The bytes of a ``SequenceModel``.
struct SequenceImage {
  private(set) var bytes: [UInt8] = []

  private struct Row {
    let key: UInt64
    let probability: UInt8
    let weight: UInt8
  }

  init(frequent: [SequenceSymbol], symbols: [SequenceSymbol], estimate: SequenceEstimate) throws {
    let symbol = { (number: UInt64) in symbols[Int(number & 0xFFFF)] }
    var short: [Row] = []
    for number in symbols.indices {
      short.append(
        Row(
          key: SequenceModel.key(.none, .none, symbols[number]),
          probability: Self.quantised(estimate.singles[number]),
          weight: Self.quantisedWeight(estimate.singleWeights[number])))
    }
    for pair in estimate.pairs {
      short.append(
        Row(
          key: SequenceModel.key(.none, symbol(pair.numbers >> 16), symbol(pair.numbers)),
          probability: Self.quantised(pair.probability),
          weight: Self.quantisedWeight(estimate.pairWeights[pair.numbers] ?? 1)))
    }
    let long = estimate.triples.map { triple in
      let numbers = triple.numbers
      return Row(
        key: SequenceModel.key(symbol(numbers >> 32), symbol(numbers >> 16), symbol(numbers)),
        probability: Self.quantised(triple.probability), weight: 0)
    }
    try write(SequenceModel.formTable(frequent), short, long)
  }

  private mutating func write(_ forms: [UInt32], _ short: [Row], _ long: [Row]) throws {
    guard let shortTable = PerfectHash(short.map(\.key)), let longTable = PerfectHash(long.map(\.key)) else {
      throw CompilerError("two sequences have the same hash")
    }
    var image = ImageWriter()
    image.write(SequenceModel.Layout.magic)
    image.write(UInt32(forms.count))
    for table in [shortTable, longTable] {
      image.write(UInt32(table.pilots.count))
      image.write(UInt32(table.slots.count))
    }
    image.pad(to: SequenceModel.Layout.headerSize)
    for form in forms { image.write(form) }
    Self.write(shortTable, short, hasWeights: true, into: &image)
    Self.write(longTable, long, hasWeights: false, into: &image)
    bytes = image.bytes
  }

  private static func write(_ table: PerfectHash, _ rows: [Row], hasWeights: Bool, into image: inout ImageWriter) {
    for pilot in table.pilots { image.write(pilot) }
    for slot in table.slots {
      let row = slot < 0 ? nil : rows[Int(slot)]
      image.write(row.map { UInt16(truncatingIfNeeded: $0.key) } ?? 0)
      image.write(row?.probability ?? 0)
      if hasWeights { image.write(row?.weight ?? 0) }
    }
  }

  private static func quantised(_ probability: Double) -> UInt8 {
    UInt8(max(0, min(255, (-log(probability) * Double(SequenceModel.unit)).rounded())))
  }

  private static func quantisedWeight(_ weight: Double) -> UInt8 {
    let zero = Double(SequenceModel.Layout.weightZero)
    return UInt8(max(0, min(255, (zero - log(weight) * Double(SequenceModel.unit)).rounded())))
  }
}
