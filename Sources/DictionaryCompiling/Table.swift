/// Rows of a data file under its comment.
struct Table {
  private(set) var bytes: [UInt8]

  init(comment: String) { bytes = Array(comment.utf8) }

  mutating func add(_ words: [[UInt8]], _ counts: [Int]) {
    let fields = words + counts.map { Array(String($0).utf8) }
    bytes.append(contentsOf: fields.joined(separator: [0x09]))
    bytes.append(0x0A)
  }
}
