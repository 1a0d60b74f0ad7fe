import Text

/// Small pieces of Markdown's syntax.
enum MarkdownScan {
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0D }

  static func isPunctuation(_ byte: UInt8) -> Bool {
    byte >= 0x21 && byte <= 0x2F || byte >= 0x3A && byte <= 0x40 || byte >= 0x5B && byte <= 0x60
      || byte >= 0x7B && byte <= 0x7E
  }

  /// Letters, digits, hyphen and low line.
  static func isNameByte(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == 0x5F || byte == 0x2D
      || byte >= 0x80
  }

  /// Offset behind blanks and line breaks.
  static func skipSpace(_ bytes: UnsafePointer<UInt8>, _ from: Int, _ end: Int) -> Int {
    var at = from
    while at < end, isSpace(bytes[at]) { at += 1 }
    return at
  }

  /// Offset behind the address of a link that begins at `from`: in angle brackets, or up to a blank with brackets in pairs.
  static func destinationEnd(_ bytes: UnsafePointer<UInt8>, _ from: Int, _ end: Int) -> Int? {
    var at = from
    if at < end, bytes[at] == 0x3C {
      at += 1
      while at < end, bytes[at] != 0x3E {
        if bytes[at] == 0x0A || bytes[at] == 0x3C { return nil }
        at += bytes[at] == 0x5C ? 2 : 1
      }
      return at < end ? at + 1 : nil
    }
    var depth = 0
    while at < end, bytes[at] > 0x20, bytes[at] != 0x7F {
      if bytes[at] == 0x5C, at + 1 < end, isPunctuation(bytes[at + 1]) {
        at += 2
        continue
      }
      if bytes[at] == 0x28 {
        depth += 1
        if depth > deepestBrackets { return nil }
      }
      if bytes[at] == 0x29 {
        if depth == 0 { break }
        depth -= 1
      }
      at += 1
    }
    return depth == 0 ? at : nil
  }

  /// Brackets in an address nest no deeper (as in cmark).
  private static let deepestBrackets = 32

  /// Offset behind a title in quotation marks or brackets.
  static func titleEnd(_ bytes: UnsafePointer<UInt8>, _ from: Int, _ end: Int) -> Int? {
    guard from < end else { return nil }
    let open = bytes[from]
    guard open == 0x22 || open == 0x27 || open == 0x28 else { return nil }
    let close: UInt8 = open == 0x28 ? 0x29 : open
    var at = from + 1
    while at < end, bytes[at] != close {
      if open == 0x28, bytes[at] == 0x28 { return nil }
      at += bytes[at] == 0x5C ? 2 : 1
    }
    return at < end ? at + 1 : nil
  }

  /// Offset behind "(address "title")" that begins at its bracket, nil where there is none.
  static func linkTail(_ bytes: UnsafePointer<UInt8>, _ from: Int, _ end: Int) -> Int? {
    guard from < end, bytes[from] == 0x28 else { return nil }
    var at = skipSpace(bytes, from + 1, end)
    if at < end, bytes[at] == 0x29 { return at + 1 }
    guard let destination = destinationEnd(bytes, at, end) else { return nil }
    at = skipSpace(bytes, destination, end)
    if at > destination, let title = titleEnd(bytes, at, end) { at = skipSpace(bytes, title, end) }
    return at < end && bytes[at] == 0x29 ? at + 1 : nil
  }

  /// Offset behind the "]" of a label that begins at its bracket.
  static func labelEnd(_ bytes: UnsafePointer<UInt8>, _ from: Int, _ end: Int) -> Int? {
    guard from < end, bytes[from] == 0x5B else { return nil }
    var at = from + 1
    let limit = min(end, from + 1000)
    while at < limit, bytes[at] != 0x5D {
      if bytes[at] == 0x5B { return nil }
      at += bytes[at] == 0x5C ? 2 : 1
    }
    return at < limit ? at + 1 : nil
  }

  /// Offset behind "[^name]:" or, where no colon follows, nil.
  static func footnoteMark(_ bytes: UnsafePointer<UInt8>, _ from: Int, _ end: Int) -> Int? {
    guard let label = labelEnd(bytes, from, end), label > from + 3, bytes[from + 1] == 0x5E, label < end,
      bytes[label] == 0x3A
    else { return nil }
    return label + 1
  }

  /// Hash of a label's text: blanks run together, letters small.
  static func labelHash(_ bytes: UnsafePointer<UInt8>, _ lower: Int, _ upper: Int) -> UInt64? {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325  // FNV-1a
    var wasSpace = true
    var isEmpty = true
    func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    for at in lower..<upper {
      let byte = bytes[at]
      if isSpace(byte) {
        wasSpace = true
        continue
      }
      if wasSpace, !isEmpty { add(0x20) }
      wasSpace = false
      isEmpty = false
      add(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
    }
    return isEmpty ? nil : hash
  }
}

/// Definitions of links at the beginning of a paragraph: "[label]: address "title"".
enum LinkDefinitions {
  /// Takes the labels of the definitions that begin at a line; returns the first line that belongs to none.
  static func take(
    _ bytes: UnsafePointer<UInt8>, _ lines: borrowing [ByteSpan], from first: Int, into labels: inout Set<UInt64>
  ) -> Int {
    var line = first
    while line < lines.count, bytes[Int(lines[line].lower)] == 0x5B, let found = definition(bytes, lines, line) {
      labels.insert(found.hash)
      line = found.next
    }
    return line
  }

  /// The label that is defined at a line and the line behind.
  private static func definition(_ bytes: UnsafePointer<UInt8>, _ lines: borrowing [ByteSpan], _ first: Int) -> (
    hash: UInt64, next: Int
  )? {
    var line = first
    var end = Int(lines[line].upper)
    let start = Int(lines[line].lower)
    guard let label = MarkdownScan.labelEnd(bytes, start, end), label < end, bytes[label] == 0x3A,
      bytes[start + 1] != 0x5E, let hash = MarkdownScan.labelHash(bytes, start + 1, label - 1)
    else { return nil }
    var at = MarkdownScan.skipSpace(bytes, label + 1, end)
    if at == end {
      line += 1
      guard line < lines.count else { return nil }
      at = Int(lines[line].lower)
      end = Int(lines[line].upper)
    }
    guard let destination = MarkdownScan.destinationEnd(bytes, at, end), destination > at else { return nil }
    at = MarkdownScan.skipSpace(bytes, destination, end)
    if at == end {
      // The title may stand in the next line.
      if line + 1 < lines.count, isTitle(bytes, Int(lines[line + 1].lower), Int(lines[line + 1].upper)) {
        return (hash, line + 2)
      }
      return (hash, line + 1)
    }
    return at > destination && isTitle(bytes, at, end) ? (hash, line + 1) : nil
  }

  /// Whether a title and nothing else stands there.
  private static func isTitle(_ bytes: UnsafePointer<UInt8>, _ lower: Int, _ upper: Int) -> Bool {
    guard let title = MarkdownScan.titleEnd(bytes, lower, upper) else { return false }
    return MarkdownScan.skipSpace(bytes, title, upper) == upper
  }
}

/// Calls of site generators: "{{< ref >}}", "{% include %}", "{: .class}".
enum Shortcode {
  /// Bytes of the longest call.
  private static let longest = 2000

  /// Offset behind the call that begins at "{".
  static func end(_ bytes: UnsafePointer<UInt8>, _ from: Int, _ end: Int) -> Int? {
    guard from + 1 < end, bytes[from] == 0x7B else { return nil }
    let limit = min(end, from + longest)
    var at = from + 2
    switch bytes[from + 1] {
    case 0x7B, 0x25:
      let close: UInt8 = bytes[from + 1] == 0x7B ? 0x7D : 0x25
      while at + 1 < limit {
        if bytes[at] == close, bytes[at + 1] == 0x7D { return at + 2 }
        at += 1
      }
    case 0x3A, 0x23, 0x2E:
      // Attributes of the element before.
      while at < limit, bytes[at] != 0x7B, bytes[at] != 0x0A {
        if bytes[at] == 0x7D { return at > from + 2 ? at + 1 : nil }
        at += 1
      }
    default: break
    }
    return nil
  }

  /// Whether nothing but calls stands in the line.
  static func fills(_ line: MarkdownLine, _ from: Int) -> Bool {
    var at = from
    while at < line.end {
      if line.bytes[at] == 0x20 || line.bytes[at] == 0x09 {
        at += 1
        continue
      }
      guard let end = end(line.bytes, at, line.end) else { return false }
      at = end
    }
    return true
  }
}
