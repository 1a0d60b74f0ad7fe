import Text

/// A token seen as a noun: its agreement mask, and how it behaves in compounds.
public struct NounView: Sendable {
  /// Cases and genders that fit, all readings together; 0 where the token is no noun that is known.
  public var mask: UInt16 = 0
  /// The entry that was looked at: of the token, of its last part, or of the head of a compound.
  public var entry = LexicalEntry(bits: 0)
  public var classes: WordClasses = []
  /// The token as written is unknown and was taken apart.
  public var isCompound = false
  /// The token is known as a bound first part ("Bereitstellungs"), which cannot stand alone.
  public var isBound = false
}

extension Document {
  /// Looks at a capitalised token as a noun.
  public func nounView(_ index: Int) -> NounView {
    let token = self[index]
    guard let lexicon, token.kind == .word else { return NounView() }
    var start = Int(token.start)
    let end = Int(token.end)
    if token.flags.contains(.hyphen) {
      var at = end
      while at > start, bytes[at - 1] != 0x2D { at -= 1 }
      start = at
    }
    guard end - start >= 2 else { return NounView() }
    var view = NounView()
    view.entry = start == Int(token.start) ? entry(index) : entry(from: start, to: end)
    if start > Int(token.start), !view.entry.hasReadings {
      // "Web-anwendung": the last part may be small.
      view.entry = entry(from: start, to: end, flipCase: true)
    }
    if view.entry.hasReadings {
      let readings = lexicon.readings(view.entry)
      view.mask = readings.noun
      view.classes = readings.classes
      return view
    }
    let hash = WordHash.hash(bytes + start, end - start)
    if let known = workspace.compounds[hash] { return known }
    view = takenApart(view, start, end, lexicon)
    workspace.compounds.insert(view, for: hash)
    return view
  }

  /// The view of a word that the lexicon does not know.
  private func takenApart(_ unknown: NounView, _ start: Int, _ end: Int, _ lexicon: Lexicon) -> NounView {
    var view = unknown
    let analysis = CompoundAnalysis(lexicon, bytes)
    if bytes[end - 1] == 0x73, end - start > 7, hasFeminineEnding(start, end - 1), !view.entry.isKnown {
      view.isBound = true
      return view
    }
    if bytes[end - 1] == 0x73, end - start > 4, let base = feminineBase(start, end - 1, analysis, lexicon) {
      view.isBound = true
      view.entry = base
      return view
    }
    // "Hilfsprogramm" ends with "gramm", too: all heads together say what the word can be.
    for head in analysis.heads(start, end) {
      let found = entry(from: head, to: end, flipCase: true)
      let readings = lexicon.readings(found)
      view.mask |= readings.noun
      view.classes.formUnion(readings.classes)
      if !view.isCompound { view.entry = found }
      view.isCompound = true
    }
    return view
  }

  /// Endings of feminine nouns, which take no -s but in compounds.
  private func hasFeminineEnding(_ start: Int, _ end: Int) -> Bool {
    for ending in ["ung", "heit", "keit", "schaft", "tät"] as [StaticString]
    where end - start > ending.utf8CodeUnitCount + 2 {
      let from = end - ending.utf8CodeUnitCount
      if (0..<ending.utf8CodeUnitCount).allSatisfy({ bytes[from + $0] == ending.utf8Start[$0] }) { return true }
    }
    return false
  }

  /// The feminine noun that a bound form in -s is made from: such nouns have no genitive in -s, so the form stands nowhere alone.
  private func feminineBase(_ start: Int, _ end: Int, _ analysis: CompoundAnalysis, _ lexicon: Lexicon) -> LexicalEntry?
  {
    var base = entry(from: start, to: end)
    if !base.hasReadings, let head = analysis.head(start, end) { base = entry(from: head, to: end, flipCase: true) }
    // "Arbeits", "Aktions", "Sicherungs": not "Arenas", which is a name's genitive.
    guard base.hasReadings,
      bytes[end - 1] == 0x74 || bytes[end - 1] == 0x67 || bytes[end - 1] == 0x6E && bytes[end - 2] == 0x6F
    else { return nil }
    let readings = lexicon.readings(base)
    // Feminine in all cases, nothing but a noun.
    let feminine: UInt16 = 0x2222
    return readings.noun & feminine == feminine && readings.noun & 0x5555 == 0 && readings.classes.contains(.noun)
      ? base : nil
  }
}
