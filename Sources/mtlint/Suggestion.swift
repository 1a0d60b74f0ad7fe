/// Finds what a mistyped name was meant to be.
enum Suggestion {
  /// "; did you mean 'x'?", or the known names where they are few, or nothing.
  static func phrase(for name: String, among known: [String]) -> String {
    if let nearest = nearest(to: name, among: known) { return "; did you mean '\(nearest)'?" }
    return known.count <= 12 ? "; known: \(known.joined(separator: ", "))" : ""
  }

  /// The known name with the fewest edits, where they are few for its length.
  static func nearest(to name: String, among known: [String]) -> String? {
    let scored = known.map { (name: $0, edits: edits(Array(name.lowercased()), Array($0))) }
    guard let best = scored.min(by: { $0.edits < $1.edits }) else { return nil }
    return best.edits <= max(1, best.name.count / 3) ? best.name : nil
  }

  /// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
  private static func edits(_ a: [Character], _ b: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
