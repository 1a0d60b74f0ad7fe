import Reading
import Text

/// A message as a template: `%1` and `%2` stand for stretches of the text, `%w` for a word that is not in it.
public struct Message: Sendable {
  let template: StaticString
  let first: ByteSpan
  let second: ByteSpan
  let word: String

  public init(
    _ template: StaticString, _ first: ByteSpan = ByteSpan(0, 0), _ second: ByteSpan = ByteSpan(0, 0), word: String = ""
  ) {
    self.template = template
    self.first = first
    self.second = second
    self.word = word
  }

  func placed(by prose: Prose) -> Message {
    Message(
      template, first.isEmpty ? first : prose.span(first), second.isEmpty ? second : prose.span(second), word: word)
  }

  /// The message with its quotations, on one line.
  public func text(in source: SourceText) -> String {
    var bytes: [UInt8] = []
    append(to: &bytes, in: source)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the message with its quotations, on one line, as UTF-8.
  public func append(to bytes: inout [UInt8], in source: SourceText) {
    let template = UnsafeBufferPointer(start: template.utf8Start, count: template.utf8CodeUnitCount)
    var at = 0
    while at < template.count {
      let sign = template[at...].firstIndex(of: UInt8(ascii: "%")) ?? template.count
      bytes.append(contentsOf: template[at..<sign])
      at = sign + 2
      guard sign + 1 < template.count else { return }
      switch template[sign + 1] {
      case UInt8(ascii: "1"): Quotation.append(first, of: source, to: &bytes)
      case UInt8(ascii: "2"): Quotation.append(second, of: source, to: &bytes)
      case UInt8(ascii: "w"): bytes.append(contentsOf: word.utf8)
      case let other: bytes.append(other)
      }
    }
  }
}

/// A stretch of a text as a message quotes it: white space as single blanks, no controls, and not too long.
private enum Quotation {
  /// Scalars of a quoted stretch; longer ones are cut in the middle.
  private static let longest = 60
  /// Bytes by which a cut is moved to a blank.
  private static let reach = 12

  static func append(_ span: ByteSpan, of source: SourceText, to bytes: inout [UInt8]) {
    let start = bytes.count
    var scalars = 0
    var at = Int(span.lower)
    while at < Int(span.upper) {
      let (scalar, length) = UTF8Encoding.scalar(at: source.bytes + at)
      defer { at += length }
      if UnicodeClass.isSpace(scalar) {
        if bytes.count > start, bytes.last == 0x20 { continue }
        bytes.append(0x20)
      } else if scalar < 0x20 {
        bytes.append(contentsOf: "\u{FFFD}".utf8)
      } else {
        bytes.append(contentsOf: UnsafeBufferPointer(start: source.bytes + at, count: length))
      }
      scalars += 1
    }
    if scalars > longest { cut(&bytes, from: start) }
  }

  /// Leaves out the middle, from blank to blank where some are near.
  private static func cut(_ bytes: inout [UInt8], from start: Int) {
    var lower = start
    var upper = bytes.count
    for _ in 0..<longest / 2 {
      repeat { lower += 1 } while bytes[lower] & 0xC0 == 0x80
      repeat { upper -= 1 } while bytes[upper] & 0xC0 == 0x80
    }
    if let blank = bytes[(lower - reach)..<lower].lastIndex(of: 0x20) { lower = blank }
    if let blank = bytes[upper..<(upper + reach)].firstIndex(of: 0x20) { upper = blank + 1 }
    bytes.replaceSubrange(lower..<upper, with: " … ".utf8)
  }
}
