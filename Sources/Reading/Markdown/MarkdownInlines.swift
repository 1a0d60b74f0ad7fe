import Text

/// Reads the text of units: masks what is markup and notes the elements (CommonMark 0.31, section 6).
///
/// The lines of a unit are joined in a buffer that is used again; ``MarkdownPlaces`` leads back to the file.
final class MarkdownInlines {
  let labels: Set<UInt64>
  let hasComponents: Bool
  let source: SourceText
  let masked: MaskedText

  /// The unit's text as it stands in the file, and what is shown of it; offsets below are offsets in both.
  var text = UnsafeMutablePointer<UInt8>.allocate(capacity: 4096)
  var shown = UnsafeMutablePointer<UInt8>.allocate(capacity: 4096)
  private var capacity = 4096
  var end = 0
  var places = MarkdownPlaces()

  var elements: [InlineElement] = []
  var delimiters: [Delimiter] = []
  var brackets: [Bracket] = []
  var tags: [OpenTag] = []
  var characters: [ByteSpan] = []
  /// Where lines are broken on purpose, and whether whatever stands behind is a unit of its own.
  var breaks: [(at: Int, parts: Bool)] = []
  /// The character behind the last backslash.
  private var escaped = -1
  /// Lengths of runs of backticks, up to 63, that nothing closes any more.
  private var unclosed: UInt64 = 0
  /// Used by ``matchDelimiters(from:)``: for each kind of run, below which none opens it.
  var floors = [Int](repeating: 0, count: 18)
  /// The unit is a note that the site sets apart, not a quotation.
  var isNote = false

  /// An opening bracket.
  struct Bracket {
    var at: Int
    var isImage: Bool
    var delimiters: Int
    var elements: Int
    var isActive = true
  }

  /// An HTML tag that is not closed yet.
  struct OpenTag {
    var name: String
    var outer: Int
    var inner: Int
  }

  init(_ source: SourceText, labels: Set<UInt64>, hasComponents: Bool, into masked: MaskedText) {
    self.source = source
    self.labels = labels
    self.hasComponents = hasComponents
    self.masked = masked
  }

  deinit {
    text.deallocate()
    shown.deallocate()
  }

  /// Bytes that may begin markup.
  private static let special: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for byte in "\n\\`<[]*_~&$:{".utf8 { table[Int(byte)] = true }
    table[0xC2] = true
    return table
  }()

  func read(_ leaf: MarkdownBlocks.Leaf, _ lines: [ByteSpan]) {
    load(lines[leaf.firstLine..<leaf.firstLine + leaf.lineCount])
    var at = skipMark(leaf.kind)
    let (text, end) = (text, end)
    Self.special.withUnsafeBufferPointer { special in
      while at < end {
        if special[Int(text[at])] { at = markup(at) } else { at += 1 }
      }
    }
    matchDelimiters(from: 0)
    MarkdownUnits(self).add(leaf.kind)
  }

  private func load(_ lines: ArraySlice<ByteSpan>) {
    let needed = lines.reduce(0) { $0 + $1.count + 1 } + SourceText.padding
    if needed > capacity {
      text.deallocate()
      shown.deallocate()
      capacity = needed * 2
      text = .allocate(capacity: capacity)
      shown = .allocate(capacity: capacity)
    }
    places.removeAll()
    end = 0
    for line in lines {
      if end > 0 {
        text[end] = 0x0A
        end += 1
      }
      places.add(end, line)
      (text + end).update(from: source.bytes + Int(line.lower), count: line.count)
      end += line.count
    }
    (text + end).update(repeating: 0, count: 8)
    shown.update(from: text, count: end + 8)
    elements.removeAll(keepingCapacity: true)
    delimiters.removeAll(keepingCapacity: true)
    brackets.removeAll(keepingCapacity: true)
    tags.removeAll(keepingCapacity: true)
    characters.removeAll(keepingCapacity: true)
    breaks.removeAll(keepingCapacity: true)
    escaped = -1
    unclosed = 0
    isNote = false
  }

  /// Masks what marks a task or a footnote's text at the beginning of a unit.
  private func skipMark(_ kind: BlockKind) -> Int {
    guard text[0] == 0x5B else { return 0 }
    if kind == .listItem, text[2] == 0x5D, text[1] == 0x20 || text[1] | 0x20 == 0x78, text[3] == 0x20 {
      mask(0, 3)
      return 3
    }
    guard let mark = MarkdownScan.footnoteMark(text, 0, end) else { return 0 }
    mask(0, mark)
    return mark
  }

  func mask(_ lower: Int, _ upper: Int) { (shown + lower).update(repeating: 0, count: upper - lower) }

  func addElement(_ kind: InlineElement.Kind, _ outer: Range<Int>, inner: Range<Int>) {
    elements.append(
      InlineElement(
        kind: kind, outer: ByteSpan(outer.lowerBound, outer.upperBound),
        inner: ByteSpan(inner.lowerBound, inner.upperBound)))
  }

  /// Looks at a byte that may begin markup; returns where to go on.
  private func markup(_ at: Int) -> Int {
    switch text[at] {
    case 0x0A: return lineBreak(at)
    case 0x5C: return backslash(at)
    case 0x60: return code(at)
    case 0x3C: return angle(at)
    case 0x5B:
      let isImage = at > 0 && text[at - 1] == 0x21 && escaped != at - 1
      brackets.append(
        Bracket(at: at, isImage: isImage, delimiters: delimiters.count, elements: elements.count))
      return at + 1
    case 0x5D: return closeBracket(at)
    case 0x2A, 0x5F, 0x7E: return delimiter(at)
    case 0x26: return reference(at)
    case 0x24: return math(at)
    case 0x3A: return address(at)
    case 0x7B: return braces(at)
    case 0xC2:
      // The soft hyphen parts nothing.
      if text[at + 1] == 0xAD { mask(at, at + 2) }
      return at + 2
    default: return at + 1
    }
  }

  // MARK: Characters

  private func lineBreak(_ at: Int) -> Int {
    var blank = at
    while blank > 0, text[blank - 1] == 0x20 || text[blank - 1] == 0x09 { blank -= 1 }
    mask(blank, at)
    if at - blank >= 2 { breaks.append((at, false)) }
    return at + 1
  }

  private func backslash(_ at: Int) -> Int {
    if text[at + 1] == 0x0A {
      mask(at, at + 1)
      breaks.append((at + 1, false))
      return at + 2
    }
    guard at + 1 < end, MarkdownScan.isPunctuation(text[at + 1]) else { return at + 1 }
    mask(at, at + 1)
    escaped = at + 1
    return at + 2
  }

  /// "&uuml;".
  private func reference(_ at: Int) -> Int {
    guard let entity = HTMLEntity.parse(text, at), entity.isClosed, entity.end <= end else { return at + 1 }
    mask(at, entity.end)
    if entity.isInvisible { return entity.end }
    _ = UTF8Encoding.write(entity.scalar, to: shown + at)
    characters.append(ByteSpan(at, entity.end))
    return entity.end
  }

  /// "https://…": marks inside an address are none of Markdown's.
  private func address(_ at: Int) -> Int {
    guard text[at + 1] == 0x2F, text[at + 2] == 0x2F else { return at + 1 }
    let (text, end) = (text, end)
    var scheme = at
    while scheme > 0, at - scheme < 6, text[scheme - 1] | 0x20 >= 0x61, text[scheme - 1] | 0x20 <= 0x7A { scheme -= 1 }
    guard at - scheme >= 3 else { return at + 1 }
    var upper = at + 3
    var depth = 0
    scan: while upper < end, text[upper] > 0x20 {
      switch text[upper] {
      case 0x3C, 0x3E, 0x22, 0x5B, 0x5D, 0x60, 0x7C: break scan
      case 0x28: depth += 1
      case 0x29:
        if depth == 0 { break scan }
        depth -= 1
      default: break
      }
      upper += 1
    }
    while upper > at + 3 {
      switch text[upper - 1] {
      case 0x2A, 0x5F, 0x7E, 0x2E, 0x2C, 0x3A, 0x3B, 0x21, 0x3F, 0x27: upper -= 1
      default: return upper
      }
    }
    return upper
  }

  // MARK: Code and the like

  private func code(_ at: Int) -> Int {
    let (text, end) = (text, end)
    var open = at
    while open < end, text[open] == 0x60 { open += 1 }
    let count = open - at
    if count < 64, unclosed >> UInt64(count) & 1 != 0 { return open }
    var place = open
    while place < end {
      guard text[place] == 0x60 else {
        place += 1
        continue
      }
      let close = place
      while place < end, text[place] == 0x60 { place += 1 }
      if place - close == count {
        addElement(.code, at..<place, inner: open..<close)
        return place
      }
    }
    if count < 64 { unclosed |= 1 << UInt64(count) }
    return open
  }

  /// "$x^2$", "$$…$$": only what looks like a formula, for prices have dollars, too.
  private func math(_ at: Int) -> Int {
    let (text, end) = (text, end)
    let isDisplay = text[at + 1] == 0x24
    let open = isDisplay ? at + 2 : at + 1
    guard open < end, isDisplay || !MarkdownScan.isSpace(text[open]) else { return open }
    var place = open
    var hasSign = isDisplay
    let limit = min(end, open + Self.longestFormula)
    while place < limit {
      switch text[place] {
      case 0x24:
        if isDisplay {
          guard text[place + 1] == 0x24 else {
            place += 1
            continue
          }
          addElement(.math, at..<place + 2, inner: open..<place)
          return place + 2
        }
        let next = text[place + 1]
        guard hasSign || place - open <= 2, place > open, !MarkdownScan.isSpace(text[place - 1]),
          !(next >= 0x30 && next <= 0x39)
        else { return open }
        addElement(.math, at..<place + 1, inner: open..<place)
        return place + 1
      case 0x5C, 0x5E, 0x5F, 0x3D, 0x7B: hasSign = true
      case 0x60: return open
      default: break
      }
      place += 1
    }
    return open
  }

  /// Bytes of the longest formula in a line.
  private static let longestFormula = 1000

  /// "{{< ref >}}", "{% link %}", "{#name}".
  private func braces(_ at: Int) -> Int {
    if let upper = Shortcode.end(text, at, end) {
      switch text[at + 1] {
      case 0x7B:
        // "{{name}}" is a placeholder that a translation program left; a generator's have blanks, dots or signs.
        let isCall = (at + 2..<upper - 2).contains { !MarkdownScan.isNameByte(text[$0]) }
        guard isCall else { return upper }
        addElement(.directive, at..<upper, inner: at + 2..<upper - 2)
      case 0x25: addElement(.directive, at..<upper, inner: at + 2..<upper - 2)
      default: mask(at, upper)
      }
      return upper
    }
    guard hasComponents else { return at + 1 }
    var depth = 0
    for place in at..<end {
      if text[place] == 0x7B { depth += 1 }
      if text[place] == 0x7D {
        depth -= 1
        if depth == 0 {
          addElement(.directive, at..<place + 1, inner: at + 1..<place)
          return place + 1
        }
      }
    }
    return at + 1
  }
}

/// From the joined lines of a unit back to the file.
struct MarkdownPlaces {
  private(set) var lines: [(start: Int, span: ByteSpan)] = []

  mutating func removeAll() { lines.removeAll(keepingCapacity: true) }
  mutating func add(_ start: Int, _ span: ByteSpan) { lines.append((start, span)) }

  func place(of offset: Int) -> Int {
    var low = 0
    var high = lines.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle].start <= offset { low = middle } else { high = middle }
    }
    return Int(lines[low].span.lower) + offset - lines[low].start
  }

  func span(_ span: ByteSpan) -> ByteSpan { ByteSpan(place(of: Int(span.lower)), place(of: Int(span.upper))) }
}
