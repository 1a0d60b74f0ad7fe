import Checks
import Glibc
import Language
import Text

/// Learns the weights of ``SeamFeature``s by logistic regression on good text and on damage made from it.
///
/// The lines that ``SequenceCounter`` left out are damaged; of the others one in eight shows what good text looks like.
public struct SeamTrainer {
  private static let goodEvery = 8
  /// Penalty on large weights: half the square times this is added to the loss.
  private static let penalty = 1.0

  private var damage = SeamDamage()
  /// Feature values of all joints, row by row.
  private var rows: [Float] = []
  private var labels: [Bool] = []
  private var learned: [Double] = []
  /// Joints made by damage, measured or not.
  private var made = 0

  public init() {}

  // MARK: Reading

  /// Adds a text, one paragraph a line.
  public mutating func read(_ text: [UInt8]) {
    var output: [UInt8] = []
    var joints: Set<UInt32> = []
    for (number, line) in text.split(separator: 0x0A).enumerated() {
      if number % SequenceCounter.heldOutEvery == SequenceCounter.heldOutEvery - 1 {
        if let result = damage.damage(line) {
          joints.insert(UInt32(output.count + result.joint))
          output += result.line
        } else {
          output += line
        }
      } else if number % Self.goodEvery == 0 {
        output += line
      } else {
        continue
      }
      output.append(0x0A)
    }
    made += joints.count
    measure(output, joints)
  }

  private mutating func measure(_ text: [UInt8], _ joints: Set<UInt32>) {
    let width = SeamFeature.allCases.count
    let values = UnsafeMutablePointer<Float>.allocate(capacity: width)
    defer { values.deallocate() }
    SequenceCounter.forEachWindow(text) { document in
      guard let features = SeamFeatures(document) else { return }
      for index in document.sets.capitals.within(1..<max(1, document.count))
      where features.isCandidate(index) && features.measure(index, into: values) {
        rows += UnsafeBufferPointer(start: values, count: width)
        labels.append(joints.contains(document[index].start))
      }
    }
  }

  // MARK: Learning

  /// The file `seam-weights.tsv`.
  public mutating func weights() -> [UInt8] {
    learn()
    var text = """
      # Weights of the evidence for a seam between two words: logarithms of odds, summed.
      # columns: feature (see SeamFeatures.swift), weight; learned by `DictionaryCompiler train-seams` (see SOURCES.md)

      """
    for feature in SeamFeature.allCases {
      let hundredths = Int((learned[feature.rawValue] * 100).rounded())
      let sign = hundredths < 0 ? "-" : ""
      let digits = "00\(abs(hundredths) % 100)".suffix(2)
      text += "\(feature)\t\(sign)\(abs(hundredths) / 100).\(digits)\n"
    }
    return Array(text.utf8)
  }

  /// What was learned from, for people.
  public var report: String {
    "\(labels.count) joints, \(labels.count { $0 }) of \(made) made by damage"
  }

  /// Newton's method; the loss is convex, so that it ends at the one minimum.
  private mutating func learn() {
    let width = SeamFeature.allCases.count
    learned = [Double](repeating: 0, count: width)
    for _ in 0..<30 {
      var gradient = learned.map { -Self.penalty * $0 }
      var curvature = [Double](repeating: 0, count: width * width)
      for at in 0..<width { curvature[at * width + at] = Self.penalty }
      for (number, label) in labels.enumerated() { add(number, label, &gradient, &curvature) }
      let step = Self.solve(&curvature, gradient)
      for at in 0..<width { learned[at] += step[at] }
      if step.allSatisfy({ abs($0) < 1e-7 }) { break }
    }
  }

  private func add(_ number: Int, _ label: Bool, _ gradient: inout [Double], _ curvature: inout [Double]) {
    let width = learned.count
    let start = number * width
    var sum = 0.0
    for at in 0..<width { sum += learned[at] * Double(rows[start + at]) }
    let probability = 1 / (1 + exp(-sum))
    let error = (label ? 1 : 0) - probability
    let weight = probability * (1 - probability)
    for at in 0..<width where rows[start + at] != 0 {
      let value = Double(rows[start + at])
      gradient[at] += error * value
      for other in 0..<width { curvature[at * width + other] += weight * value * Double(rows[start + other]) }
    }
  }

  /// Solves a symmetric positive system by elimination.
  private static func solve(_ matrix: inout [Double], _ right: [Double]) -> [Double] {
    let width = right.count
    var result = right
    for column in 0..<width {
      for row in column + 1..<width {
        let factor = matrix[row * width + column] / matrix[column * width + column]
        if factor == 0 { continue }
        for at in column..<width { matrix[row * width + at] -= factor * matrix[column * width + at] }
        result[row] -= factor * result[column]
      }
    }
    for row in stride(from: width - 1, through: 0, by: -1) {
      for at in row + 1..<width { result[row] -= matrix[row * width + at] * result[at] }
      result[row] /= matrix[row * width + row]
    }
    return result
  }
}
