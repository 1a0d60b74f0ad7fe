import Text

/// Looks at single suspicious bytes.
struct EncodingScan {
  let bytes: UnsafePointer<UInt8>
  let start: Int
  let end: Int
  let text: SourceText

  /// Reports what is wrong with the character at `at`; returns where to go on.
  mutating func look(_ at: Int, _ sink: inout Sink) -> Int {
    let lead = bytes[at]
    switch lead {
    case ..<0x20: return control(at, &sink)
    case 0xC2:
      if bytes[at + 1] < 0xA0 { return highControl(at, &sink) }
      return at + 2
    case 0xC3:
      switch bytes[at + 1] {
      // Â, Ã, Ä, Å, â, ï
      case 0x82, 0x83, 0x84, 0x85, 0xA2, 0xAF: return mojibake(at, &sink)
      default: return at + 2
      }
    case 0xCC...0xD4: return lookalike(at, &sink)
    case 0xE2: return general(at, &sink)
    case 0xEF: return specials(at, &sink)
    default: return at + (lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4)
    }
  }

  // MARK: Words around a place

  private func isLatinLetter(_ scalar: UInt32) -> Bool {
    scalar | 0x20 >= 0x61 && scalar | 0x20 <= 0x7A
      || scalar >= 0xC0 && scalar <= 0x24F && scalar != 0xD7 && scalar != 0xF7
  }

  private func latinBefore(_ at: Int) -> Bool {
    at > start && isLatinLetter(UTF8Encoding.scalar(before: bytes + at, floor: bytes + start).value)
  }

  private func latinAt(_ at: Int) -> Bool { at < end && isLatinLetter(UTF8Encoding.scalar(at: bytes + at).value) }

  private func wordStart(_ at: Int) -> Int {
    var place = at
    while place > start {
      let (scalar, length) = UTF8Encoding.scalar(before: bytes + place, floor: bytes + start)
      guard isLatinLetter(scalar) else { break }
      place -= length
    }
    return place
  }

  /// End of the word; characters that `skips` names are part of it.
  private func wordEnd(_ at: Int, _ skips: (Int) -> Int) -> Int {
    var place = at
    while place < end {
      let skipped = skips(place)
      if skipped > 0 {
        place += skipped
        continue
      }
      let (scalar, length) = UTF8Encoding.scalar(at: bytes + place)
      guard isLatinLetter(scalar) else { break }
      place += length
    }
    return place
  }

  // MARK: Kinds

  private func mojibake(_ at: Int, _ sink: inout Sink) -> Int {
    guard let (_, first) = Mojibake.decode(bytes + at, limit: bytes + end) else { return at + 2 }
    let lower = wordStart(at)
    let upper = wordEnd(at + first) { place in
      bytes[place] == 0xC3 ? Mojibake.decode(bytes + place, limit: bytes + end)?.length ?? 0 : 0
    }
    let span = ByteSpan(lower, upper)
    let meant = Mojibake.decoded(text.string(span))
    sink.report(
      span, Message("„%1“ is UTF-8 read as another encoding; „%w“ was meant", span, word: meant ?? ""),
      evidence: "misread UTF-8", confidence: 0.99, fix: meant.map { Fix(span, $0, safety: .safe) })
    return upper
  }

  /// Controls below 0x20; SUBSTITUTE stands for bytes that were reported where the text was read.
  private func control(_ at: Int, _ sink: inout Sink) -> Int {
    switch bytes[at] {
    case 0x09...0x0D, 0x1A, 0x00: return at + 1
    default:
      let span = ByteSpan(at, at + 1)
      sink.report(
        span, Message("control character that no text has; remove it"), evidence: "control character", confidence: 0.98,
        fix: Fix(span, "", safety: .safe))
      return at + 1
    }
  }

  /// U+0080–U+009F: Windows-1252 read as Latin-1.
  private func highControl(_ at: Int, _ sink: inout Sink) -> Int {
    let span = ByteSpan(at, at + 2)
    let meant = Unicode.Scalar(Windows1252.high[Int(bytes[at + 1] & 0x1F)]).map(String.init) ?? ""
    sink.report(
      span,
      meant == "\0" || meant.isEmpty
        ? Message("control character that no text has; remove it")
        : Message("control character where „%w“ was meant", word: meant),
      evidence: "control character", confidence: 0.98, fix: meant == "\0" ? nil : Fix(span, meant, safety: .safe))
    return at + 2
  }

  /// U+2000–U+2FFF: invisible characters and bidirectional controls.
  private func general(_ at: Int, _ sink: inout Sink) -> Int {
    let second = bytes[at + 1]
    guard second == 0x80 || second == 0x81 else { return at + 3 }
    switch UTF8Encoding.scalar(at: bytes + at).value {
    case 0x200B, 0x200C, 0x200D, 0x2060: return invisible(at, &sink)
    case 0x202A...0x202E, 0x2066...0x2069: return bidirectional(at, &sink)
    default: return at + 3
    }
  }

  private func invisible(_ at: Int, _ sink: inout Sink) -> Int {
    guard latinBefore(at), latinAt(at + 3) else { return at + 3 }
    let upper = wordEnd(at + 3) { place in
      switch UTF8Encoding.scalar(at: bytes + place).value {
      case 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF: 3
      default: 0
      }
    }
    let span = ByteSpan(wordStart(at), upper)
    let visible = String(
      String.UnicodeScalarView(
        text.string(span).unicodeScalars.filter { ![0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF].contains($0.value) }))
    sink.report(
      span, Message("invisible character inside „%w“; remove it", word: visible), evidence: "invisible character",
      confidence: 0.98, fix: Fix(span, visible, safety: .safe))
    return upper
  }

  /// Controls of direction are right beside Hebrew and Arabic letters, and nowhere else.
  private func bidirectional(_ at: Int, _ sink: inout Sink) -> Int {
    var place = at
    while place > start, bytes[place - 1] != 0x0A { place -= 1 }
    while place < end, bytes[place] != 0x0A {
      if bytes[place] >= 0xD6, bytes[place] <= 0xDC { return at + 3 }
      place += 1
    }
    let span = ByteSpan(at, at + 3)
    sink.report(
      span, Message("bidirectional control without text that runs from right to left; remove it"),
      evidence: "bidirectional control", confidence: 0.97, fix: Fix(span, "", safety: .safe))
    return at + 3
  }

  /// U+FEFF and U+FFFD.
  private func specials(_ at: Int, _ sink: inout Sink) -> Int {
    switch UTF8Encoding.scalar(at: bytes + at).value {
    case 0xFEFF:
      if latinBefore(at), latinAt(at + 3) { return invisible(at, &sink) }
      let span = ByteSpan(at, at + 3)
      sink.report(
        span, Message("byte-order mark inside the text; remove it"), evidence: "byte-order mark", confidence: 0.97,
        fix: Fix(span, "", safety: .safe))
      return at + 3
    case 0xFFFD, 0xFFFC:
      // UTF-16 that could not be read was reported with the file's bytes.
      if text.invalid.contains(where: { Int($0.lower) <= at && at < Int($0.upper) }) { return at + 3 }
      let upper = wordEnd(at + 3) { UTF8Encoding.scalar(at: bytes + $0).value == 0xFFFD ? 3 : 0 }
      let span = ByteSpan(wordStart(at), upper)
      sink.report(
        span, Message("a character of „%1“ was lost in a conversion", span), evidence: "replacement character",
        confidence: 0.99)
      return upper
    default: return at + 3
    }
  }

  // MARK: Look-alikes

  /// Cyrillic and Greek letters that look like Latin ones, and the Latin ones.
  private static let twins: [UInt32: Unicode.Scalar] = [
    0x430: "a", 0x435: "e", 0x43E: "o", 0x440: "p", 0x441: "c", 0x443: "y", 0x445: "x", 0x456: "i", 0x455: "s",
    0x458: "j",
    0x410: "A", 0x412: "B", 0x415: "E", 0x41A: "K", 0x41C: "M", 0x41D: "H", 0x41E: "O", 0x420: "P", 0x421: "C",
    0x422: "T",
    0x425: "X", 0x406: "I", 0x3BF: "o", 0x391: "A", 0x392: "B", 0x395: "E", 0x396: "Z", 0x397: "H", 0x399: "I",
    0x39A: "K",
    0x39C: "M", 0x39D: "N", 0x39F: "O", 0x3A1: "P", 0x3A4: "T", 0x3A5: "Y", 0x3A7: "X",
  ]
  /// Fewer Latin letters make a symbol ("Tμ"), not a word.
  private static let fewestLatin = 2

  private func lookalike(_ at: Int, _ sink: inout Sink) -> Int {
    let first = UTF8Encoding.scalar(at: bytes + at)
    guard Self.twins[first.value] != nil else { return at + first.length }
    guard latinBefore(at) || latinAt(at + first.length) else { return at + first.length }
    let lower = wordStart(at)
    let upper = wordEnd(at) { Self.twins[UTF8Encoding.scalar(at: bytes + $0).value] != nil ? 2 : 0 }
    // Another letter of that alphabet makes it a real mixture.
    let after = upper < end ? UTF8Encoding.scalar(at: bytes + upper).value : 0
    let before = UTF8Encoding.scalar(before: bytes + lower, floor: bytes + start).value
    guard !(0x370...0x52F).contains(after), !(0x370...0x52F).contains(before) else { return upper }
    var latin = 0
    var result = String.UnicodeScalarView()
    for scalar in text.string(ByteSpan(lower, upper)).unicodeScalars {
      if let twin = Self.twins[scalar.value] {
        result.append(twin)
      } else {
        latin += 1
        result.append(scalar)
      }
    }
    guard latin >= Self.fewestLatin, result.count > latin else { return upper }
    let span = ByteSpan(lower, upper)
    sink.report(
      span, Message("„%1“ mixes Latin letters with look-alikes of another alphabet", span),
      evidence: "look-alike letter",
      confidence: 0.96, fix: Fix(span, String(result), safety: .safe))
    return upper
  }
}
