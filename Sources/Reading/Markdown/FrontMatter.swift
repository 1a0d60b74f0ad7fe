import Text

/// The data about a page at its top, in YAML between "---" or in TOML between "+++".
enum FrontMatter {
  /// Shows title and description and remembers the language; returns where the page itself begins.
  static func read(_ text: SourceText, into masked: MaskedText) -> Int {
    let bytes = text.bytes
    let mark = bytes[text.start]
    guard mark == 0x2D || mark == 0x2B, isFence(text, at: text.start, mark) else { return text.start }
    var line = lineEnd(text, text.start)
    var entries: [(key: ByteSpan, value: ByteSpan)] = []
    while line < text.count {
      if isFence(text, at: line, mark) {
        show(entries, in: text, masked)
        return lineEnd(text, line)
      }
      let next = lineEnd(text, line)
      if bytes[line] == 0x20 || bytes[line] == 0x09, var last = entries.popLast() {
        // A value that goes on in the next line.
        last.value = ByteSpan(Int(last.value.lower), trimmedEnd(bytes, line, next))
        entries.append(last)
      } else if let entry = entry(bytes, line, next) {
        entries.append(entry)
      }
      line = next
    }
    // Without an end it was none.
    return text.start
  }

  /// Three marks and nothing else in the line; YAML may end in "...".
  private static func isFence(_ text: SourceText, at start: Int, _ mark: UInt8) -> Bool {
    let bytes = text.bytes
    let isEnd = mark == 0x2D && start > text.start && bytes[start] == 0x2E
    for at in start..<start + 3 where bytes[at] != (isEnd ? 0x2E : mark) { return false }
    var at = start + 3
    while bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 }
    return at >= text.count || bytes[at] == 0x0A || bytes[at] == 0x0D
  }

  private static func lineEnd(_ text: SourceText, _ start: Int) -> Int {
    var at = start
    while at < text.count, text.bytes[at] != 0x0A { at += 1 }
    return min(at + 1, text.count)
  }

  private static func trimmedEnd(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var upper = end
    while upper > start, bytes[upper - 1] <= 0x20 { upper -= 1 }
    return upper
  }

  /// "key: value" or "key = value" at the start of a line.
  private static func entry(_ bytes: UnsafePointer<UInt8>, _ line: Int, _ next: Int) -> (
    key: ByteSpan, value: ByteSpan
  )? {
    var at = line
    while at < next, bytes[at] | 0x20 >= 0x61 && bytes[at] | 0x20 <= 0x7A || bytes[at] == 0x5F { at += 1 }
    let key = ByteSpan(line, at)
    while at < next, bytes[at] == 0x20 { at += 1 }
    guard !key.isEmpty, at < next, bytes[at] == 0x3A || bytes[at] == 0x3D else { return nil }
    at += 1
    let upper = trimmedEnd(bytes, at, next)
    while at < upper, bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 }
    return (key, ByteSpan(at, max(at, upper)))
  }

  private static func show(_ entries: [(key: ByteSpan, value: ByteSpan)], in text: SourceText, _ masked: MaskedText) {
    for entry in entries {
      switch text.string(entry.key).lowercased() {
      case "title": show(entry.value, isTitle: true, text, masked)
      case "description", "summary", "subtitle": show(entry.value, isTitle: false, text, masked)
      case "lang", "language": masked.language = language(text.string(entry.value))
      default: break
      }
    }
  }

  private static func show(_ value: ByteSpan, isTitle: Bool, _ text: SourceText, _ masked: MaskedText) {
    let bytes = text.bytes
    var lower = Int(value.lower)
    var upper = Int(value.upper)
    guard lower < upper else { return }
    let quote = bytes[lower]
    if quote == 0x22 || quote == 0x27, upper - lower > 1, bytes[upper - 1] == quote {
      lower += 1
      upper -= 1
    } else if quote == 0x3E || quote == 0x7C {
      // ">-" and "|": the text begins in the next line.
      while lower < upper, bytes[lower] != 0x0A { lower += 1 }
    }
    // "Page | Site": the site's name is no part of the title.
    if isTitle {
      for at in lower..<max(lower, upper - 2) where bytes[at] == 0x20 && bytes[at + 1] == 0x7C && bytes[at + 2] == 0x20
      {
        upper = at
        break
      }
    }
    while lower < upper, bytes[lower] <= 0x20 { lower += 1 }
    while upper > lower, bytes[upper - 1] <= 0x20 { upper -= 1 }
    guard lower < upper else { return }
    masked.show(ByteSpan(lower, upper))
    var lines = 1
    for at in lower..<upper {
      if bytes[at] == 0x0A {
        lines += 1
        var blank = at + 1
        while blank < upper, bytes[blank] == 0x20 || bytes[blank] == 0x09 {
          masked.bytes[blank] = 0
          blank += 1
        }
      }
      // Quotation marks inside a value: doubled, or behind a backslash.
      if quote == 0x27, bytes[at] == 0x27, bytes[at + 1] == 0x27 { masked.bytes[at] = 0 }
      if quote == 0x22, bytes[at] == 0x5C { masked.bytes[at] = 0 }
    }
    masked.add(Block(span: ByteSpan(lower, upper), kind: .metadata, lines: lines))
  }

  /// The primary tag of a language ("de-AT" is German), nil where the value is none.
  private static func language(_ value: String) -> String? {
    let tag = value.filter { $0 != "\"" && $0 != "'" }.split(whereSeparator: { $0 == "-" || $0 == "_" }).first
    guard let tag, tag.utf8.count == 2 || tag.utf8.count == 3, tag.allSatisfy({ $0.isASCII && $0.isLetter }) else {
      return nil
    }
    return tag.lowercased()
  }
}
