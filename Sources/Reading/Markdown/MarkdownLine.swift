import Text

/// One line of Markdown while its containers are taken off: a place and the column it stands in, tabs counted.
struct MarkdownLine {
  let bytes: UnsafePointer<UInt8>
  /// The next byte that was not taken.
  var at: Int
  /// Its column; inside a tab of which only a part was taken.
  var column = 0
  /// Byte behind the last, without the line break.
  let end: Int

  init(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int) {
    self.bytes = bytes
    at = start
    self.end = end
  }

  /// The first byte that is no blank, and how many columns of blanks stand before it.
  @inline(__always)
  func indent() -> (next: Int, columns: Int) {
    var next = at
    var reached = column
    while next < end {
      if bytes[next] == 0x20 {
        reached += 1
      } else if bytes[next] == 0x09 {
        reached = (reached / 4 + 1) * 4
      } else {
        break
      }
      next += 1
    }
    return (next, reached - column)
  }

  /// Takes columns of blanks.
  mutating func take(columns: Int) {
    var left = columns
    while left > 0, at < end {
      if bytes[at] == 0x09 {
        let width = 4 - column % 4
        if width <= left { at += 1 }
        column += min(width, left)
        left -= min(width, left)
      } else {
        at += 1
        column += 1
        left -= 1
      }
    }
  }

  /// Takes the blanks and `count` bytes behind them.
  mutating func take(_ count: Int, behind indent: (next: Int, columns: Int)) {
    column += indent.columns + count
    at = indent.next + count
  }

  // MARK: What begins at a place

  /// A line of three or more equal marks, which parts sections.
  func isThematicBreak(_ from: Int) -> Bool {
    let mark = bytes[from]
    guard mark == 0x2D || mark == 0x2A || mark == 0x5F else { return false }
    var count = 0
    for place in from..<end {
      if bytes[place] == mark { count += 1 } else if bytes[place] != 0x20, bytes[place] != 0x09 { return false }
    }
    return count >= 3
  }

  /// The level of a heading that begins with number signs, 0 where none does.
  func headingLevel(_ from: Int) -> Int {
    var place = from
    while place < end, bytes[place] == 0x23 { place += 1 }
    let level = place - from
    guard level >= 1, level <= 6, place == end || bytes[place] == 0x20 || bytes[place] == 0x09 else { return 0 }
    return level
  }

  /// The mark and length of a fence of code.
  func fence(_ from: Int) -> (mark: UInt8, count: Int)? {
    let mark = bytes[from]
    guard mark == 0x60 || mark == 0x7E else { return nil }
    var place = from
    while place < end, bytes[place] == mark { place += 1 }
    guard place - from >= 3 else { return nil }
    // A run of backticks with another behind it is inline code.
    if mark == 0x60 { for rest in place..<end where bytes[rest] == mark { return nil } }
    return (mark, place - from)
  }

  func closesFence(_ from: Int, _ mark: UInt8, _ count: Int) -> Bool {
    var place = from
    while place < end, bytes[place] == mark { place += 1 }
    return place - from >= count && isBlank(from: place)
  }

  /// Underline of a heading: equals signs or hyphens.
  func isUnderline(_ from: Int) -> Bool {
    let mark = bytes[from]
    guard mark == 0x3D || mark == 0x2D else { return false }
    var place = from
    while place < end, bytes[place] == mark { place += 1 }
    return isBlank(from: place)
  }

  func isBlank(from place: Int) -> Bool {
    for rest in place..<max(place, end) where bytes[rest] != 0x20 && bytes[rest] != 0x09 { return false }
    return true
  }

  /// The mark of a list item: its length, whether nothing follows, and whether it may part a paragraph.
  func listMark(_ from: Int) -> (count: Int, isEmpty: Bool, interrupts: Bool)? {
    guard from < end else { return nil }
    var place = from
    var interrupts = true
    let first = bytes[from]
    if first == 0x2D || first == 0x2A || first == 0x2B {
      place += 1
    } else if first >= 0x30, first <= 0x39 {
      while place < end, bytes[place] >= 0x30, bytes[place] <= 0x39 { place += 1 }
      interrupts = place - from == 1 && first == 0x31
      guard place - from <= 9, place < end, bytes[place] == 0x2E || bytes[place] == 0x29 else { return nil }
      place += 1
    } else {
      return nil
    }
    guard place == end || bytes[place] == 0x20 || bytes[place] == 0x09 else { return nil }
    let isEmpty = isBlank(from: place)
    return (place - from, isEmpty, interrupts && !isEmpty)
  }

  /// Whether the rest of the line begins with these ASCII characters, small letters standing for both cases.
  func begins(_ from: Int, _ text: StaticString) -> Bool {
    guard end - from >= text.utf8CodeUnitCount else { return false }
    for offset in 0..<text.utf8CodeUnitCount {
      let wanted = text.utf8Start[offset]
      let found = bytes[from + offset]
      if found != wanted, !(wanted >= 0x61 && wanted <= 0x7A && found | 0x20 == wanted) { return false }
    }
    return true
  }

  /// Whether the characters stand in the rest of the line.
  func contains(_ text: StaticString, from place: Int) -> Bool {
    var at = place
    while at + text.utf8CodeUnitCount <= end {
      if begins(at, text) { return true }
      at += 1
    }
    return false
  }
}
