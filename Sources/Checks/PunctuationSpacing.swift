import Language
import Reading
import Text

/// Blanks on the wrong side of a mark.
public enum PunctuationSpacing: Check {
  public static let page = CheckPage(
    id: .punctuationSpacing,
    summary: "a blank before a mark or none behind it",
    what: """
      Finds a blank before a comma, full stop, colon, semicolon, question or exclamation mark, blanks inside brackets and \
      quotation marks, a blank on one side of a hyphen, and a comma or colon between two words without a blank.
      """,
    why: """
      Link text, emphasis and inline code are translated apart and put back with the blanks of their own string; readers \
      see at once that no person set the text.
      """,
    needsPack: false,
    flagged: [
      "Das Programm wurde gestern ⟨beendet .⟩ Danach war es still.",
      "Die ⟨Datei ,⟩ die Sie suchen, fehlt.",
      "Er nannte drei ⟨Gründe :⟩ Zeit, Geld und Ruhe.",
      "Öffnen Sie die Datei ⟨Start.cs ,⟩ und fügen Sie eine Zeile ein.",
      "Der Verein ⟨( Sitz in Bonn )⟩ wurde neu gegründet.",
      "Klicken Sie auf ⟨\" Weiter \"⟩ und warten Sie.",
      "Er rief ⟨„ Halt “⟩ und lief davon.",
      "Rufen Sie den ⟨Open -Befehl⟩ auf.",
      "Die Regel gilt für ⟨die- Print⟩ Methode.",
      "Danach ruft sie die Funktion ⟨loadItems ()⟩ auf.",
      "Die Ministerin ⟨sagte:Niemand⟩ werde vergessen.",
      "Es wurde ⟨spät,aber⟩ niemand wollte gehen.",
      "Linkes ⟨Menü:Die⟩ Einträge sind kurz.",
    ],
    nearMisses: [
      "Er wartete ... und ging.", "Das kostet 3,50 Euro.", "Siehe Kapitel 3.", "Um 12:30 Uhr beginnt es.",
      "Ja, das stimmt.", "Die Endung .txt ist bekannt, auch .NET lief schon.",
      "Hard- und Software sowie Vor- oder Nachteile.", "Die Kosten und -leistungen wurden geprüft.",
      "Der Aufruf tar -xzf archiv.tar entpackt alles.", "Das Spiel endete 2 : 1 nach Verlängerung.",
      "Die Leser:innen und die Mitarbeiter(innen) sind eingeladen.", "Er lachte :-) und ging ;)",
      "Sie sagte « oui » und schwieg.", "Das war gut – sehr gut sogar.", "Der Aufruf find . -name alt listet Dateien.",
      "Die Funktion main() gibt null zurück.", "Er wollte „nicht mehr ... “ sagen.",
      "Ein 24\" Monitor und ein 27\" Monitor stehen da.",
    ])

  public static func run(_ document: Document, into sink: inout Sink) {
    let tokens = document.tokens
    for block in document.blocks where block.kind != .tableRow {
      var place = Place(document: document, block: block)
      var straightQuotes = 0
      for index in document.sets.oddMarks.within(block.tokens) {
        if tokens[index].first == 0x22 { straightQuotes += 1 }
        guard index > block.first, !isPlain(tokens, index, block.end) else { continue }
        place.index = index
        if tokens[index].flags.contains(.spaceBefore) {
          spaced(place, &sink)
        } else if index + 1 < block.end {
          unspaced(place, &sink)
        }
      }
      if straightQuotes > 1 { QuoteSpacing.straight(place, &sink) }
    }
  }

  /// A comma or colon with a blank behind it only, or a full stop with a capital behind: what nearly all marks are.
  @inline(__always)
  private static func isPlain(_ tokens: UnsafePointer<Token>, _ index: Int, _ end: Int) -> Bool {
    let space = TokenFlags.spaceBefore.rawValue
    guard tokens[index].flags.rawValue & space == 0, index + 1 < end else { return false }
    let next = tokens[index + 1].flags.rawValue
    guard next & space != 0 else { return false }
    switch tokens[index].first {
    case 0x2C, 0x3A, 0x3B, 0x21, 0x3F, 0x29: return true
    case 0x2E: return next & TokenFlags.capital.rawValue != 0
    default: return false
    }
  }

  /// A mark behind white space.
  @inline(__always)
  private static func spaced(_ place: Place, _ sink: inout Sink) {
    switch place.token.first {
    case 0x2C, 0x3B, 0x2E, 0x3A, 0x21, 0x3F: blankBefore(place, &sink)
    case 0x29, 0x5D: BracketSpacing.close(place, &sink)
    case 0x28, 0x5B: BracketSpacing.open(place, &sink)
    case 0x2D:
      if place.nextIsApart { HyphenSpacing.arrow(place, &sink) } else { HyphenSpacing.blankBefore(place, &sink) }
    case 0xE2: QuoteSpacing.curly(place, &sink)
    default: break
    }
  }

  /// A mark that follows a word at once.
  @inline(__always)
  private static func unspaced(_ place: Place, _ sink: inout Sink) {
    switch place.token.first {
    case 0x2C, 0x3A, 0x3B, 0x21, 0x3F: if !place.nextIsApart { blankMissing(place, &sink) }
    case 0x2D: if place.nextIsApart { HyphenSpacing.blankBehind(place, &sink) }
    case 0x2E: if place.nextIsApart { extensionApart(place, &sink) }
    case 0xE2: QuoteSpacing.curly(place, &sink)
    case 0x28: BracketSpacing.open(place, &sink)
    default: break
    }
  }

  // MARK: Sentence marks

  /// "Datei , die".
  private static func blankBefore(_ place: Place, _ sink: inout Sink) {
    guard place.nextIsApart || place.nextCloses, !place.token.flags.contains(.lineBefore) else { return }
    guard place.beforeEndsWord, !isFrench(place), !isLegal(place), !CodeShape.isCode(place.document, place.block) else {
      return
    }
    // A mark alone is hard to see in an editor: the word before it is marked, too.
    let span = ByteSpan(place.before.start, place.token.end)
    let note = EdgeNote(place.document.edge(behind: place.index - 1))
    sink.report(
      span, Message("blank before „%1“%w; remove it", place.token.span, word: note.text),
      evidence: "blank before a mark", confidence: note.raise(0.98),
      fix: Fix(ByteSpan(place.before.end, place.token.start), "", safety: .safe))
  }

  /// French sets a blank before its high marks.
  private static func isFrench(_ place: Place) -> Bool {
    place.document.language == "fr" && place.token.first != 0x2C && place.token.first != 0x2E
  }

  /// Marks that stand apart for a reason: scores, commands, catalogue entries.
  private static func isLegal(_ place: Place) -> Bool {
    let document = place.document
    switch place.token.first {
    case 0x2E:
      // "find . -name", "git add . ausführen": a folder; a stop is followed by a new sentence or by nothing.
      if folderCommands.contains(place.before.key) { return true }
      guard let next = place.next else { return false }
      if next.first == 0x2E || next.first == 0x2F || next.first == 0x2D { return true }
      if next.kind == .word && !next.flags.contains(.capital) || place.nextCloses && next.first == 0x22 {
        return !document.lowerEntry(place.index - 1).hasReadings
      }
      return false
    case 0x3A:
      if place.before.kind == .number || place.next?.first == 0x29 { return true }
      guard let next = place.next else { return false }
      if place.before.first == 0x29 {
        return place.index - 2 >= place.block.first && document.isMark(place.index - 2, ".")
      }
      // "Berlin : Verlag": librarians set the colon between blanks.
      let isSentence = document.lowerEntry(place.index - 1).hasReadings && !place.before.flags.contains(.capital)
      return !(isSentence || isBehindSmallWord(place)) || next.kind == .number
    case 0x3B: return place.next?.first == 0x29
    case 0x3F, 0x21:
      // "a ? b : c", "!" of a shell, "bestätigen Sie mit ! den Vorschlag".
      let entry = document.lowerEntry(place.index - 1)
      return place.before.kind != .word || entry.isFunctionWord && !endsClause(place)
        || !place.before.flags.contains(.capital) && !entry.isKnown
    default: return false
    }
  }

  /// Commands that are given the folder they stand in as ".".
  private static let folderCommands = WordSet(
    "cd ls cp mv rm add find du build grep ln open code tree tar zip vim explorer")

  /// One of the two words before the one before is written small: no entry of a catalogue.
  private static func isBehindSmallWord(_ place: Place) -> Bool {
    guard place.index - 2 >= place.block.first else { return false }
    if isSmallWord(place, place.index - 2) { return true }
    return place.index - 3 >= place.block.first && place.document[place.index - 2].kind == .word
      && isSmallWord(place, place.index - 3)
  }

  private static func isSmallWord(_ place: Place, _ index: Int) -> Bool {
    let token = place.document[index]
    return token.kind == .word && !token.flags.contains(.capital) && place.document.lowerEntry(index).hasReadings
  }

  /// The mark is the last of its block, or a capital follows.
  private static func endsClause(_ place: Place) -> Bool { place.next?.flags.contains(.capital) ?? true }

  /// "sagte:Niemand", "spät,aber".
  private static func blankMissing(_ place: Place, _ sink: inout Sink) {
    let document = place.document
    let next = document[place.index + 1]
    guard next.kind == .word, place.before.kind == .word, next.count > 2, place.before.count > 2 else { return }
    let first = document.lowerEntry(place.index - 1)
    let second = document.lowerEntry(place.index + 1)
    guard first.hasReadings || first.isFunctionWord || document.entry(place.index - 1).hasReadings else { return }
    let nextEntry = document.entry(place.index + 1)
    guard second.hasReadings || nextEntry.hasReadings || second.isFunctionWord else { return }
    let isFitting =
      switch place.token.first {
      case 0x2C: first.isFunctionWord || second.isFunctionWord
      case 0x3B: second.isFunctionWord
      // Gender signs ("Leser:Innen") and tags ("date:Heute") have a colon, too.
      case 0x3A:
        next.flags.contains(.capital) && (place.before.flags.contains(.capital) ? isArticle(next) : first.hasReadings)
      default: next.flags.contains(.capital) && !place.before.flags.contains(.allCapitals)
      }
    guard isFitting, !isGenderEnding(next.key), !CodeShape.isCode(document, place.block) else { return }
    if place.index - 2 >= place.block.first, !place.before.flags.contains(.spaceBefore),
      isJoiner(document[place.index - 2].first)
    {
      return
    }
    let note = EdgeNote(document.edge(behind: place.index))
    sink.report(
      place.before.span.union(next.span),
      Message("no blank behind „%1“%w; put one in", place.token.span, word: note.text),
      evidence: "no blank behind a mark", confidence: note.raise(0.96),
      fix: Fix(ByteSpan(place.token.end, place.token.end), " ", safety: .safe))
  }

  private static func isArticle(_ token: Token) -> Bool { articles.contains(token.key) }

  private static let genderEndings = WordSet("innen in inne")
  private static func isGenderEnding(_ key: UInt32) -> Bool { genderEndings.contains(key) }

  /// Marks inside addresses, paths and code.
  private static func isJoiner(_ first: UInt8) -> Bool {
    switch first {
    case 0x2C, 0x2F, 0x3A, 0x3B, 0x3D, 0x40, 0x5C, 0x5F, 0x28, 0x2E, 0x23, 0x26, 0x2D: true
    default: false
    }
  }

  private static let articles = WordSet("der die das den dem des eine einen einem einer eines")

  /// "die. csv-Liste": the blank belongs before the full stop of the extension.
  private static func extensionApart(_ place: Place, _ sink: inout Sink) {
    guard place.before.kind == .word, articles.contains(place.before.key), !place.before.flags.contains(.capital) else {
      return
    }
    let document = place.document
    let next = document[place.index + 1]
    guard next.kind == .word, !next.flags.contains(.capital), !next.flags.contains(.lineBefore) else { return }
    guard !document.lowerEntry(place.index + 1).hasReadings else { return }
    sink.report(
      ByteSpan(place.before.start, next.end), Message("the blank belongs before „%1“", place.token.span),
      evidence: "extension apart from its full stop", confidence: 0.96,
      fix: Fix(ByteSpan(place.before.end, next.start), " .", safety: .safe))
  }
}
