import Checks

/// What a run counted, as a table for people.
public enum Statistics {
  /// Findings by check, the most frequent first, then words and rates.
  public static func text(_ tally: Tally) -> String {
    let rows = tally.byCheck.sorted { $0.count != $1.count ? $0.count > $1.count : $0.check < $1.check }
    var lines = rows.map { (String($0.count), $0.check.rawValue) }
    lines.append((String(tally.findings), tally.findings == 1 ? "finding" : "findings"))
    lines.append((String(tally.files), tally.files == 1 ? "file" : "files"))
    lines.append((String(tally.words), tally.words == 1 ? "word" : "words"))
    lines.append((rate(tally.findings, words: tally.words), "findings per 1,000 words"))
    let width = lines.map(\.0.count).max() ?? 0
    return lines.map { String(repeating: " ", count: width - $0.0.count) + $0.0 + "  " + $0.1 + "\n" }.joined()
  }

  /// Findings per 1,000 words with two decimals.
  static func rate(_ findings: Int, words: Int) -> String {
    guard words > 0 else { return "0.00" }
    let hundredths = (findings * 100_000 + words / 2) / words
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
