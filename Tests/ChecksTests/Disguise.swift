import Checks
import Text

/// An example in other clothes: the same damage at another place.
struct Disguise {
  let name: String
  let text: String
  let spans: [ByteSpan]

  /// The example as it is and in every disguise that fits it.
  static func all(of marked: String) -> [Disguise] {
    let example = MarkedExample(marked)
    let plain = Disguise(name: "as it is", text: example.text, spans: example.spans)
    return [
      plain,
      plain.withLineBreaks("\r\n", "CR LF"),
      plain.behind("\u{FEFF}", "byte-order mark"),
      plain.behind("👩‍👩‍👧 é\n\n", "emoji before"),
      plain.behind("Am Morgen ging die Frau mit ihrem Hund durch den Park.\n\n", "paragraph before"),
      Disguise(name: "trailing blanks", text: example.text + "   ", spans: example.spans),
      plain.wrapped(),
    ].compactMap { $0 }
  }

  private func behind(_ prefix: String, _ name: String) -> Disguise {
    Disguise(name: name, text: prefix + text, spans: spans.map { $0.moved(by: prefix.utf8.count) })
  }

  /// Every LF replaced, and one at the end, so that single lines are disguised, too.
  private func withLineBreaks(_ lineBreak: String, _ name: String) -> Disguise {
    let breaks = text.utf8.enumerated().filter { $0.element == 0x0A }.map { $0.offset }
    let more = lineBreak.utf8.count - 1
    func move(_ offset: UInt32) -> Int { Int(offset) + more * breaks.count { $0 < Int(offset) } }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return Disguise(
      name: name, text: lines.joined(separator: lineBreak) + lineBreak,
      spans: spans.map { ByteSpan(move($0.lower), move($0.upper)) })
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

extension ByteSpan {
  func moved(by offset: Int) -> ByteSpan { ByteSpan(Int(lower) + offset, Int(upper) + offset) }
}
