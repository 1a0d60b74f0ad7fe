import Text

/// Hands a unit over to the masked text: covers elements that are named and not read, and parts it where lines are broken
/// on purpose.
struct MarkdownUnits {
  private let unit: MarkdownInlines
  // Kept at hand: each look into an object is checked for exclusive access.
  private let shown: UnsafeMutablePointer<UInt8>
  private let end: Int

  init(_ unit: MarkdownInlines) {
    self.unit = unit
    shown = unit.shown
    end = unit.end
  }

  func add(_ kind: BlockKind) {
    if !unit.elements.isEmpty { sortAndCover() }
    copy()
    let isNote = unit.isNote && kind == .quotation
    var kind = isNote ? .prose : kind
    var lower = 0
    var parts = unit.breaks.isEmpty ? [] : cuts()
    // Lines that are broken on purpose are addresses, verse, labels: no prose of whole sentences.
    if kind == .prose, parts.contains(where: { !unit.isNote || $0 > 0 }), !isNote { kind = .caption }
    parts.append(end)
    for upper in parts {
      addBlock(lower, upper, kind)
      lower = upper
    }
    for element in unit.elements {
      var placed = element
      placed.outer = unit.places.span(element.outer)
      placed.inner = unit.places.span(element.inner)
      unit.masked.add(placed)
    }
    for character in unit.characters { unit.masked.addCharacter(unit.places.span(character)) }
  }

  // MARK: Elements

  private func sortAndCover() {
    // A link comes behind what stands in it.
    let isSorted = zip(unit.elements, unit.elements.dropFirst()).allSatisfy { $0.outer < $1.outer }
    if !isSorted { unit.elements.sort { $0.outer < $1.outer } }
    let isRead = hasText()
    var kept: [InlineElement] = []
    kept.reserveCapacity(unit.elements.count)
    var covered = 0
    for element in unit.elements {
      let lower = Int(element.outer.lower)
      let upper = Int(element.outer.upper)
      // What stands inside a covered element is gone.
      guard lower >= covered else { continue }
      if element.isCovered {
        if isRead || element.kind == .code || element.kind == .math {
          (shown + lower).update(from: unit.text + lower, count: upper - lower)
          MaskedText.cover(shown, from: lower, to: upper)
          covered = upper
        } else if element.kind == .directive {
          unit.mask(lower, upper)
          continue
        } else {
          // An image by itself: its text is a unit.
          if Int(element.inner.lower) >= lower, unit.text[lower] == 0x3C {
            let inner = element.inner.range
            (shown + inner.lowerBound).update(from: unit.text + inner.lowerBound, count: inner.count)
          }
          unit.breaks.append((lower, true))
          unit.breaks.append((upper, true))
        }
      }
      kept.append(element)
    }
    unit.elements = kept
    guard covered > 0, !unit.characters.isEmpty else { return }
    unit.characters.removeAll { character in
      kept.contains { $0.isCovered && isRead && $0.outer.overlaps(character) }
    }
  }

  /// Whether anything is read besides images and calls of the generator.
  private func hasText() -> Bool {
    var at = 0
    for element in unit.elements where element.kind == .image || element.kind == .directive {
      if isVisible(at, Int(element.outer.lower)) { return true }
      at = max(at, Int(element.outer.upper))
    }
    return isVisible(at, end)
  }

  private func isVisible(_ lower: Int, _ upper: Int) -> Bool {
    guard lower < upper else { return false }
    for at in lower..<upper where shown[at] > 0x20 { return true }
    return false
  }

  // MARK: Places

  private func copy() {
    let lines = unit.places.lines
    for index in lines.indices {
      let (start, span) = lines[index]
      let isLast = index == lines.count - 1
      // With the line break behind it.
      unit.masked.show(shown + start, count: span.count + (isLast ? 0 : 1), at: Int(span.lower))
    }
  }

  /// Offsets at which the unit falls apart.
  private func cuts() -> [Int] {
    unit.breaks.sort { $0.at < $1.at }
    return unit.breaks.filter { $0.parts || startsAnew($0.at) }.map(\.at)
  }

  /// Whether what follows a broken line does not go on with its sentence: it has no small first letter, and no comma
  /// stands before it.
  private func startsAnew(_ at: Int) -> Bool {
    var next = at
    while next < end, shown[next] <= 0x20 { next += 1 }
    guard next < end else { return false }
    var before = at
    while before > 0, shown[before - 1] <= 0x20 { before -= 1 }
    guard before > 0, shown[before - 1] != 0x2C else { return false }
    let first = shown[next]
    return !(first >= 0x61 && first <= 0x7A || first == 0xC3 && shown[next + 1] >= 0x9F)
  }

  private func addBlock(_ from: Int, _ to: Int, _ kind: BlockKind) {
    var lower = from
    var upper = to
    while lower < upper, shown[lower] <= 0x20 { lower += 1 }
    while upper > lower, shown[upper - 1] <= 0x20 { upper -= 1 }
    guard lower < upper else { return }
    var lines = 1
    // One line of the file has no break but those of tags.
    if unit.places.lines.count > 1 || !unit.breaks.isEmpty {
      for at in lower..<upper where shown[at] == 0x0A { lines += 1 }
    }
    // A character reference ends behind its semicolon.
    let last = unit.characters.last { Int($0.lower) < upper }
    let behind = max(upper, Int(last?.upper ?? 0))
    let span = ByteSpan(unit.places.place(of: lower), unit.places.place(of: behind - 1) + 1)
    var block = Block(span: span, kind: kind, lines: lines)
    block.isMarked = kind == .heading
    unit.masked.add(block)
  }
}
