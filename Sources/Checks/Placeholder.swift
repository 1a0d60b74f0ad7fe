import Language
import Text

/// Placeholders of templates and translation programs where a word should stand.
enum Placeholder {
  private static let names = WordSet(
    "link tag var ph placeholder url code term entity name img image num number xml html ref")

  /// "__LINK_0__".
  static func named(_ place: Place, _ sink: inout Sink) {
    let text = place.document.text.string(place.token.span)
    guard text.hasPrefix("__"), text.hasSuffix("__"), text.utf8.count > 5 else { return }
    let parts = text.split(separator: "_")
    guard let first = parts.first, first.allSatisfy({ $0.isUppercase || $0.isNumber }) else { return }
    let isNumbered = parts.count > 1 && parts.last!.allSatisfy(\.isNumber) || first.last!.isNumber
    guard isNumbered, names.contains(WordKey(first.filter { !$0.isNumber }.lowercased()).value) || parts.count == 2
    else { return }
    report(place, place.index, &sink)
  }

  /// "{{name}}", "{0}", "⟦2⟧", "[[1]]".
  static func bracketed(_ place: Place, _ sink: inout Sink) {
    let document = place.document
    let bytes = document.bytes
    let at = Int(place.token.start)
    let open = place.token.first
    if open == 0xE2 {
      // U+27E6 and U+27E7 around digits are nothing but placeholders.
      guard let last = closing(place, from: place.index + 1, 0xE2, longest: 2), document.scalar(last) == 0x27E7 else {
        return
      }
      report(place, last, &sink)
      return
    }
    if place.index > place.block.first, place.before.first == open, !place.token.flags.contains(.spaceBefore) { return }
    let isDouble = bytes[at + 1] == open
    let close: UInt8 = open == 0x7B ? 0x7D : 0x5D
    guard isDouble || open == 0x7B else { return }
    let inside = place.index + (isDouble ? 2 : 1)
    guard inside < place.block.end, !document[inside].flags.contains(.spaceBefore) else { return }
    let word = document[inside]
    if isDouble && open == 0x7B {
      guard word.kind == .word || word.kind == .number || word.kind == .identifier || word.kind == .fileName else {
        return
      }
    } else {
      guard word.kind == .number, word.count <= 2, !quotesBraces(place) else { return }
    }
    let last = inside + (isDouble ? 2 : 1)
    guard last < place.block.end, document[last].first == close, document[inside + 1].first == close else { return }
    guard !document[inside + 1].flags.contains(.spaceBefore), standsForWord(place, last) else { return }
    report(place, last, &sink)
  }

  /// The text quotes a program's message with placeholders of its own: those beside it are its translation.
  private static func quotesBraces(_ place: Place) -> Bool {
    let tokens = place.document.tokens
    return place.block.tokens.contains { tokens[$0].first == 0x7B && tokens[$0].flags.contains(.quoted) }
  }

  /// "%s", "%d".
  static func format(_ place: Place, _ sink: inout Sink) {
    guard let next = place.next, next.kind == .word, next.count == 1, !place.nextIsApart,
      next.first == 0x73 || next.first == 0x64
    else { return }
    guard place.token.flags.contains(.spaceBefore) || place.index == place.block.first else { return }
    guard standsForWord(place, place.index + 1), !hasHabit(place) else { return }
    report(place, place.index + 1, &sink)
  }

  private static func closing(_ place: Place, from: Int, _ first: UInt8, longest: Int) -> Int? {
    for index in from..<min(place.block.end, from + longest + 1) where place.document.tokens[index].first == first {
      return place.document[index].flags.contains(.spaceBefore) ? nil : index
    }
    return nil
  }

  /// The placeholder has words of the language at its sides: prose, not a list of formats.
  private static func standsForWord(_ place: Place, _ last: Int) -> Bool {
    let document = place.document
    guard place.index > place.block.first, !MarkupResidue.isMentioned(place, width: last - place.index + 1) else {
      return false
    }
    guard place.before.kind == .word || place.before.first == 0x2C, !CodeShape.isCode(document, place.block) else {
      return false
    }
    let hasPack = document.pack != nil
    let beforeIsWord =
      !hasPack || document.lowerEntry(place.index - 1).isKnown || document.entry(place.index - 1).isKnown
      || place.before.first == 0x2C || place.before.flags.contains(.hyphen)
    guard beforeIsWord else { return false }
    guard last + 1 < place.block.end else { return true }
    let next = document[last + 1]
    if next.kind == .word {
      return !hasPack || document.lowerEntry(last + 1).isKnown || document.entry(last + 1).isKnown
    }
    return next.isMark(".") || next.isMark(",") || next.isMark(";") || next.isMark("!") || next.isMark("?")
  }

  /// Catalogues of messages are full of "%s".
  private static func hasHabit(_ place: Place) -> Bool {
    let document = place.document
    var count = 0
    for index in 0..<document.count - 1
    where document.tokens[index].first == 0x25 && !document.tokens[index + 1].flags.contains(.spaceBefore) {
      if document[index + 1].kind == .word { count += 1 }
    }
    return count > 4
  }

  private static func report(_ place: Place, _ last: Int, _ sink: inout Sink) {
    let span = place.token.span.union(place.document[last].span)
    sink.report(
      span, Message("placeholder „%1“ left in the text; find what stood there", span), evidence: "placeholder",
      confidence: 0.97)
  }
}
