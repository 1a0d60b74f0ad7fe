import Text

/// HTML that stands as a block of its own in Markdown (CommonMark 0.31, section 4.6).
struct HTMLBlock: Equatable {
  /// What ends it.
  enum Ending: Equatable {
    case rawText, comment, instruction, declaration, cdata, blankLine
  }

  let ending: Ending

  /// The block that begins at a "<", if one does.
  /// - Parameter canPart: no paragraph is open that a lone tag would part.
  init?(_ line: MarkdownLine, _ start: Int, canPart: Bool) {
    let bytes = line.bytes
    let next = start + 1
    guard next < line.end else { return nil }
    if line.begins(next, "!--") {
      ending = .comment
    } else if bytes[next] == 0x3F {
      ending = .instruction
    } else if line.begins(next, "![CDATA[") {
      ending = .cdata
    } else if bytes[next] == 0x21, next + 1 < line.end, Self.isLetter(bytes[next + 1]) {
      ending = .declaration
    } else {
      let name = bytes[next] == 0x2F ? next + 1 : next
      var upper = name
      while upper < line.end, Self.isLetter(bytes[upper]) || bytes[upper] >= 0x30 && bytes[upper] <= 0x39 { upper += 1 }
      guard upper > name, upper - name <= Self.longestName else { return nil }
      let tag = String(decoding: UnsafeBufferPointer(start: bytes + name, count: upper - name), as: UTF8.self)
        .lowercased()
      let isAtEnd = upper == line.end || bytes[upper] == 0x20 || bytes[upper] == 0x09
      if name == next, isAtEnd || bytes[upper] == 0x3E, Self.rawText.contains(tag) {
        ending = .rawText
      } else if isAtEnd || bytes[upper] == 0x3E
        || bytes[upper] == 0x2F && upper + 1 < line.end && bytes[upper + 1] == 0x3E,
        Self.blocks.contains(tag)
      {
        ending = .blankLine
      } else if canPart, let end = RawHTML.tagEnd(bytes, start, line.end), line.isBlank(from: end) {
        ending = .blankLine
      } else {
        return nil
      }
    }
  }

  /// Whether this line of the block is its last.
  func ends(_ line: MarkdownLine, _ from: Int) -> Bool {
    switch ending {
    case .rawText: Self.rawTextEnds(line, from)
    case .comment: line.contains("-->", from: from)
    case .instruction: line.contains("?>", from: from)
    case .declaration: line.contains(">", from: from)
    case .cdata: line.contains("]]>", from: from)
    case .blankLine: from == line.end
    }
  }

  private static func rawTextEnds(_ line: MarkdownLine, _ from: Int) -> Bool {
    line.contains("</script>", from: from) || line.contains("</pre>", from: from)
      || line.contains("</style>", from: from)
      || line.contains("</textarea>", from: from)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  /// Bytes of the longest name of an element that may stand alone; components have long ones.
  private static let longestName = 40
  private static let rawText: Set<String> = ["script", "pre", "style", "textarea"]
  /// Elements that begin a block (CommonMark 0.31, section 4.6, start condition 6).
  private static let blocks: Set<String> = [
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col", "colgroup",
    "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame",
    "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link",
    "main", "menu", "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "search", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
  ]
}

/// Tags and the like inside a line.
enum RawHTML {
  /// Bytes of the longest tag.
  private static let longest = 4096

  /// Offset behind the tag, comment or declaration that begins at "<", nil where none does.
  static func end(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ limit: Int) -> Int? {
    let next = start + 1
    guard next < limit else { return nil }
    if bytes[next] == 0x21 {
      if next + 2 < limit, bytes[next + 1] == 0x2D, bytes[next + 2] == 0x2D {
        return find("-->", bytes, next + 1, limit)
      }
      guard next + 1 < limit, isLetter(bytes[next + 1]) || bytes[next + 1] == 0x5B else { return nil }
      return bytes[next + 1] == 0x5B ? find("]]>", bytes, next, limit) : find(">", bytes, next, limit)
    }
    if bytes[next] == 0x3F { return find("?>", bytes, next, limit) }
    return tagEnd(bytes, start, limit)
  }

  /// Offset behind an opening or closing tag.
  static func tagEnd(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    let limit = min(end, start + longest)
    var at = start + 1
    let isClosing = at < limit && bytes[at] == 0x2F
    if isClosing { at += 1 }
    guard at < limit, isLetter(bytes[at]) else { return nil }
    while at < limit, isNameByte(bytes[at]) { at += 1 }
    while at < limit {
      let before = at
      while at < limit, isSpace(bytes[at]) { at += 1 }
      guard at < limit else { return nil }
      if bytes[at] == 0x3E { return at + 1 }
      if isClosing { return nil }
      if bytes[at] == 0x2F { return at + 1 < limit && bytes[at + 1] == 0x3E ? at + 2 : nil }
      guard at > before, let next = attributeEnd(bytes, at, limit) else { return nil }
      at = next
    }
    return nil
  }

  private static func attributeEnd(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ limit: Int) -> Int? {
    var at = start
    guard isLetter(bytes[at]) || bytes[at] == 0x5F || bytes[at] == 0x3A else { return nil }
    while at < limit, isNameByte(bytes[at]) || bytes[at] == 0x5F || bytes[at] == 0x3A || bytes[at] == 0x2E { at += 1 }
    let name = at
    while at < limit, isSpace(bytes[at]) { at += 1 }
    guard at < limit, bytes[at] == 0x3D else { return name }
    at += 1
    while at < limit, isSpace(bytes[at]) { at += 1 }
    guard at < limit else { return nil }
    let quote = bytes[at]
    if quote == 0x22 || quote == 0x27 {
      at += 1
      while at < limit, bytes[at] != quote { at += 1 }
      return at < limit ? at + 1 : nil
    }
    // Components set expressions in braces.
    if quote == 0x7B {
      while at < limit, bytes[at] != 0x7D { at += 1 }
      return at < limit ? at + 1 : nil
    }
    let value = at
    while at < limit, !isSpace(bytes[at]), bytes[at] != 0x3E, bytes[at] != 0x3C, bytes[at] != 0x60, bytes[at] != 0x22,
      bytes[at] != 0x27, bytes[at] != 0x3D
    { at += 1 }
    return at > value ? at : nil
  }

  private static func find(_ text: StaticString, _ bytes: UnsafePointer<UInt8>, _ from: Int, _ end: Int) -> Int? {
    let count = text.utf8CodeUnitCount
    let limit = min(end, from + longest) - count
    var at = from
    while at <= limit {
      if bytes[at] == text.utf8Start[0], (1..<count).allSatisfy({ bytes[at + $0] == text.utf8Start[$0] }) {
        return at + count
      }
      at += 1
    }
    return nil
  }

  /// The name of a tag that begins at "<", in small letters; "/name" where it closes.
  static func name(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> String {
    var at = start + 1
    if at < end, bytes[at] == 0x2F { at += 1 }
    while at < end, isNameByte(bytes[at]) { at += 1 }
    return String(decoding: UnsafeBufferPointer(start: bytes + start + 1, count: at - start - 1), as: UTF8.self)
      .lowercased()
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0D }
  private static func isNameByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte >= 0x30 && byte <= 0x39 || byte == 0x2D
  }
}
