import Language
import Reading
import Text

/// A stump that ends like a sentence and is none.
public enum SentenceFragment: Check {
  public static let page = CheckPage(
    id: .sentenceFragment,
    summary: "a sentence cut off, or a stump where a sentence should be",
    what: """
      Finds sentences that end in a word that cannot be the last ("… in der."), verbless stumps of an adjective and a \
      noun between sentences ("Neues gemeinsames Projekt."), relative clauses that stand alone, and paragraphs that \
      begin in the middle of a sentence. Headings, captions, lists, quotations and tickers are passed over.
      """,
    why: "A link's text or a subheading was taken for a sentence, or the rest of a sentence went lost with its link.",
    flagged: [
      "Die Gäste warteten lange auf ⟨die.⟩",
      "Beide Seiten gaben sich Mühe. ⟨Neues gemeinsames Projekt.⟩ Danach reisten die Gäste wieder nach Hause.",
      "Der Antrag wurde gestellt und ⟨von.⟩",
      "Er kam spät nach Hause. ⟨Die schon lange auf ihn gewartet hatte.⟩ Dann aß er etwas.",
    ],
    nearMisses: [
      "Das Fenster war auf. Die Tür war zu.",
      "Neues gemeinsames Projekt",
      "Guten Tag! Schöne Grüße.",
      "Ruhe. Nur der Wind war zu hören.",
      "Das lehnt er ab. Darauf kommt es an.",
      "Wer ist es? Der mit dem Hut.",
      "Die Frage ist, woran er dachte und was er dafür war.",
      "Er sah weg. Kein Wort. Nichts.",
    ])

  public static func run(_ document: Document, into sink: inout Sink) {
    guard document.pack != nil else { return }
    let stumps = Stumps(document: document)
    for block in document.blocks where block.kind == .prose && !block.block.continues {
      for index in block.sentences {
        let sentence = document.sentences[index]
        if stumps.cutEnd(sentence, &sink) { continue }
        stumps.nominal(sentence, in: block, &sink)
        stumps.relative(sentence, in: block, &sink)
      }
      stumps.cutStart(block, &sink)
    }
  }
}

/// Kinds of stumps.
struct Stumps {
  let document: Document

  /// Words that no German sentence ends with: articles that are no pronouns, prepositions that are no verb prefixes, conjunctions.
  private static let neverLast = WordSet(
    "für von vom im beim zum zur am ins ans und oder sowie einen eines dem des der die das ihrer seiner ihre seine ihren seinen unser unsere eine einem mein meine dein deine dass weil obwohl bzw beziehungsweise zwischen"
  )
  /// Forms in that list that may be pronouns or prefixes at the end behind certain words; their phrases are short.
  private static let pronouns = WordSet(
    """
    der die das dem eines einen eine einem ihrer seiner dass ihre seine ihren seinen mein meine dein deine unser unsere \
    eure
    """)
  private static let zu = WordKey("zu").value
  /// Speakers count their points so: "Zweiter Punkt."
  private static let ordinals = WordSet(
    "erster erste erstes zweiter zweite zweites dritter dritte drittes vierter vierte viertes fünfter fünfte letzter letzte letztes nächster nächste nächstes"
  )
  private static let longestStump = 5
  private static let relatives = WordSet(
    "der die das den dem deren dessen denen welche welcher welches welchem welchen")

  /// "… in der."
  func cutEnd(_ sentence: Sentence, _ sink: inout Sink) -> Bool {
    guard sentence.end - sentence.first >= 4, document.isMark(sentence.end - 1, ".") else { return false }
    let last = document[sentence.end - 2]
    // "für .NET" is no end.
    guard document[sentence.end - 1].start == last.end else { return false }
    guard last.kind == .word, last.flags.isDisjoint(with: [.capital, .quoted, .bracketed]),
      Self.neverLast.contains(last.key)
    else { return false }
    // "ist die." may point back; behind a preposition or another function word nothing can.
    if Self.pronouns.contains(last.key) {
      let before = document[sentence.end - 3]
      guard before.kind == .word, isPreposition(sentence.end - 3), before.key != Self.zu else { return false }
    }
    // "und, und, und."
    if document.isMark(sentence.end - 3, ",") { return false }
    let span = last.span.union(document[sentence.end - 1].span)
    sink.report(
      span, Message("the sentence is cut off: nothing can end with „%1“", last.span),
      evidence: "last word cannot end a sentence",
      confidence: 0.97)
    return true
  }

  private func isPreposition(_ index: Int) -> Bool {
    guard let preposition = document.prepositions[document[index].key] else { return false }
    return !preposition.isContraction
  }

  /// "Neues gemeinsames Projekt." between sentences.
  func nominal(_ sentence: Sentence, in block: DocumentBlock, _ sink: inout Sink) {
    let count = sentence.end - sentence.first
    guard count >= 3, count <= Self.longestStump, document.isMark(sentence.end - 1, "."), block.sentences.count >= 3
    else { return }
    guard document[sentence.first].flags.isDisjoint(with: .quoted), document[sentence.first].flags.contains(.capital)
    else { return }
    // At the beginning of a paragraph such a stump is its heading.
    guard sentence.first > block.first, !Self.ordinals.contains(document[sentence.first].key) else { return }
    var adjectives: UInt16 = 0xFFFF
    for index in sentence.first..<sentence.end - 2 {
      let token = document[index]
      guard token.kind == .word, !document.lowerEntry(index).isFunctionWord else { return }
      let readings = document.lowerReadings(index)
      guard readings.adjective != 0 else { return }
      adjectives &= readings.strong
      // Finite verbs look like adjectives ("Wartete Peter.").
      if !readings.classes.isDisjoint(with: [.finite, .imperative]) { return }
    }
    let noun = document.nounView(sentence.end - 2)
    guard document[sentence.end - 2].flags.contains(.capital), noun.mask & adjectives & CaseMask.nominative != 0 else {
      return
    }
    guard !isAmongStumps(sentence, in: block) else { return }
    let span = document[sentence.first].span.union(document[sentence.end - 1].span)
    sink.report(
      span, Message("„%1“ is no sentence: a link's text or a heading stands where a sentence should", span),
      evidence: "adjective and noun without a verb",
      confidence: 0.95)
  }

  /// Whether a neighbouring sentence is as short: tickers and personal style write in stumps.
  private func isAmongStumps(_ sentence: Sentence, in block: DocumentBlock) -> Bool {
    for index in block.sentences {
      let other = document.sentences[index]
      if other.first == sentence.first { continue }
      if other.end == sentence.first || other.first == sentence.end, other.end - other.first <= Self.longestStump {
        return true
      }
    }
    return false
  }

  /// "Die schon lange gewartet hatte.": a relative clause by itself.
  func relative(_ sentence: Sentence, in block: DocumentBlock, _ sink: inout Sink) {
    let count = sentence.end - sentence.first
    guard count >= 5, count <= 25, document.isMark(sentence.end - 1, "."),
      Self.relatives.contains(document[sentence.first].key)
    else { return }
    guard document[sentence.first].flags.isDisjoint(with: [.quoted, .allCapitals]), block.sentences.count >= 2 else {
      return
    }
    // The pronoun is not the article of a noun phrase.
    let second = document.readings(sentence.first + 1)
    guard document[sentence.first + 1].kind == .word, document[sentence.first + 1].flags.isDisjoint(with: .capital),
      second.adjective == 0
    else { return }
    // One finite verb, and it is the last word.
    guard isSurelyFinite(sentence.end - 2) else { return }
    for index in sentence.first + 1..<sentence.end - 2 {
      if document[index].kind != .word && document[index].kind != .number { return }
      let classes = document.readings(index).classes
      if classes.contains(.finite), document[index].flags.isDisjoint(with: .capital),
        classes.isDisjoint(with: [.participle, .attributive]) || classes.contains(.auxiliary)
      {
        return
      }
    }
    let span = document[sentence.first].span.union(document[sentence.end - 1].span)
    sink.report(
      span, Message("„%1“ is a relative clause without its sentence", span), evidence: "relative clause alone",
      confidence: 0.9)
  }

  private func isSurelyFinite(_ index: Int) -> Bool {
    let classes = document.readings(index).classes
    return document[index].kind == .word && document[index].flags.isDisjoint(with: .capital)
      && classes.contains(.finite)
      && (classes.contains(.auxiliary) || classes.contains(.modal)
        || classes.isDisjoint(with: [.infinitive, .participle, .attributive]))
  }

  /// A paragraph that begins with a small letter and a finite verb or in the middle of a clause.
  func cutStart(_ block: DocumentBlock, _ sink: inout Sink) {
    guard block.end - block.first >= 5, !block.block.isRest, block.sentences.count >= 1 else { return }
    let first = document[block.first]
    guard first.kind == .word, first.flags.isDisjoint(with: [.capital, .hyphen, .digit, .innerCapital]) else { return }
    // Only where the text before was finished, and the text itself is written with capitals.
    guard let (before, after) = neighbours(block), endsSentence(before), beginsWithCapital(before),
      after.map(beginsWithCapital) ?? true
    else { return }
    let classes = document.readings(block.first).classes
    // Lists of definitions begin with full verbs ("prüft, ob …"), not with auxiliaries.
    guard classes.contains(.auxiliary) || classes.contains(.modal), isSurelyFinite(block.first) else { return }
    let span = first.span.union(document[min(block.first + 1, block.end - 1)].span)
    sink.report(
      span, Message("the paragraph begins in the middle of a sentence: „%1“", span),
      evidence: "paragraph begins with a small finite verb", confidence: 0.95)
  }

  /// The blocks before and behind a block.
  private func neighbours(_ block: DocumentBlock) -> (DocumentBlock, DocumentBlock?)? {
    let index = document.number(of: block)
    guard index > 0 else { return nil }
    return (document.blocks[index - 1], index + 1 < document.blocks.count ? document.blocks[index + 1] : nil)
  }

  private func beginsWithCapital(_ block: DocumentBlock) -> Bool {
    block.end > block.first && (document[block.first].flags.contains(.capital) || document[block.first].kind != .word)
  }

  private func endsSentence(_ block: DocumentBlock) -> Bool {
    guard block.end > block.first, block.kind == .prose else { return false }
    let last = document[block.end - 1]
    return last.isMark(".") || last.isMark("!") || last.isMark("?")
  }
}
