import CICU
import Foundation
import Testing
import Text

/// Segments of a string as (end, status), by mtlint.
private func segments(_ text: SourceText) -> [[Int]] {
  var segmenter = Segmenter()
  var found: [[Int]] = []
  var at = 0
  while at < text.count {
    let (end, status) = segmenter.next(text.bytes, from: at, to: text.count)
    found.append([end, Int(status)])
    at = end
  }
  return found
}

/// The same by ICU.
private func icuSegments(_ breaker: OpaquePointer, _ text: SourceText) -> [[Int]] {
  mt_breaker_set_text(breaker, text.bytes, Int64(text.count))
  var found: [[Int]] = []
  while true {
    let end = mt_breaker_next(breaker)
    if end < 0 { return found }
    found.append([Int(end), Int(mt_breaker_status(breaker))])
  }
}

/// The test cases of a file of Unicode's, from Debian's package unicode-data: "÷ 0001 × 0308 ÷".
private func unicodeCases(_ name: String) throws -> [String] {
  let content = try String(contentsOfFile: "/usr/share/unicode/auxiliary/\(name).txt", encoding: .utf8)
  return content.split(separator: "\n").compactMap { line in
    let scalars = line.prefix { $0 != "#" }.split(separator: " ").compactMap { UInt32($0, radix: 16) }
    let valid = scalars.compactMap(Unicode.Scalar.init)
    guard !valid.isEmpty, valid.count == scalars.count else { return nil }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: valid)
    return String(text)
  }
}

@Suite struct SegmenterTests {
  @Test func agreesWithICUOnUnicodesWordBreakTest() throws {
    let breaker = mt_breaker_open_word()!
    defer { mt_breaker_close(breaker) }
    let cases = try unicodeCases("WordBreakTest")
    #expect(cases.count > 1800)
    for string in cases {
      let text = SourceText(string)
      #expect(
        segments(text) == icuSegments(breaker, text), "\(string.unicodeScalars.map { String($0.value, radix: 16) })")
    }
  }

  @Test func sentencesAgreeWithICUOnUnicodesSentenceBreakTest() throws {
    let breaker = mt_breaker_open_sentence()!
    defer { mt_breaker_close(breaker) }
    let cases = try unicodeCases("SentenceBreakTest")
    #expect(cases.count > 500)
    for string in cases {
      let text = SourceText(string)
      let ours = SentenceBreaker(joinsLines: false).boundaries(text.bytes, from: 0, to: text.count)
      #expect(
        ours == icuSegments(breaker, text).map { $0[0] }, "\(string.unicodeScalars.map { String($0.value, radix: 16) })"
      )
    }
  }

  /// Every string up to length 4 over one character of each class, then random longer ones.
  /// MTLINT_STRINGS sets the number of random strings (the long run is two million).
  @Test func agreesWithICUOnGeneratedStrings() {
    let alphabet: [Unicode.Scalar] = [
      "a", "Z", "ä", "7", "_", ".", "'", "’", ",", ";", ":", "·", " ", "\u{A0}", "\u{202F}", "\n", "\r", "-", "@", "\"",
      "\u{AD}", "\u{200D}", "\u{308}", "🇩", "👩", "ж", "漢", "カ", "א", "ก", "„", "–", "\u{2028}", "\u{3000}", "€", "❤",
      "\u{FE0F}",
    ]
    let words = mt_breaker_open_word()!
    let sentences = mt_breaker_open_sentence()!
    defer {
      mt_breaker_close(words)
      mt_breaker_close(sentences)
    }
    var failures: [String] = []
    var tried = 0
    func check(_ scalars: [Unicode.Scalar]) {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars)
      let text = SourceText(String(view))
      tried += 1
      if segments(text) != icuSegments(words, text) { failures.append("words \(scalars)") }
      let ours = SentenceBreaker(joinsLines: false).boundaries(text.bytes, from: 0, to: text.count)
      if ours != icuSegments(sentences, text).map({ $0[0] }) { failures.append("sentences \(scalars)") }
    }
    for a in alphabet {
      check([a])
      for b in alphabet {
        check([a, b])
        for c in alphabet { check([a, b, c]) }
      }
    }
    var generator = SplitMix(state: 7)
    let wanted = ProcessInfo.processInfo.environment["MTLINT_STRINGS"].flatMap(Int.init) ?? 100_000
    for _ in 0..<wanted {
      check((0..<Int.random(in: 4...24, using: &generator)).map { _ in alphabet.randomElement(using: &generator)! })
    }
    #expect(tried > wanted)
    #expect(failures.isEmpty, "\(failures.count): \(failures.prefix(10))")
  }
}

/// A small reproducible generator (Steele, Lea and Flood, 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}
