import Text

/// Links, images, footnotes, and what documentation sites write in brackets; HTML inside lines.
extension MarkdownInlines {
  /// A closing bracket; returns where to go on.
  func closeBracket(_ at: Int) -> Int {
    guard let open = brackets.popLast() else { return at + 1 }
    let first = text[open.at + 1]
    if first == 0x21, !open.isImage, isLetter(text[open.at + 2]) { return directive(open, at) }
    if first == 0x5E, !open.isImage, at > open.at + 2, !(open.at..<at).contains(where: { text[$0] <= 0x20 }) {
      // "[^1]": a footnote's number.
      elements.removeSubrange(open.elements...)
      delimiters.removeSubrange(open.delimiters...)
      mask(open.at, at + 1)
      return at + 1
    }
    guard open.isActive, let upper = linkEnd(open, at) else { return at + 1 }
    matchDelimiters(from: open.delimiters)
    let lower = open.isImage ? open.at - 1 : open.at
    mask(lower, open.at + 1)
    mask(at, upper)
    addElement(open.isImage ? .image : .link, lower..<upper, inner: open.at + 1..<at)
    if !open.isImage {
      // No link stands inside another.
      for index in brackets.indices where !brackets[index].isImage { brackets[index].isActive = false }
    }
    return upper
  }

  /// Offset behind a link whose text ends at `at`, nil where it is none.
  private func linkEnd(_ open: Bracket, _ at: Int) -> Int? {
    if let tail = MarkdownScan.linkTail(text, at + 1, end) { return tail }
    if let label = MarkdownScan.labelEnd(text, at + 1, end), label > at + 3 {
      guard let hash = MarkdownScan.labelHash(text, at + 2, label - 1), labels.contains(hash) else { return nil }
      return label
    }
    guard !labels.isEmpty, at - open.at < 1000, let hash = MarkdownScan.labelHash(text, open.at + 1, at),
      labels.contains(hash)
    else { return nil }
    return text[at + 1] == 0x5B && text[at + 2] == 0x5D ? at + 3 : at + 1
  }

  /// "[!NOTE]", "[!INCLUDE [name](path)]", "[!code-csharp[Main](path)]", "[!VIDEO address]".
  private func directive(_ open: Bracket, _ at: Int) -> Int {
    elements.removeSubrange(open.elements...)
    delimiters.removeSubrange(open.delimiters...)
    let isNote = (open.at + 2..<at).allSatisfy { isLetter(text[$0]) || text[$0] >= 0x80 }
    if isNote {
      mask(open.at, at + 1)
      breaks.append((at + 1, true))
      self.isNote = true
    } else {
      addElement(.directive, open.at..<at + 1, inner: open.at + 1..<at)
    }
    return at + 1
  }

  func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  // MARK: Angle brackets

  /// An address in angle brackets or a tag; returns where to go on.
  func angle(_ at: Int) -> Int {
    if let upper = autolink(at) { return upper }
    guard let upper = RawHTML.end(text, at, end) else { return at + 1 }
    mask(at, upper)
    guard isLetter(text[at + 1]) || text[at + 1] == 0x2F else { return upper }
    let name = RawHTML.name(text, at, upper)
    switch name {
    case "br", "/br":
      shown[at] = 0x0A
      breaks.append((at, false))
    case "code", "kbd", "samp", "tt", "var": return namedElement(name, at, upper)
    case "img": addElement(.image, at..<upper, inner: attribute("alt", at, upper) ?? upper..<upper)
    case "a", "em", "i", "strong", "b", "del", "s", "u", "span", "sub", "sup", "mark", "small", "cite", "q", "abbr",
      "ins":
      tags.append(OpenTag(name: name, outer: at, inner: upper))
    case "p", "div", "li", "ul", "ol", "td", "th", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "dd", "dt",
      "details", "summary", "/p", "/div", "/li", "/ul", "/ol", "/td", "/th", "/tr", "/table", "/dd", "/dt", "/summary",
      "/details":
      shown[at] = 0x0A
      breaks.append((at, true))
    default: if name.hasPrefix("/") { closeTag(String(name.dropFirst()), at, upper) }
    }
    return upper
  }

  /// "<https://example.org>", "<xref:Name>".
  private func autolink(_ at: Int) -> Int? {
    var place = at + 1
    while place < end, isLetter(text[place]) || place > at + 1 && isSchemeByte(text[place]) { place += 1 }
    let scheme = place
    if text[place] == 0x3A, scheme - at > 2, scheme - at <= 33 {
      while place < end, text[place] > 0x20, text[place] != 0x3C, text[place] != 0x3E { place += 1 }
      guard text[place] == 0x3E else { return nil }
      let isAddress = text[scheme + 1] == 0x2F || text[at + 1] | 0x20 == 0x6D  // "//", "mailto:"
      mask(at, at + 1)
      mask(place, place + 1)
      addElement(isAddress ? .autolink : .code, at..<place + 1, inner: at + 1..<place)
      return place + 1
    }
    guard place < end, text[place] == 0x40, place > at + 1 else { return nil }
    while place < end, isSchemeByte(text[place]) || isLetter(text[place]) || text[place] == 0x40 { place += 1 }
    guard text[place] == 0x3E else { return nil }
    mask(at, at + 1)
    mask(place, place + 1)
    addElement(.autolink, at..<place + 1, inner: at + 1..<place)
    return place + 1
  }

  private func isSchemeByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte >= 0x30 && byte <= 0x39 || byte == 0x2B || byte == 0x2D || byte == 0x2E || byte == 0x5F
  }

  /// "<kbd>Enter</kbd>": named, not read, up to the closing tag.
  private func namedElement(_ name: String, _ at: Int, _ inner: Int) -> Int {
    let limit = min(end, inner + Self.longestNamed)
    var place = inner
    while place < limit {
      if text[place] == 0x3C, text[place + 1] == 0x2F, let upper = RawHTML.tagEnd(text, place, end),
        RawHTML.name(text, place, upper) == "/" + name
      {
        addElement(.code, at..<upper, inner: inner..<place)
        return upper
      }
      place += 1
    }
    return inner
  }

  /// Bytes within which code in tags is closed.
  private static let longestNamed = 500

  private func closeTag(_ name: String, _ at: Int, _ upper: Int) {
    guard let index = tags.lastIndex(where: { $0.name == name }) else {
      masked.add(MarkupFault(kind: .unknownClosingTag, span: places.span(ByteSpan(at, upper))))
      return
    }
    let open = tags[index]
    tags.removeSubrange(index...)
    let kind: InlineElement.Kind
    switch name {
    // A name to jump to is no link.
    case "a": kind = attribute("href", open.outer, open.inner) == nil ? .html : .link
    case "em", "i", "cite": kind = .emphasis
    case "strong", "b": kind = .strong
    case "del", "s": kind = .deletion
    default: kind = .html
    }
    addElement(kind, open.outer..<upper, inner: open.inner..<at)
  }

  /// The value of an attribute of a tag.
  private func attribute(_ name: StaticString, _ lower: Int, _ upper: Int) -> Range<Int>? {
    let line = MarkdownLine(text, from: lower, to: upper)
    var at = lower
    while at + 1 < upper {
      if MarkdownScan.isSpace(text[at]), line.begins(at + 1, name) {
        var value = MarkdownScan.skipSpace(text, at + 1 + name.utf8CodeUnitCount, upper)
        if value < upper, text[value] == 0x3D {
          value = MarkdownScan.skipSpace(text, value + 1, upper)
          let quote = text[value]
          guard quote == 0x22 || quote == 0x27 else { return value..<upper - 1 }
          var close = value + 1
          while close < upper, text[close] != quote { close += 1 }
          return value + 1..<close
        }
      }
      at += 1
    }
    return nil
  }
}
