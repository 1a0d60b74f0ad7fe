import Language
import Reading
import Text

/// Blanks at the edges of links, inline code and emphasis.
public enum LinkSpacing: Check {
  public static let page = CheckPage(
    id: .linkSpacing,
    summary: "no blank, or a misplaced hyphen, at the edge of a link or of code",
    what: """
      Finds a word that touches the outside of a link, of inline code or of emphasis, and a hyphen that stands on the \
      wrong side of a blank there. The hyphen that joins code and noun is right, so are endings ("`Foo`s") and words of \
      which a part is set apart.
      """,
    why: """
      Translation programs move links and inline code as placeholders and lose the blanks around them; the page then \
      shows words run together in two colours.
      """,
    format: .markdown,
    flagged: [
      "Der Befehl ⟨`JOIN`enthält⟩ eine Bedingung.",
      "Gehen Sie von der Seite [⟨Start](start.md)zurück⟩ zum Anfang.",
      "Setzen Sie den Wert ⟨auf`true`⟩, bevor Sie beginnen.",
      "Lesen Sie ⟨unter[Druck⟩](druck.md) weiter.",
      "Klicken Sie unter dem Bild auf **⟨Öffnen**und⟩ warten Sie.",
      "Die Daten stehen in der ⟨-`Werte`⟩ Eigenschaft.",
      "Sie gehören zu ⟨der- `Werte`⟩ Eigenschaft.", "Rufen Sie dann die ⟨`Open` Methode⟩ auf.",
    ],
    nearMisses: [
      "Die `Open`-Methode und der Nicht-`null`-Wert gehören dazu.",
      "Sie wird (`Open`) aufgerufen, siehe „[Start](a.md)“.",
      "Alle `Task`s und alle [Server](a.md)n laufen.", "Das Wort **Haus**tür hat zwei Teile, *un*bekannt auch.",
      "Der [Wetter](a.md)bericht kommt, der Wetter[bericht](a.md) auch.", "Der Schalter `-Force` löscht die Datei.",
      "Das gilt für [Start](a.md), `Open`; und **hier**: so.", "Die Werte `a`/`b` und `c`–`d` sind gleich.",
    ])

  public static func run(_ document: Document, into sink: inout Sink) {
    guard let lexicon = document.lexicon else { return }
    let edges = LinkEdges(document: document, lexicon: lexicon)
    for element in document.inlines {
      switch element.kind {
      case .link, .code, .emphasis, .strong:
        edges.right(element, &sink)
        edges.left(element, &sink)
      default: break
      }
      if element.kind == .code {
        edges.hyphen(element, &sink)
        edges.missingHyphen(element, &sink)
      }
    }
  }
}

/// Looks at both sides of an element.
struct LinkEdges {
  let document: Document
  let lexicon: Lexicon
  private var bytes: UnsafePointer<UInt8> { document.bytes }

  init(document: Document, lexicon: Lexicon) {
    self.document = document
    self.lexicon = lexicon
  }

  /// Endings that inflect a name.
  private static let endings = WordSet("s n en e es er ern em ens ns")
  /// Words that make adjectives and nouns of a name, written without a hyphen by many.
  private static let suffixes = WordSet(
    "artig artige artigen fähig fähige fähigen basiert basierte basierten seitig bar")
  private static let articles = WordSet("der die das den dem des ein eine einen einem einer eines")

  // MARK: Behind

  /// "`JOIN`enthält", "[Typ](x)zurück".
  func right(_ element: InlineElement, _ sink: inout Sink) {
    let cut = Int(element.span.upper)
    let end = letters(from: cut)
    guard end > cut, !element.span.isEmpty, isLetterBoundary(end) else { return }
    let inside = document.bytes[cut - 1]
    guard inside > 0x20, !isOpening(cut), !touchesAnother(cut, ends: false) else { return }
    let tail = document.entry(from: cut, to: end)
    let key = key(cut, end)
    if element.kind == .code {
      guard length(cut, end) >= 2, !Self.endings.contains(key), !Self.suffixes.contains(key) else { return }
    } else {
      guard length(cut, end) >= 2, !Self.endings.contains(key),
        isRunOn(start: wordStart(before: cut), cut, end, tail, element)
      else { return }
    }
    let lower = element.kind == .code ? Int(element.span.lower) : max(wordStart(before: cut), Int(element.span.lower))
    let note = EdgeNote(element.kind)
    sink.report(
      ByteSpan(lower, end), Message("no blank before „%1“%w; put one in", ByteSpan(cut, end), word: note.text),
      evidence: "word touches the end of an element", confidence: element.isLoose ? 0.96 : 0.98,
      fix: Fix(ByteSpan(cut, cut), " ", safety: .unsafe))
  }

  // MARK: Before

  /// "auf`true`", "unter[Druck](x)".
  func left(_ element: InlineElement, _ sink: inout Sink) {
    let cut = Int(element.span.lower)
    let start = wordStart(before: cut)
    guard start < cut, !element.span.isEmpty, !touchesAnother(cut, ends: true) else { return }
    let before = start > 0 ? bytes[start - 1] : 0x20
    // A path, an address, an option or a part of a longer name.
    switch before {
    case 0x2F, 0x5C, 0x2E, 0x5F, 0x40, 0x23, 0x24, 0x3D, 0x2D, 0x30...0x39: return
    default: break
    }
    let head = document.entry(from: start, to: cut)
    let end = element.kind == .code ? Int(element.span.upper) : min(letters(from: cut), Int(element.span.upper))
    guard end > cut else { return }
    if element.kind == .code {
      guard length(start, cut) >= 2, isWord(start, cut, head) else { return }
    } else {
      guard length(start, cut) >= 2, isRunOn(start: start, cut, end, document.entry(from: cut, to: end), element) else {
        return
      }
    }
    let note = EdgeNote(element.kind)
    sink.report(
      ByteSpan(start, end), Message("no blank behind „%1“%w; put one in", ByteSpan(start, cut), word: note.text),
      evidence: "word touches the beginning of an element", confidence: element.isLoose ? 0.96 : 0.98,
      fix: Fix(ByteSpan(cut, cut), " ", safety: .unsafe))
  }

  // MARK: Hyphens

  /// "in der -`Werte` Eigenschaft", "zu der- `Werte` Eigenschaft".
  func hyphen(_ element: InlineElement, _ sink: inout Sink) {
    let cut = Int(element.span.lower)
    let end = Int(element.span.upper)
    guard cut > 2 else { return }
    let isBefore = bytes[cut - 1] == 0x2D && bytes[cut - 2] == 0x20
    let isApart = bytes[cut - 1] == 0x20 && bytes[cut - 2] == 0x2D
    guard isBefore || isApart else { return }
    let wordEnd = cut - 2
    let start = wordStart(before: isBefore ? wordEnd : wordEnd)
    guard start < wordEnd, Self.articles.contains(key(start, wordEnd)) else { return }
    // A noun follows that the hyphen belongs to.
    guard bytes[end] == 0x20, isCapital(end + 1), letters(from: end + 1) - end > 3 else { return }
    let note = EdgeNote(element.kind)
    sink.report(
      ByteSpan(isBefore ? cut - 1 : start, end),
      Message("hyphen on the wrong side of „%1“%w; it joins the word behind", element.span, word: note.text),
      evidence: "hyphen on the wrong side of an element", confidence: 0.97,
      fix: isBefore ? nil : Fix(ByteSpan(cut - 2, cut - 1), "", safety: .unsafe))
  }

  /// "die `Open` Methode": code and noun make one word, as the article shows that belongs to the noun.
  func missingHyphen(_ element: InlineElement, _ sink: inout Sink) {
    guard let index = token(at: Int(element.span.lower)), index > 0, index + 1 < document.count,
      document[index].end == element.span.upper, document[index].flags.isDisjoint(with: .sentenceStart)
    else { return }
    let article = document[index - 1]
    let noun = document[index + 1]
    guard article.kind == .word, article.flags.isDisjoint(with: .capital) || article.flags.contains(.sentenceStart),
      noun.kind == .word, noun.flags.contains(.capital), noun.flags.isDisjoint(with: [.sentenceStart, .lineBefore]),
      noun.start == document[index].end + 1, bytes[Int(article.end)] == 0x20
    else { return }
    guard let phrase = NounPhraseStart(document, before: index) else { return }
    let view = document.nounView(index + 1)
    guard phrase.mask & view.mask != 0, view.classes.contains(.noun), view.classes.isDisjoint(with: .properName),
      !document.entry(index + 1).isName
    else { return }
    let gap = ByteSpan(document[index].end, noun.start)
    sink.report(
      element.span.union(noun.span),
      Message("code and noun make one word in „%1“; join them with a hyphen", element.span.union(noun.span)),
      evidence: "no hyphen between code and its noun", confidence: 0.93, severity: .note,
      fix: Fix(gap, "-", safety: .unsafe))
  }

  /// The token that begins at an offset.
  private func token(at offset: Int) -> Int? {
    var low = 0
    var high = document.count
    while low < high {
      let middle = (low + high) / 2
      if Int(document[middle].start) < offset { low = middle + 1 } else { high = middle }
    }
    return low < document.count && Int(document[low].start) == offset ? low : nil
  }

  // MARK: Words

  /// Whether two words run together where a link or emphasis ends or begins, and not one of which a part is set apart.
  private func isRunOn(start: Int, _ cut: Int, _ end: Int, _ tail: LexicalEntry, _ element: InlineElement) -> Bool {
    // "[Start (neu)](x)danach": no word stands on the other side.
    if start >= cut { return isWord(cut, end, tail) }
    if isKnown(start, end) { return false }
    guard isWord(cut, end, tail) else { return false }
    guard isWord(start, cut, document.entry(from: start, to: cut)) else {
      // "[CodePlex](x)herunterladen": a name, and no noun that could make a compound with it.
      return !element.isLoose && length(cut, end) > 2 && !isNominal(cut, end)
    }
    // No compound has a capital inside.
    if isCapital(cut), !isCapital(start) || !element.isLoose { return true }
    if CompoundAnalysis(lexicon, bytes).head(start, end) != nil, !tail.isFunctionWord { return false }
    // A compound of two nouns may be new; a word that is no noun joins nothing.
    let isClear = tail.isFunctionWord || isSmallWord(start, cut) && !isCapital(cut)
    return isClear || !element.isLoose && !isNominal(cut, end)
  }

  private func isSmallWord(_ lower: Int, _ upper: Int) -> Bool {
    let entry = document.entry(from: lower, to: upper, flipCase: isCapital(lower))
    guard entry.isFunctionWord else { return false }
    // Prepositions and particles begin compounds ("Unter[bau]", "Nach[frage]").
    return lexicon.readings(entry).classes.isDisjoint(with: [.verbPrefix])
  }

  private func isNominal(_ lower: Int, _ upper: Int) -> Bool {
    let noun = document.entry(from: lower, to: upper, flipCase: !isCapital(lower))
    return lexicon.readings(noun).classes.contains(.noun)
  }

  private func isWord(_ lower: Int, _ upper: Int, _ entry: LexicalEntry) -> Bool {
    if entry.hasReadings || entry.isFunctionWord || entry.isKnown { return true }
    let other = document.entry(from: lower, to: upper, flipCase: true)
    return other.hasReadings || other.isFunctionWord || CompoundAnalysis(lexicon, bytes).head(lower, upper) != nil
  }

  private func isKnown(_ lower: Int, _ upper: Int) -> Bool {
    let entry = document.entry(from: lower, to: upper)
    let other = document.entry(from: lower, to: upper, flipCase: true)
    return entry.hasReadings || other.hasReadings || entry.isName
  }

  private func key(_ lower: Int, _ upper: Int) -> UInt32 {
    WordKey(hash: WordHash.hash(bytes + lower, upper - lower, firstBits: isCapital(lower) ? 0x20 : 0)).value
  }

  // MARK: Bytes

  private func isCapital(_ at: Int) -> Bool { bytes[at] >= 0x41 && bytes[at] <= 0x5A }

  private func isOpening(_ cut: Int) -> Bool {
    switch bytes[cut - 1] {
    case 0x28, 0x5B, 0x2F, 0x2D: true
    default: false
    }
  }

  /// Another element begins or ends there, too: what stands between the two is not outside.
  private func touchesAnother(_ offset: Int, ends: Bool) -> Bool {
    guard let prose = document.prose else { return false }
    return prose.elements(touching: offset).contains {
      !$0.span.isEmpty && Int(ends ? $0.span.upper : $0.span.lower) == offset
    }
  }

  private func length(_ lower: Int, _ upper: Int) -> Int { ColumnUnit.scalar.count(bytes, from: lower, to: upper) }

  /// Bytes of the longest word that is looked at.
  private static let longestWord = 100

  /// Offset behind the letters from an offset on; the offset itself where they are too many for a word.
  private func letters(from start: Int) -> Int {
    var at = start
    while true {
      if at - start > Self.longestWord { return start }
      if bytes[at] | 0x20 >= 0x61, bytes[at] | 0x20 <= 0x7A {
        at += 1
      } else if bytes[at] == 0xC3, bytes[at + 1] != 0x97, bytes[at + 1] != 0xB7 {
        at += 2
      } else {
        return at
      }
    }
  }

  /// What follows the letters ends a word.
  private func isLetterBoundary(_ end: Int) -> Bool {
    switch bytes[end] {
    case 0x5F, 0x40, 0x5C, 0x2F, 0x3D, 0x28, 0x30...0x39: false
    default: true
    }
  }

  /// Offset of the first letter of those right before an offset.
  private func wordStart(before end: Int) -> Int {
    var at = end
    while at > 0 {
      if end - at > Self.longestWord { return end }
      if bytes[at - 1] | 0x20 >= 0x61, bytes[at - 1] | 0x20 <= 0x7A {
        at -= 1
      } else if at > 1, bytes[at - 2] == 0xC3, bytes[at - 1] & 0xC0 == 0x80 {
        at -= 2
      } else {
        break
      }
    }
    return at
  }
}

extension InlineElement {
  /// Emphasis may stand inside a word.
  var isLoose: Bool { kind == .emphasis || kind == .strong }
}
