import Language
import Text

/// Blanks on one side of a hyphen ("Select -Befehl", "die- Open Methode").
enum HyphenSpacing {
  /// Words after which a part with its hyphen stands rightly ("Kosten und -leistungen").
  private static let joiners = WordSet(
    "und oder bzw sowie als wie noch bis auch statt respektive u o noch and or mit ohne ")
  /// Conjunctions that follow a dash, never a hyphen.
  private static let afterDash = WordSet(
    "obwohl aber wenn weil dass daß und oder sondern doch denn jedoch also sowie wobei während")
  private static let articles = WordSet(
    """
    der die das den dem des diese dieser dieses diesem diesen eine einen einem einer eines im zum zur vom ihre
    ihren ihrem seine seinen
    """)
  /// Nouns that name parameters of commands ("Get-Item -Name").
  private static let parameters = WordSet(
    """
    name filter version path force type online debug server port host user domain status modul module label radius
    test text option
    """)

  /// "Select -Befehl", "Abend -weil".
  static func blankBefore(_ place: Place, _ sink: inout Sink) {
    guard let next = place.next, next.kind == .word, !place.nextIsApart, next.count > 2 else { return }
    guard !place.token.flags.contains(.lineBefore) else { return }
    let document = place.document
    let before = place.before
    var wordStart = before.start
    if before.isMark("*") {
      guard place.index - 2 >= place.block.first else { return }
      wordStart = document[place.index - 2].start
    } else {
      guard place.beforeEndsWord || before.isMark("%"), !joiners.contains(before.key) else { return }
    }
    guard !isFormula(place) else { return }
    let isDash = !next.flags.contains(.capital)
    if isDash {
      guard afterDash.contains(next.key), before.kind == .word, !isSecondDash(place) else { return }
    } else {
      guard isHead(place, place.index + 1), !isParameter(place), !isSecondDash(place), !isSuspended(place) else {
        return
      }
    }
    guard !CodeShape.isCode(document, place.block) else { return }
    let gap = ByteSpan(before.end, place.token.start)
    let note = EdgeNote(document.edge(behind: place.index - 1))
    sink.report(
      ByteSpan(isDash ? before.start : wordStart, next.end),
      isDash
        ? Message("blank on one side of the dash before „%1“", next.span)
        : Message(
          "blank before the hyphen of „%1“%w; remove it", ByteSpan(place.token.start, next.end), word: note.text),
      evidence: "blank on one side of a hyphen", confidence: note.raise(0.96),
      fix: isDash ? Fix(ByteSpan(place.token.end, place.token.end), " ", safety: .safe) : Fix(gap, "", safety: .safe))
  }

  /// A noun that may be the head of a compound.
  private static func isHead(_ place: Place, _ index: Int) -> Bool {
    let document = place.document
    guard document.pack != nil else { return false }
    if document.lowerEntry(index).isFunctionWord { return false }
    if document.readings(index).classes.contains(.noun) { return true }
    // "-Speicherort": compounds that the lexicon does not have; without an article they may be English.
    if document[index].flags.contains(.innerCapital) { return false }
    return document[index].count >= 12 || document[index].count >= 8 && articleBefore(place) != nil
  }

  /// "Get-Item -Name": a parameter of a command.
  private static func isParameter(_ place: Place) -> Bool {
    let document = place.document
    guard parameters.contains(document[place.index + 1].key) else { return false }
    let isCmdlet = place.before.kind == .word && place.before.flags.contains(.hyphen)
    return isCmdlet || articleBefore(place) != place.index - 2
  }

  /// The article among the two words before the part in front of the hyphen.
  private static func articleBefore(_ place: Place) -> Int? {
    for index in [place.index - 2, place.index - 3] where index >= place.block.first {
      if articles.contains(place.document[index].key) { return index }
    }
    return nil
  }

  /// "CO 2 -Emissionen", "NO x -Werte": a figure set low that was read as a word of its own.
  private static func isFormula(_ place: Place) -> Bool {
    let before = place.before
    if before.kind == .word { return before.count == 1 }
    guard before.kind == .number, before.count <= 2, place.index - 2 >= place.block.first else { return false }
    let symbol = place.document[place.index - 2]
    return symbol.kind == .word && symbol.count <= 3 && symbol.flags.contains(.capital)
  }

  /// "der EU und eines -Grenzschutzes": the second part of a pair.
  private static func isSuspended(_ place: Place) -> Bool {
    let document = place.document
    guard document.lowerEntry(place.index - 1).isFunctionWord else { return false }
    for index in max(place.block.first, place.index - 4)..<place.index where joiners.contains(document[index].key) {
      return true
    }
    return false
  }

  /// "Text -Einschub- Text", "A -B -C": more hyphens of that kind in the neighbourhood are dashes or options.
  private static func isSecondDash(_ place: Place) -> Bool {
    let document = place.document
    let last = min(place.block.end - 1, place.index + 6)
    for index in max(place.block.first, place.index - 5)..<max(place.block.first, last) where index != place.index {
      let token = document[index]
      guard token.first == 0x2D, token.count == 1 else { continue }
      let isApart = document[index + 1].flags.contains(.spaceBefore)
      if token.flags.contains(.spaceBefore) != isApart { return !isRepeatedHead(document, place, index) }
    }
    return false
  }

  /// "die Open -Methode und die Close -Methode": both are damage.
  private static func isRepeatedHead(_ document: Document, _ place: Place, _ other: Int) -> Bool {
    let token = document[other]
    if token.flags.contains(.spaceBefore) {
      return document[other + 1].flags.contains(.capital) && document.readings(other + 1).classes.contains(.noun)
    }
    return other > place.block.first && articles.contains(document[other - 1].key)
  }

  /// "Menü - > Neu": an arrow torn apart.
  static func arrow(_ place: Place, _ sink: inout Sink) {
    guard let next = place.next, next.isMark(">"), next.flags.contains(.spaceBefore),
      place.token.flags.contains(.spaceBefore)
    else { return }
    guard !CodeShape.isCode(place.document, place.block) else { return }
    let span = place.token.span.union(next.span)
    sink.report(
      span, Message("blank inside the arrow „%1“; remove it", span), evidence: "torn arrow", confidence: 0.96,
      fix: Fix(span, "->", safety: .safe))
  }

  /// "die- Open Methode".
  static func blankBehind(_ place: Place, _ sink: inout Sink) {
    guard let next = place.next, !next.flags.contains(.lineBefore), place.before.kind == .word else { return }
    let document = place.document
    let before = place.before
    guard next.kind == .word || next.kind == .identifier || next.kind == .fileName else { return }
    guard articles.contains(before.key), !before.flags.contains(.capital) else { return }
    guard next.flags.contains(.capital) || next.kind != .word else { return }
    guard !isCoordinated(document, place) else { return }
    sink.report(
      ByteSpan(before.start, next.end), Message("hyphen between „%1“ and „%2“; remove it", before.span, next.span),
      evidence: "hyphen behind an article", confidence: 0.96,
      fix: Fix(place.token.span, "", safety: .safe))
  }

  /// "der- und diejenigen".
  private static func isCoordinated(_ document: Document, _ place: Place) -> Bool {
    joiners.contains(document[place.index + 1].key)
  }
}
