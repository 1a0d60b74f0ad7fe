import Language
import Reading
import Text

/// Marks that stand where no mark can stand.
public enum StrayPunctuation: Check {
  public static let page = CheckPage(
    id: .strayPunctuation,
    summary: "a mark that belongs to nothing",
    what: """
      Finds a mark at the beginning of a line, two marks where one is meant, a mark behind an opening bracket, empty \
      quotation marks and brackets, a doubled list mark, and a full stop in the middle of a sentence.
      """,
    why: """
      A machine that moves or drops words leaves their marks behind; text put back around links and inline code does the \
      same.
      """,
    flagged: [
      "⟨, Die⟩ Gemeinde will das Haus verkaufen.",
      "⟨. „Wir⟩ bleiben hier“, sagte der Sprecher.",
      "Der Zug kam mit einer Stunde ⟨Verspätung.,⟩ Niemand wusste warum.",
      "Das konnte niemand ⟨ahnen,.⟩ Danach war es zu spät.",
      "Die Brücke ist seit gestern wieder ⟨offen..⟩ Der Verkehr rollt.",
      "Unterstützt werden PUT⟨, ,⟩ DELETE und einige andere.",
      "Der Bericht ⟨(,⟩ nennt drei Gründe) liegt vor.",
      "- ⟨- Personalausweis⟩ und zwei Lichtbilder",
      "Die Arbeiten werden ⟨fortgesetzt. sofern⟩ das Wetter es zulässt.",
      "Der Hof wurde im Herbst ⟨verkauft. steht⟩ seitdem leer.",
      "Wir fuhren in das Städtchen ⟨„“⟩ und blieben dort.",
      "„Das war ein gutes Spiel⟨.“ meinte⟩ der Trainer.",
    ],
    nearMisses: [
      "Er zögerte ... und ging dann doch.", "Wir kauften Brot, Milch usw., danach fuhren wir heim.",
      "Am 3., 4. und 5. Mai ist geschlossen.", "Die Firma Maier & Co., ein alter Betrieb, schließt.",
      ".NET läuft auch hier.", "Wirklich?! Das kann doch nicht sein!!", "Siehe Abs. und Nr. im Anhang.",
      "Der Pfad ../bilder führt eine Ebene höher.", "- Brot und Milch kaufen", "* * *",
      "Er kam, z. B. am 1. und am 2. des Monats.", "Die Zeile beginnt mit :) und endet so.",
      "Rufen Sie die Funktion start() auf.", "Naja.. ich weiß nicht..",
    ])

  public static func run(_ document: Document, into sink: inout Sink) {
    let tokens = document.tokens
    for block in document.blocks {
      if !block.block.isRest { StrayAtStart.look(document, block, &sink) }
      guard block.kind != .tableRow else { continue }
      var place = Place(document: document, block: block)
      for index in document.sets.oddMarks.within(block.tokens) where index > block.first {
        // A comma behind a word, a full stop between a word and a capital.
        if tokens[index - 1].kind == .word {
          let first = tokens[index].first
          if first == 0x2C || first == 0x3B || first == 0x29 { continue }
          if first == 0x2E, index + 1 < block.end, tokens[index + 1].flags.contains(.capital) { continue }
        }
        place.index = index
        switch tokens[index].first {
        case 0x2C, 0x3B: afterMark(place, &sink)
        case 0x2E:
          afterMark(place, &sink)
          StopInSentence.look(place, &sink)
        case 0x2D: if index == block.end - 1, tokens[index - 1].isMark(".") { dashAtEnd(place, &sink) }
        case 0x29:
          if tokens[index - 1].first == 0x28, tokens[index].flags.contains(.spaceBefore) { emptyBrackets(place, &sink) }
        case 0xE2:
          if tokens[index - 1].first == 0xE2 { emptyQuotes(place, &sink) }
          if tokens[index - 1].isMark(".") { StopInSentence.speechTag(place, &sink) }
        default: break
        }
      }
    }
  }

  // MARK: Marks in a row

  /// A comma, semicolon or full stop behind another mark.
  @inline(__always)
  private static func afterMark(_ place: Place, _ sink: inout Sink) {
    guard place.before.kind == .punctuation else { return }
    switch place.before.first {
    case 0x2C, 0x3B, 0x2E, 0x3A: doubled(place, &sink)
    case 0x28: behindBracket(place, &sink)
    default: break
    }
  }

  private static func doubled(_ place: Place, _ sink: inout Sink) {
    let document = place.document
    let first = place.before
    guard place.index - 2 >= place.block.first, place.nextIsApart, !first.flags.contains(.spaceBefore) else { return }
    guard !place.token.flags.contains(.lineBefore), !touchesDots(place) else { return }
    let word = document[place.index - 2]
    guard word.kind == .word || word.kind == .number || word.first == 0x29 else { return }
    let isApart = place.token.flags.contains(.spaceBefore)
    if first.first == 0x2E {
      guard !first.flags.contains(.abbreviationStop), isPlainWord(document, place.index - 2) else { return }
      if place.token.first == 0x2E { guard !isApart, startsSentence(place), !hasHabit(place) else { return } }
    } else if first.first == 0x3A || first.first == 0x3B {
      // Entities end in a semicolon.
      guard isPlainWord(document, place.index - 2), !isApart else { return }
    } else if isApart, place.token.first == 0x2E {
      guard startsSentence(place) else { return }
    }
    guard !CodeShape.isCode(document, place.block) else { return }
    let marks = first.span.union(place.token.span)
    let lower = isApart ? first.start : word.start
    sink.report(
      ByteSpan(lower, place.token.end),
      isApart
        ? Message("„%1“ with nothing between; a word was lost or a mark is too much", marks)
        : Message("two marks „%1“ in a row; keep one", marks),
      evidence: isApart ? "marks with nothing between" : "doubled marks", confidence: 0.97)
  }

  /// A word of the language that is no abbreviation.
  private static func isPlainWord(_ document: Document, _ index: Int) -> Bool {
    let token = document[index]
    guard token.kind == .word, token.count > 3, token.flags.isDisjoint(with: [.dot, .allCapitals, .digit]) else {
      return false
    }
    guard document.entry(index).hasReadings || document.lowerEntry(index).hasReadings else { return false }
    return document.abbreviations[token.key] == 0
  }

  /// The marks belong to "..." or to its kin.
  private static func touchesDots(_ place: Place) -> Bool {
    let document = place.document
    if place.index + 1 < place.block.end, document[place.index + 1].first == 0x2E { return true }
    return place.before.first == 0x2E && document[place.index - 2].first == 0x2E
  }

  private static func startsSentence(_ place: Place) -> Bool {
    guard let next = place.next else { return true }
    return next.flags.contains(.capital) || next.kind == .punctuation
  }

  /// Chatty people write ".." for "...": three in a window are a habit.
  private static func hasHabit(_ place: Place) -> Bool {
    let document = place.document
    var count = 0
    for index in 1..<document.count
    where document.tokens[index].first == 0x2E && document.tokens[index - 1].first == 0x2E {
      if document[index].kind == .punctuation, document[index - 1].kind == .punctuation,
        document[index].start == document[index - 1].end
      {
        count += 1
      }
      if count >= 3 { return true }
    }
    // A second one in the same block is a habit, too.
    var inBlock = 0
    for index in place.block.first + 1..<place.block.end
    where document.isMark(index, ".") && document.isMark(index - 1, ".") { inBlock += 1 }
    return inBlock >= 2
  }

  /// "… zu erlauben. -"
  private static func dashAtEnd(_ place: Place, _ sink: inout Sink) {
    guard place.token.flags.contains(.spaceBefore), place.index - 2 > place.block.first, !place.block.block.continues
    else { return }
    guard isPlainWord(place.document, place.index - 2) else { return }
    sink.report(
      place.before.span.union(place.token.span), Message("„%1“ behind the last sentence; remove it", place.token.span),
      evidence: "dash behind the last sentence", confidence: 0.95)
  }

  /// "(, nennt".
  private static func behindBracket(_ place: Place, _ sink: inout Sink) {
    let bracket = place.before
    guard bracket.first == 0x28, place.index - 2 >= place.block.first, bracket.flags.contains(.spaceBefore) else {
      return
    }
    guard let next = place.next, next.flags.contains(.spaceBefore), next.kind == .word else { return }
    guard !CodeShape.isCode(place.document, place.block) else { return }
    let span = bracket.span.union(place.token.span)
    sink.report(
      span, Message("„%1“ behind an opening bracket; a word was lost or the mark is too much", place.token.span),
      evidence: "mark behind an opening bracket", confidence: 0.96)
  }

  // MARK: Nothing inside

  /// "( )".
  private static func emptyBrackets(_ place: Place, _ sink: inout Sink) {
    let document = place.document
    guard place.index - 2 >= place.block.first, isPlainWord(document, place.index - 2) else { return }
    guard place.before.flags.contains(.spaceBefore), !CodeShape.isCode(document, place.block),
      !isForm(document, place.block)
    else { return }
    let span = place.before.span.union(place.token.span)
    sink.report(
      span, Message("empty brackets „%1“; a word was lost", span), evidence: "empty brackets", confidence: 0.96)
  }

  /// "Ja ( ) Nein ( )": boxes to tick.
  private static func isForm(_ document: Document, _ block: DocumentBlock) -> Bool {
    var count = 0
    for index in block.first + 1..<block.end where document.isMark(index, ")") && document.isMark(index - 1, "(") {
      count += 1
    }
    return count > 1 || block.tokens.count < 8
  }

  private static let namesOfQuotes = WordSet(
    """
    anführungszeichen anführungsstriche anführungsstrichen gänsefüßchen zeichen hochkommata form formen typ in mit
    durch als zwischen wie
    """)

  /// "„“".
  private static func emptyQuotes(_ place: Place, _ sink: inout Sink) {
    let document = place.document
    guard document.scalar(place.index - 1) == 0x201E, place.index - 2 >= place.block.first else { return }
    let scalar = document.scalar(place.index)
    guard scalar == 0x201C || scalar == 0x201D else { return }
    let word = document[place.index - 2]
    guard word.kind == .word, !namesOfQuotes.contains(word.key), place.index + 1 < place.block.end else { return }
    guard document[place.index + 1].kind == .word || document[place.index + 1].first == 0x2C else { return }
    let span = place.before.span.union(place.token.span)
    sink.report(
      span, Message("empty quotation marks „%1“; a word was lost", span), evidence: "empty quotation marks",
      confidence: 0.95)
  }
}
