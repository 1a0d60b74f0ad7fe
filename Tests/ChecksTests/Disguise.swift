import Checks
import Reading
import Text

/// An example in other clothes: the same damage at another place.
struct Disguise {
  let name: String
  let text: String
  let spans: [ByteSpan]
  var format = TextFormat.plain

  /// The example as it is and in every disguise that fits it.
  static func all(of marked: String, in format: TextFormat = .plain) -> [Disguise] {
    let example = MarkedExample(marked)
    let plain = Disguise(name: "as it is", text: example.text, spans: example.spans, format: format)
    if format == .markdown {
      return [
        plain, plain.withLineBreaks("\r\n", "CR LF"), plain.behind("\u{FEFF}", "byte-order mark"),
        plain.behind("👩‍👩‍👧 é\n\n", "emoji before"), plain.behind("# Im Park\n\n", "heading before"),
      ]
    }
    return [
      plain,
      plain.withLineBreaks("\r\n", "CR LF"),
      plain.behind("\u{FEFF}", "byte-order mark"),
      plain.behind("👩‍👩‍👧 é\n\n", "emoji before"),
      plain.behind("Am Morgen ging die Frau mit ihrem Hund durch den Park.\n\n", "paragraph before"),
      Disguise(name: "trailing blanks", text: example.text + "   ", spans: example.spans),
      plain.wrapped(),
      plain.escaped(), plain.hyphenated(), plain.emphasised(),
    ].compactMap { $0 }
  }

  private func behind(_ prefix: String, _ name: String) -> Disguise {
    Disguise(
      name: name, text: prefix + text, spans: spans.map { $0.moved(by: prefix.utf8.count) }, format: format)
  }

  /// Every LF replaced, and one at the end, so that single lines are disguised, too.
  private func withLineBreaks(_ lineBreak: String, _ name: String) -> Disguise {
    let breaks = text.utf8.enumerated().filter { $0.element == 0x0A }.map { $0.offset }
    let more = lineBreak.utf8.count - 1
    func move(_ offset: UInt32) -> Int { Int(offset) + more * breaks.count { $0 < Int(offset) } }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return Disguise(
      name: name, text: lines.joined(separator: lineBreak) + lineBreak,
      spans: spans.map { ByteSpan(move($0.lower), move($0.upper)) }, format: format)
  }

  /// A long line of prose broken at a blank near its middle, as by hand: the first line is the longer one.
  private func wrapped() -> Disguise? {
    var bytes = Array(text.utf8)
    guard bytes.count >= 90, bytes.count <= 230, !bytes.contains(0x0A), !bytes.contains(0x09) else { return nil }
    let fits = bytes.indices.filter { at in
      guard bytes[at] == 0x20, at >= bytes.count / 2, at <= 120, at + 1 < bytes.count else { return false }
      let next = bytes[at + 1]
      return next >= 0x61 && next <= 0x7A && !spans.contains { Int($0.lower) <= at + 1 && at <= Int($0.upper) }
    }
    guard let at = fits.first else { return nil }
    bytes[at] = 0x0A
    return Disguise(name: "wrapped", text: String(decoding: bytes, as: UTF8.self), spans: spans)
  }
}

/// Markdown that is read as the example is: markup is put in and nothing else changes.
extension Disguise {
  private static let marks = Set("\\`*_{}[]<>()#+-.!|~$&:\"'".utf8)

  /// One line that Markdown does not part, and that has no markup of its own.
  private var isPlainLine: Bool {
    let trimmed = text.drop { $0 == " " }
    return !text.contains("\n") && !text.contains("\t") && !text.contains("|") && !text.hasSuffix(" ")
      && trimmed.count == text.count
  }

  /// The same text with `extra(byte, index)` in front of some bytes, as Markdown.
  private func inMarkdown(_ name: String, _ extra: (Int) -> String) -> Disguise {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    /// Where each byte went.
    var places: [Int] = []
    for at in bytes.indices {
      result += Array(extra(at).utf8)
      places.append(result.count)
      result.append(bytes[at])
    }
    let moved = spans.map { span in
      span.isEmpty ? span : ByteSpan(places[Int(span.lower)], places[Int(span.upper) - 1] + 1)
    }
    return Disguise(name: name, text: String(decoding: result, as: UTF8.self), spans: moved, format: .markdown)
  }

  /// A backslash before every mark that could be markup.
  private func escaped() -> Disguise? {
    guard isPlainLine else { return nil }
    let bytes = Array(text.utf8)
    return inMarkdown("escaped for Markdown") { Self.marks.contains(bytes[$0]) ? "\\" : "" }
  }

  private func isLetter(_ bytes: [UInt8], _ at: Int) -> Bool {
    bytes.indices.contains(at) && bytes[at] | 0x20 >= 0x61 && bytes[at] | 0x20 <= 0x7A
  }

  /// Soft hyphens in all words.
  private func hyphenated() -> Disguise? {
    guard let escaped = escaped(), escaped.text.utf8.count == text.utf8.count || !text.contains("\\") else {
      return nil
    }
    let bytes = Array(text.utf8)
    return inMarkdown("with soft hyphens") { at in
      let soft = at % 3 == 0 && (-2...2).allSatisfy { isLetter(bytes, at + $0) }
      return soft ? "&shy;" : Self.marks.contains(bytes[at]) ? "\\" : ""
    }
  }

  /// A part of a word in bold type, in each long word.
  private func emphasised() -> Disguise? {
    guard isPlainLine else { return nil }
    let bytes = Array(text.utf8)
    func isInside(_ at: Int) -> Bool { (-3...3).allSatisfy { isLetter(bytes, at + $0) } }
    var open = false
    return inMarkdown("with bold parts of words") { at in
      let goesOn = isInside(at)
      // Two letters inside a word: "Ha**us**es".
      if open, at % 5 == 2 {
        open = false
        return "**"
      }
      if !open, goesOn, isInside(at + 1), isInside(at + 2), at % 5 == 0 {
        open = true
        return "**"
      }
      return Self.marks.contains(bytes[at]) ? "\\" : ""
    }
  }
}

extension ByteSpan {
  func moved(by offset: Int) -> ByteSpan { ByteSpan(Int(lower) + offset, Int(upper) + offset) }
}
