import Text

/// A run of asterisks, low lines or tildes.
struct Delimiter {
  var mark: UInt8
  /// What is left of the run.
  var lower: Int
  var upper: Int
  /// Its length before any of it was used.
  var length: Int
  var canOpen: Bool
  var canClose: Bool
  /// Neighbours that still count.
  var before = -1
  var behind = -1
  var count: Int { upper - lower }
}

/// Emphasis (CommonMark 0.31, section 6.2) and strikethrough.
extension MarkdownInlines {
  /// A run of marks; returns the offset behind it.
  func delimiter(_ at: Int) -> Int {
    let (text, end) = (text, end)
    let mark = text[at]
    var upper = at
    while upper < end, text[upper] == mark { upper += 1 }
    if mark == 0x7E, upper - at > 2 { return upper }
    let before = at == 0 ? 0x20 : UTF8Encoding.scalar(before: text + at, floor: UnsafePointer(text)).value
    let next = upper == end ? 0x20 : UTF8Encoding.scalar(at: text + upper).value
    let (beforeIsSpace, nextIsSpace) = (UnicodeClass.isSpace(before), UnicodeClass.isSpace(next))
    let (beforeIsMark, nextIsMark) = (UnicodeClass.isPunctuation(before), UnicodeClass.isPunctuation(next))
    let isLeft = !nextIsSpace && (!nextIsMark || beforeIsSpace || beforeIsMark)
    let isRight = !beforeIsSpace && (!beforeIsMark || nextIsSpace || nextIsMark)
    let isLow = mark == 0x5F
    let canOpen = isLeft && (!isLow || !isRight || beforeIsMark)
    let canClose = isRight && (!isLow || !isLeft || nextIsMark)
    if canOpen || canClose {
      delimiters.append(
        Delimiter(mark: mark, lower: at, upper: upper, length: upper - at, canOpen: canOpen, canClose: canClose))
    }
    return upper
  }

  /// Pairs the runs from a number on and forgets them.
  func matchDelimiters(from first: Int) {
    defer { delimiters.removeSubrange(first...) }
    guard delimiters.count > first + 1 else { return }
    for index in first..<delimiters.count {
      delimiters[index].before = index - 1
      delimiters[index].behind = index + 1
    }
    // For each kind of closing run: no opening one stands at or before this.
    for slot in floors.indices { floors[slot] = first - 1 }
    var closer = first
    while closer < delimiters.count {
      guard delimiters[closer].canClose else {
        closer = delimiters[closer].behind
        continue
      }
      let slot = Self.slot(delimiters[closer])
      guard let opener = opener(of: closer, above: max(first - 1, floors[slot])) else {
        floors[slot] = delimiters[closer].before
        let next = delimiters[closer].behind
        if !delimiters[closer].canOpen { unlink(closer, first) }
        closer = next
        continue
      }
      pair(opener, closer)
      delimiters[opener].behind = closer
      delimiters[closer].before = opener
      if delimiters[opener].count == 0 { unlink(opener, first) }
      if delimiters[closer].count == 0 {
        let next = delimiters[closer].behind
        unlink(closer, first)
        closer = next
      }
    }
  }

  private static func slot(_ delimiter: Delimiter) -> Int {
    let kind = delimiter.mark == 0x2A ? 0 : delimiter.mark == 0x5F ? 6 : 12
    return kind + (delimiter.canOpen ? 3 : 0) + delimiter.length % 3
  }

  private func opener(of closer: Int, above floor: Int) -> Int? {
    let close = delimiters[closer]
    var index = close.before
    while index > floor {
      let open = delimiters[index]
      if open.mark == close.mark, open.canOpen {
        if close.mark == 0x7E {
          if open.count == close.count { return index }
        } else {
          // The rule of three: "**foo*bar*" is not cut in the middle of a run.
          let isOdd = (close.canOpen || open.canClose) && close.length % 3 != 0 && (open.length + close.length) % 3 == 0
          if !isOdd { return index }
        }
      }
      index = open.before
    }
    return nil
  }

  private func pair(_ opener: Int, _ closer: Int) {
    let open = delimiters[opener]
    let close = delimiters[closer]
    let isDeletion = open.mark == 0x7E
    let width = isDeletion ? open.count : open.count >= 2 && close.count >= 2 ? 2 : 1
    mask(open.upper - width, open.upper)
    mask(close.lower, close.lower + width)
    addElement(
      isDeletion ? .deletion : width == 2 ? .strong : .emphasis, open.upper - width..<close.lower + width,
      inner: open.upper..<close.lower)
    delimiters[opener].upper -= width
    delimiters[closer].lower += width
  }

  private func unlink(_ index: Int, _ first: Int) {
    let (before, behind) = (delimiters[index].before, delimiters[index].behind)
    if before >= first { delimiters[before].behind = behind }
    if behind < delimiters.count { delimiters[behind].before = before }
  }
}
