import Language
import Text

/// A mark that found no partner in its block.
struct UnpairedMark {
  enum Family { case double, guillemet, round, square }

  let family: Family
  let opens: Bool
  let token: Int
  let block: Int
}

/// Pairs the marks of a block.
enum Pairing {
  /// A quotation or bracket spans so many paragraphs at most.
  private static let longestSpan = 12
  /// Statutes and letters that are quoted whole begin and end with their paragraphs.
  private static let longestQuotation = 60

  private enum Side { case opens, closes, either, nothing }

  /// What is open in a block, by family.
  private struct State {
    var open: [Int] = []
    var closers: [Int] = []
    /// Marks whose side nobody can tell.
    var unsure = 0
  }

  static func pair(
    _ document: Document, _ block: DocumentBlock, _ number: Int, _ marks: inout [Int], into left: inout [UnpairedMark]
  ) {
    let tokens = document.tokens
    marks.removeAll(keepingCapacity: true)
    for index in document.sets.marks.within(block.tokens) where isMark(tokens[index].first) {
      marks.append(index)
    }
    // Most blocks hold nothing of the kind.
    guard !marks.isEmpty else { return }
    var double = State()
    var guillemet = State()
    var round = State()
    var square = State()
    for index in marks {
      switch document.scalar(index) {
      case 0x28, 0x5B, 0x29, 0x5D: bracket(document, block, index, &round, &square)
      case 0x201E: double.open.append(index)
      case 0x201C, 0x201D, 0x22: quote(document, block, index, &double)
      // "’’" closes in Polish.
      case 0x2019: if index > block.first, document.scalar(index - 1) == 0x2019 { close(&double, index, true) }
      case 0xAB, 0xBB: quote(document, block, index, &guillemet)
      default: break
      }
    }
    // "[0, 1)", "]a, b[": intervals.
    if !square.open.isEmpty || !square.closers.isEmpty, !round.open.isEmpty || !round.closers.isEmpty { return }
    collect(double, .double, number, &left)
    collect(guillemet, .guillemet, number, &left)
    collect(round, .round, number, &left)
    collect(square, .square, number, &left)
  }

  private static func bracket(
    _ document: Document, _ block: DocumentBlock, _ index: Int, _ round: inout State, _ square: inout State
  ) {
    let isRound = document[index].first == 0x28 || document[index].first == 0x29
    if isMentioned(document, block, index) {
      if isRound { round.unsure += 1 } else { square.unsure += 1 }
      return
    }
    switch document[index].first {
    case 0x28: if !isSmiley(document, block, index, opens: true) { round.open.append(index) }
    case 0x29:
      close(&round, index, isListMark(document, block, index) || isSmiley(document, block, index, opens: false))
    case 0x5B:
      // "[0, 1)", "[ öffnet": intervals and keys.
      if index + 1 < block.end, document[index + 1].kind != .number, !document[index + 1].flags.contains(.spaceBefore) {
        square.open.append(index)
      } else {
        square.unsure += 1
      }
    default: close(&square, index, square.unsure > 0)
    }
  }

  /// The text speaks of the mark itself: ‘(’, (").
  private static func isMentioned(_ document: Document, _ block: DocumentBlock, _ index: Int) -> Bool {
    guard index > block.first, index + 1 < block.end, !document[index].flags.contains(.spaceBefore) else {
      return false
    }
    if document[index - 1].first == 0x2B { return true }
    guard !document[index + 1].flags.contains(.spaceBefore) else { return false }
    return isAround(document, index - 1) && isAround(document, index + 1)
  }

  /// A quotation mark of any kind, or a bracket.
  private static func isAround(_ document: Document, _ index: Int) -> Bool {
    switch document.scalar(index) {
    case 0x22, 0x27, 0x28, 0x29, 0x60, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0xAB, 0xBB: true
    default: false
    }
  }

  @inline(__always)
  private static func isMark(_ first: UInt8) -> Bool {
    first == 0x22 || first == 0x28 || first == 0x29 || first == 0x5B || first == 0x5D || first == 0xE2 || first == 0xC2
  }

  /// One mark alone is a fault; more of them are a habit or nothing that was understood.
  private static func collect(
    _ state: State, _ family: UnpairedMark.Family, _ number: Int, _ left: inout [UnpairedMark]
  ) {
    guard state.unsure == 0, state.open.count + state.closers.count <= 2 else { return }
    for token in state.closers { left.append(UnpairedMark(family: family, opens: false, token: token, block: number)) }
    for token in state.open { left.append(UnpairedMark(family: family, opens: true, token: token, block: number)) }
  }

  private static func close(_ state: inout State, _ index: Int, _ isLegalAlone: Bool) {
    if state.open.popLast() == nil, !isLegalAlone { state.closers.append(index) }
  }

  /// A mark that opens or closes.
  private static func quote(_ document: Document, _ block: DocumentBlock, _ index: Int, _ state: inout State) {
    guard !isInch(document, block, index) || !state.open.isEmpty else { return }
    let scalar = document.scalar(index)
    if let last = state.open.last {
      // What „ has opened, “ closes, wherever its blanks are; so does a mark right behind the only one between ("„:“").
      if scalar == 0x201C, document.scalar(last) == 0x201E { return close(&state, index, false) }
      if last == index - 1, index + 1 < block.end, isAround(document, index + 1) {
        state.unsure += 1
        return
      }
      if index == last + 2, !document[index].flags.contains(.spaceBefore) { return close(&state, index, false) }
    } else if isMentioned(document, block, index) {
      state.unsure += 1
      return
    }
    // '""' is one mark to programs.
    if scalar == 0x22, index + 1 < block.end, document.isMark(index + 1, "\""),
      !document[index + 1].flags.contains(.spaceBefore)
    {
      state.unsure += 1
    }
    switch side(document, block, index) {
    case .opens: state.open.append(index)
    case .closes: close(&state, index, false)
    case .nothing: _ = state.open.popLast()
    case .either:
      if state.open.popLast() == nil {
        state.open.append(index)
        state.unsure += 1
      }
    }
  }

  /// Which side a mark is on, by the blanks around it.
  private static func side(_ document: Document, _ block: DocumentBlock, _ index: Int) -> Side {
    let isApartBefore = index == block.first || document[index].flags.contains(.spaceBefore)
    let isApartBehind = index + 1 == block.end || document[index + 1].flags.contains(.spaceBefore)
    if isApartBefore { return isApartBehind ? .either : .opens }
    let before = document[index - 1].first
    if isApartBehind { return before == 0x28 || before == 0x3D || before == 0x3B ? .either : .closes }
    if before == 0x28 || before == 0x5B { return .opens }
    let next = document[index + 1]
    // "in »/etc/«," – a mark behind says more than one before.
    switch next.first {
    case 0x2C, 0x2E, 0x3A, 0x3B, 0x21, 0x3F, 0x29, 0x2D: return .closes
    default: break
    }
    if opensBefore(document, index - 1) { return .opens }
    if next.kind == .punctuation || next.kind == .symbol { return .closes }
    // Glued to words on both sides.
    return .nothing
  }

  private static func opensBefore(_ document: Document, _ index: Int) -> Bool {
    switch document.scalar(index) {
    case 0x28, 0x5B, 0x2F, 0x2D, 0x3D, 0x3A, 0x2C, 0x3B, 0x27, 0x2019, 0x201E, 0x201A, 0x2013, 0x2014, 0x7B, 0x3C, 0x3E:
      true
    default: false
    }
  }

  /// 24", 6'.
  private static func isInch(_ document: Document, _ block: DocumentBlock, _ index: Int) -> Bool {
    guard index > block.first, !document[index].flags.contains(.spaceBefore) else { return false }
    let before = document[index - 1]
    return before.kind == .number || before.first == 0xC2 && before.kind != .word
  }

  // MARK: Brackets that are legal alone

  /// "a)", "12)", "iv)".
  private static func isListMark(_ document: Document, _ block: DocumentBlock, _ index: Int) -> Bool {
    guard index > block.first, !document[index].flags.contains(.spaceBefore) else { return false }
    let before = document[index - 1]
    if index - 1 == block.first, before.kind == .word { return true }
    let isApart =
      index - 1 == block.first || before.flags.contains(.spaceBefore) || document[index - 2].kind == .punctuation
      || document[index - 2].kind == .symbol
    // "2.) Text".
    if before.isMark("."), index - 2 >= block.first, document[index - 2].kind == .number { return true }
    guard isApart else { return false }
    if before.kind == .number { return before.count <= 4 }
    return before.kind == .word && before.count <= 4 && isLabel(document.bytes, before) || before.isMark("*")
  }

  /// One letter, a doubled one, or a Roman numeral.
  private static func isLabel(_ bytes: UnsafePointer<UInt8>, _ token: Token) -> Bool {
    if token.count == 1 { return true }
    var isRoman = true
    var isSame = true
    for at in token.span.range {
      let letter = bytes[at] | 0x20
      if letter != bytes[Int(token.start)] | 0x20 { isSame = false }
      if letter != 0x69, letter != 0x76, letter != 0x78, letter != 0x6C { isRoman = false }
    }
    let hasDigit = token.flags.contains(.digit)
    return isRoman || isSame || hasDigit
  }

  /// ":-)", ";)", ":(", "(:".
  private static func isSmiley(_ document: Document, _ block: DocumentBlock, _ index: Int, opens: Bool) -> Bool {
    if opens, index + 1 < block.end, !document[index + 1].flags.contains(.spaceBefore) {
      if document.isMark(index + 1, ":") || document.isMark(index + 1, ";") { return true }
    }
    guard index > block.first, !document[index].flags.contains(.spaceBefore) else { return false }
    var eyes = index - 1
    if document.isMark(eyes, "-"), eyes > block.first { eyes -= 1 }
    if document.isMark(eyes, ")") || document.isMark(eyes, "("), eyes > block.first { eyes -= 1 }
    return document.isMark(eyes, ":") || document.isMark(eyes, ";") || document.isMark(eyes, "=")
      || document.isMark(eyes, "^")
  }

  // MARK: Over several paragraphs

  /// Drops the marks whose partner stands in another paragraph.
  static func withoutPartners(_ marks: [UnpairedMark], _ document: Document) -> [UnpairedMark] {
    var dropped = Set<Int>()
    for (index, mark) in marks.enumerated() where mark.opens {
      if goesOn(document, mark) { dropped.insert(index) }
      for other in marks.indices.dropFirst(index + 1) where marks[other].family == mark.family {
        let isWhole = beginsBlock(document, mark) && endsBlock(document, marks[other])
        if marks[other].block - mark.block > (isWhole ? longestQuotation : longestSpan) {
          if marks[other].block - mark.block > longestQuotation { break }
          continue
        }
        if !marks[other].opens, marks[other].block > mark.block, !dropped.contains(other) {
          dropped.insert(index)
          dropped.insert(other)
          break
        }
      }
    }
    let last = document.blocks.count - longestSpan
    return marks.indices.filter { index in
      guard !dropped.contains(index) else { return false }
      // The partner may stand in the next window or in the one before.
      if marks[index].opens { return document.isLastWindow || marks[index].block < last }
      return document.isFirstWindow || marks[index].block >= longestSpan
    }.map { marks[$0] }
  }

  private static func beginsBlock(_ document: Document, _ mark: UnpairedMark) -> Bool {
    document.blocks[mark.block].first == mark.token
  }

  private static func endsBlock(_ document: Document, _ mark: UnpairedMark) -> Bool {
    document.blocks[mark.block].end <= mark.token + 2
  }

  /// The next paragraph begins with the same mark: the quotation goes on.
  private static func goesOn(_ document: Document, _ mark: UnpairedMark) -> Bool {
    guard mark.family == .double || mark.family == .guillemet, mark.block + 1 < document.blocks.count else {
      return false
    }
    let next = document.blocks[mark.block + 1]
    return next.first < next.end && document.scalar(next.first) == document.scalar(mark.token)
  }
}
