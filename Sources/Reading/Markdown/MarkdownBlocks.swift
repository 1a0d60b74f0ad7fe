import Text

/// The block structure of a Markdown file: which lines are text of which unit (CommonMark 0.31, sections 4 and 5).
struct MarkdownBlocks {
  /// A unit of text: some neighbours among ``lines``.
  struct Leaf {
    var kind: BlockKind
    var firstLine: Int
    var lineCount: Int
  }

  private(set) var leaves: [Leaf] = []
  /// Text of the units' lines, without what stands before it.
  private(set) var lines: [ByteSpan] = []
  /// Hashes of the labels of link definitions.
  private(set) var labels: Set<UInt64> = []
  private(set) var faults: [MarkupFault] = []

  /// A quotation, or a list item whose text begins at a column.
  private struct Container {
    /// Columns that a line of the item is indented by; 0 for a quotation.
    var indent: Int
    var isQuote: Bool { indent == 0 }
  }

  /// Containers nest no deeper; what would begin another is text.
  private static let deepest = 100

  /// What the line before left open.
  private enum Open: Equatable {
    case nothing, paragraph
    case table(columns: Int)
    case fence(mark: UInt8, count: Int)
    case html(HTMLBlock)
    /// Imports and exports of a component file, up to the next empty line.
    case script
  }

  private let bytes: UnsafePointer<UInt8>
  private let end: Int
  private var at: Int
  private let hasComponents: Bool
  private var containers: [Container] = []
  private var open = Open.nothing
  /// First line of the open paragraph.
  private var first = 0
  /// Where the last fence of code was opened.
  private var fence = ByteSpan(0, 0)

  init(_ text: SourceText, from start: Int, hasComponents: Bool) {
    bytes = text.bytes
    end = text.count
    at = start
    self.hasComponents = hasComponents
  }

  mutating func parse() {
    while at < end {
      var upper = at
      while upper < end, bytes[upper] != 0x0A, bytes[upper] != 0x0D { upper += 1 }
      var line = MarkdownLine(bytes, from: at, to: upper)
      at = upper
      if at < end { at += bytes[at] == 0x0D && bytes[at + 1] == 0x0A ? 2 : 1 }
      read(&line)
    }
    closeParagraph()
    if case .fence = open { faults.append(MarkupFault(kind: .unclosedFence, span: fence)) }
  }

  // MARK: One line

  private mutating func read(_ line: inout MarkdownLine) {
    let matched = matchContainers(&line)
    let isInside = matched == containers.count
    if isInside, goesOn(&line) { return }
    if !isInside, open != .paragraph { open = .nothing }
    var depth = matched
    var isNew = false
    while true {
      let indent = line.indent()
      guard indent.next < line.end else { return close(to: depth) }
      let isParagraph = open == .paragraph && !isNew
      if indent.columns >= 4 {
        if isParagraph { return append(line, indent.next, lazily: true, depth) }
        close(to: depth)
        return
      }
      let byte = bytes[indent.next]
      if byte == 0x3E, containers.count < Self.deepest {
        close(to: depth)
        isNew = true
        line.take(1, behind: indent)
        if line.at < line.end, line.bytes[line.at] == 0x20 || line.bytes[line.at] == 0x09 { line.take(columns: 1) }
        containers.append(Container(indent: 0))
        depth += 1
        continue
      }
      if isParagraph, isInside, !isNew, line.isUnderline(indent.next), closeParagraph(as: .heading) { return }
      if startsLeaf(line, indent.next, depth, canPart: !(isParagraph && isInside)) { return }
      if containers.count < Self.deepest, let mark = line.listMark(indent.next),
        !(isParagraph && isInside) || mark.interrupts
      {
        close(to: depth)
        isNew = true
        pushItem(&line, indent, mark)
        depth += 1
        if mark.isEmpty { return }
        continue
      }
      return append(line, indent.next, lazily: isParagraph, depth)
    }
  }

  /// Takes off the marks and blanks of the open containers; returns how many the line is inside of.
  private func matchContainers(_ line: inout MarkdownLine) -> Int {
    for index in 0..<containers.count {
      let indent = line.indent()
      let container = containers[index]
      if container.isQuote {
        guard indent.columns < 4, indent.next < line.end, bytes[indent.next] == 0x3E else { return index }
        line.take(1, behind: indent)
        if line.at < line.end, bytes[line.at] == 0x20 || bytes[line.at] == 0x09 { line.take(columns: 1) }
      } else if indent.next == line.end {
        continue
      } else if indent.columns >= container.indent {
        line.take(columns: container.indent)
      } else {
        return index
      }
    }
    return containers.count
  }

  /// Whether the line belongs to code, HTML or a script that is open.
  private mutating func goesOn(_ line: inout MarkdownLine) -> Bool {
    let indent = line.indent()
    switch open {
    case .fence(let mark, let count):
      if indent.columns < 4, line.closesFence(indent.next, mark, count) { open = .nothing }
      return true
    case .html(let block):
      if block.ends(line, indent.next) { open = .nothing }
      return true
    case .script:
      if indent.next == line.end { open = .nothing }
      return true
    default: return false
    }
  }

  /// Closes what is open below a depth. At an empty line items stay open for what is indented below.
  private mutating func close(to depth: Int) {
    closeParagraph()
    open = .nothing
    if containers.count > depth { containers.removeSubrange(depth...) }
  }

  private mutating func pushItem(
    _ line: inout MarkdownLine, _ indent: (next: Int, columns: Int),
    _ mark: (count: Int, isEmpty: Bool, interrupts: Bool)
  ) {
    line.take(mark.count, behind: indent)
    let rest = line.indent()
    let blanks = mark.isEmpty || rest.columns > 4 ? 1 : rest.columns
    containers.append(Container(indent: indent.columns + mark.count + blanks))
    line.take(columns: blanks)
  }

  /// Text of a paragraph or of a table's row.
  private mutating func append(_ line: MarkdownLine, _ start: Int, lazily: Bool, _ depth: Int) {
    if !lazily, containers.count > depth { close(to: depth) }
    if case .table(let columns) = open {
      addRow(ByteSpan(start, line.end), columns)
      return
    }
    if open == .paragraph, let columns = delimiterColumns(line, start), startTable(columns) { return }
    if open != .paragraph {
      open = .paragraph
      first = lines.count
    }
    lines.append(ByteSpan(start, line.end))
  }

  // MARK: Leaves

  /// Whether a heading, fence, break or the like begins; `canPart` where no paragraph is open that it would have to part.
  private mutating func startsLeaf(_ line: MarkdownLine, _ start: Int, _ depth: Int, canPart: Bool) -> Bool {
    let byte = bytes[start]
    switch byte {
    case 0x23:
      let level = line.headingLevel(start)
      guard level > 0 else { return false }
      close(to: depth)
      addHeading(line, start + level)
      return true
    case 0x60, 0x7E:
      guard let fence = line.fence(start) else { return false }
      close(to: depth)
      open = .fence(mark: fence.mark, count: fence.count)
      self.fence = ByteSpan(start, line.end)
      return true
    case 0x3C:
      guard let block = HTMLBlock(line, start, canPart: canPart) else { return false }
      close(to: depth)
      open = block.ends(line, start) ? .nothing : .html(block)
      return true
    case 0x2D, 0x2A, 0x5F:
      if byte == 0x2A, start + 1 < line.end, bytes[start + 1] == 0x5B, line.contains("]:", from: start) {
        // "*[HTML]: …" explains an abbreviation.
        close(to: depth)
        return true
      }
      guard line.isThematicBreak(start) else { return false }
      close(to: depth)
      return true
    default: return isGeneratorLine(line, start, depth)
    }
  }

  /// Lines for the site's generator: ":::", shortcodes, attributes, tables of contents, imports.
  private mutating func isGeneratorLine(_ line: MarkdownLine, _ start: Int, _ depth: Int) -> Bool {
    switch bytes[start] {
    case 0x3A where line.begins(start, ":::"): break
    case 0x21 where line.begins(start, "!!! "), 0x3F where line.begins(start, "??? ") || line.begins(start, "???+ "):
      break
    case 0x7B:
      guard Shortcode.fills(line, start) else { return false }
    case 0x5B:
      if isFootnote(line, start) {
        // The note's text begins a unit of its own.
        close(to: depth)
        return false
      }
      guard line.begins(start, "[toc]") || line.begins(start, "[[_toc_]]") else { return false }
    case 0x69, 0x65:
      guard hasComponents, open == .nothing, line.begins(start, "import ") || line.begins(start, "export ") else {
        return false
      }
      close(to: depth)
      open = .script
      return true
    default: return false
    }
    close(to: depth)
    return true
  }

  /// "[^1]: The text of the note".
  private func isFootnote(_ line: MarkdownLine, _ start: Int) -> Bool {
    guard start + 1 < line.end, bytes[start + 1] == 0x5E else { return false }
    return MarkdownScan.footnoteMark(bytes, start, line.end) != nil
  }

  private mutating func addHeading(_ line: MarkdownLine, _ start: Int) {
    var lower = start
    var upper = line.end
    while upper > lower, bytes[upper - 1] == 0x20 || bytes[upper - 1] == 0x09 { upper -= 1 }
    var mark = upper
    while mark > lower, bytes[mark - 1] == 0x23 { mark -= 1 }
    if mark == lower || mark < upper && (bytes[mark - 1] == 0x20 || bytes[mark - 1] == 0x09) { upper = mark }
    while upper > lower, bytes[upper - 1] == 0x20 || bytes[upper - 1] == 0x09 { upper -= 1 }
    while lower < upper, bytes[lower] == 0x20 || bytes[lower] == 0x09 { lower += 1 }
    guard lower < upper else { return }
    leaves.append(Leaf(kind: .heading, firstLine: lines.count, lineCount: 1))
    lines.append(ByteSpan(lower, upper))
  }

  /// Ends the open paragraph; false where nothing but link definitions was in it.
  @discardableResult
  private mutating func closeParagraph(as kind: BlockKind? = nil) -> Bool {
    guard open == .paragraph else { return true }
    open = .nothing
    let text = LinkDefinitions.take(bytes, lines, from: first, into: &labels)
    guard text < lines.count else {
      lines.removeSubrange(first...)
      return false
    }
    if lines.count > text + 1, isBrokenRule(text) {
      faults.append(MarkupFault(kind: .brokenTableRule, span: lines[text + 1]))
    }
    // Blanks at the end of a unit are nothing.
    while bytes[Int(lines[lines.count - 1].upper) - 1] == 0x20 || bytes[Int(lines[lines.count - 1].upper) - 1] == 0x09 {
      lines[lines.count - 1].upper -= 1
    }
    leaves.append(Leaf(kind: kind ?? paragraphKind, firstLine: text, lineCount: lines.count - text))
    return true
  }

  private var paragraphKind: BlockKind {
    guard let last = containers.last else { return .prose }
    return last.isQuote ? .quotation : .listItem
  }

  // MARK: Tables

  /// Number of columns of a line that parts a table's head from its body.
  private func delimiterColumns(_ line: MarkdownLine, _ start: Int) -> Int? {
    var place = start
    var columns = 0
    var hasBar = false
    var hyphens = 0
    var upper = line.end
    while upper > place, bytes[upper - 1] == 0x20 || bytes[upper - 1] == 0x09 { upper -= 1 }
    if bytes[place] == 0x7C {
      hasBar = true
      place += 1
    }
    while place < upper {
      switch bytes[place] {
      case 0x2D: hyphens += 1
      case 0x7C:
        hasBar = true
        guard hyphens > 0 else { return nil }
        columns += 1
        hyphens = 0
      case 0x3A: hasBar = true
      case 0x20, 0x09: break
      default: return nil
      }
      place += 1
    }
    if hyphens > 0 { columns += 1 }
    return hasBar && columns > 0 ? columns : nil
  }

  /// Makes the last line of the open paragraph a table's head, where it has as many cells.
  private mutating func startTable(_ columns: Int) -> Bool {
    let head = lines[lines.count - 1]
    guard TableRow.cells(bytes, head).count == columns else { return false }
    lines.removeLast()
    if lines.count > first { closeParagraph() }
    open = .table(columns: columns)
    addRow(head, columns)
    return true
  }

  /// Two lines like a table's head and rule, which the second is not: its hyphens became dashes, or its cells are not as
  /// many.
  private func isBrokenRule(_ head: Int) -> Bool {
    guard bytes[Int(lines[head].lower)] == 0x7C, bytes[Int(lines[head + 1].lower)] == 0x7C else { return false }
    var strokes = 0
    var at = Int(lines[head + 1].lower)
    while at < Int(lines[head + 1].upper) {
      switch bytes[at] {
      case 0x7C, 0x3A, 0x20, 0x09: break
      case 0x2D: strokes += 1
      case 0xE2 where bytes[at + 1] == 0x80 && (bytes[at + 2] == 0x93 || bytes[at + 2] == 0x94):
        strokes += 1
        at += 2
      default: return false
      }
      at += 1
    }
    return strokes >= 2
  }

  private mutating func addRow(_ row: ByteSpan, _ columns: Int) {
    let cells = TableRow.cells(bytes, row)
    if let surplus = cells.dropFirst(columns).first(where: { !$0.isEmpty }) {
      faults.append(MarkupFault(kind: .surplusCells, span: surplus))
    }
    for cell in cells.prefix(columns) where !cell.isEmpty {
      leaves.append(Leaf(kind: .tableCell, firstLine: lines.count, lineCount: 1))
      lines.append(cell)
    }
  }
}

/// Cells of a table's row: bars part them, but not behind a backslash.
enum TableRow {
  static func cells(_ bytes: UnsafePointer<UInt8>, _ row: ByteSpan) -> [ByteSpan] {
    var cells: [ByteSpan] = []
    var lower = Int(row.lower)
    var upper = Int(row.upper)
    while upper > lower, bytes[upper - 1] == 0x20 || bytes[upper - 1] == 0x09 { upper -= 1 }
    if lower < upper, bytes[lower] == 0x7C { lower += 1 }
    if upper > lower, bytes[upper - 1] == 0x7C, upper - 2 < lower || bytes[upper - 2] != 0x5C { upper -= 1 }
    var place = lower
    while place <= upper {
      if place < upper, bytes[place] == 0x5C {
        place += 2
        continue
      }
      if place == upper || bytes[place] == 0x7C {
        var first = lower
        var last = place
        while first < last, bytes[first] == 0x20 || bytes[first] == 0x09 { first += 1 }
        while last > first, bytes[last - 1] == 0x20 || bytes[last - 1] == 0x09 { last -= 1 }
        cells.append(ByteSpan(first, last))
        lower = place + 1
      }
      place += 1
    }
    if place > upper, lower <= upper, place - 1 > upper { cells.append(ByteSpan(lower, upper)) }
    return cells
  }
}
