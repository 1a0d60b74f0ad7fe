import Glibc
import Language
import Text

/// Characters that a wrong conversion left in the text.
public enum EncodingDamage: Check {
  public static let page = CheckPage(
    id: .encodingDamage,
    summary: "characters that a wrong conversion left",
    what: """
      Finds UTF-8 that was read as Windows-1252 once or more often, replacement characters, invisible characters inside \
      words, bidirectional and other controls, words that mix Latin letters with look-alikes, and letters that are still \
      HTML entities.
      """,
    why: """
      Readers see broken words, searches do not find them, and what cannot be seen stays in the text for ever. Where the \
      meant characters are certain, the fix puts them back.
      """,
    severity: .error, needsPack: false,
    flagged: [
      "Wir mussten lange auf den ⟨SchlÃ¼ssel⟩ warten.",
      "Der ⟨FuÃƒÅ¸weg⟩ ist gesperrt.",
      "Sie rief ⟨â€žHalt⟩ und lief.",
      "Die ⟨Stra\u{FFFD}e⟩ ist nass.",
      "Das ⟨Rat\u{200B}haus⟩ hat geöffnet.",
      "Die ⟨Gem\u{FEFF}einde⟩ wächst.",
      "Der Name ⟨\u{202E}⟩steht falsch herum.",
      "Die ⟨B\u{0430}hn⟩ kommt gleich.",
      "Die ⟨Universit&auml;t⟩ liegt am Fluss.",
      "Ein Strich ⟨\u{96}⟩ mitten im Satz.",
    ],
    nearMisses: [
      "São Paulo, PÃO DE AÇÚCAR und Vitória liegen in Brasilien.", "Der Château und die Grâce standen da.",
      "Ein Spaß“, sagte er, „nicht mehr“.", "Das Wort Schiff\u{AD}fahrt hat einen Trennstrich.",
      "Der Dienst AT&T; gehört nicht dazu.", "Der Widerstand hat 5 kΩ, die Länge 3 μm.",
      "Die Buchstaben Α und Ω, auf Russisch А und Я.", "Ein Ångström ist sehr klein, sagt Ångström.",
      "Die Größe beträgt 5\u{A0}m².",
    ])

  /// A byte of each lane set to the given value.
  private static func lanes(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  public static func run(_ document: Document, into sink: inout Sink) {
    guard let first = document.blocks.first, let last = document.blocks.last else { return }
    let bytes = document.bytes
    let end = Int(last.block.span.upper)
    var scan = EncodingScan(bytes: bytes, start: Int(first.block.span.lower), end: end, text: document.text)
    let high = lanes(0x80)
    let blank = lanes(0x20)
    var at = Int(first.block.span.lower)
    while at < end {
      let word = UnsafeRawPointer(bytes + at).loadUnaligned(as: UInt64.self)
      // Lanes beyond ASCII, and lanes below 0x20.
      let hits = (word | (word &- blank) & ~word) & high
      if hits == 0 {
        at += 8
        continue
      }
      at += hits.trailingZeroBitCount >> 3
      if at >= end { break }
      at = scan.look(at, &sink)
    }
    let start = Int(first.block.span.lower)
    if memchr(bytes + start, 0x26, end - start) != nil { Self.entities(document, &sink) }
  }

  /// "Universit&auml;t": a letter as an entity, with letters at its sides.
  private static func entities(_ document: Document, _ sink: inout Sink) {
    let tokens = document.tokens
    let bytes = document.bytes
    var covered = 0
    for index in 0..<document.count where tokens[index].first == 0x26 && tokens[index].kind == .punctuation {
      let at = Int(tokens[index].start)
      guard at >= covered, let entity = HTMLEntity.parse(bytes, at), entity.isLetter || isLetter(bytes, at) else {
        continue
      }
      guard isLetter(bytes, at) || isLetterStart(bytes, entity.end) else { continue }
      var lower = at
      while lower > 0, isWordByte(bytes[lower - 1]) { lower -= 1 }
      var upper = entity.end
      while true {
        if isWordByte(bytes[upper]) {
          upper += 1
        } else if bytes[upper] == 0x26, let next = HTMLEntity.parse(bytes, upper), next.isLetter {
          upper = next.end
        } else {
          break
        }
      }
      guard entity.isLetter || isLetterStart(bytes, entity.end) && entity.isInvisible else { continue }
      covered = upper
      let span = ByteSpan(lower, upper)
      sink.report(
        span, Message("„%1“ holds an HTML entity; put the letter in", span), evidence: "entity inside a word",
        confidence: 0.99,
        fix: Fix(span, HTMLEntity.resolved(document.text.string(span)), safety: .safe))
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == 0xC3 || byte >= 0x80 && byte <= 0xBF
  }
  private static func isLetter(_ bytes: UnsafePointer<UInt8>, _ at: Int) -> Bool { at > 0 && isWordByte(bytes[at - 1]) }
  private static func isLetterStart(_ bytes: UnsafePointer<UInt8>, _ at: Int) -> Bool { isWordByte(bytes[at]) }
}
