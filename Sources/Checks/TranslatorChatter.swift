import Language
import Reading
import Text

/// Sentences in which the translating program speaks for itself.
public enum TranslatorChatter: Check {
  public static let page = CheckPage(
    id: .translatorChatter,
    summary: "the translating program speaks",
    what: "Finds what a language model says about its task: announcements of a translation, offers of help, refusals.",
    why: "Such a sentence was never written by the author and shows every reader that nobody read the text.",
    severity: .error,
    flagged: [
      "⟨Hier ist die Übersetzung⟩:\nDer Garten liegt hinter dem Haus.",
      "⟨Als KI-Sprachmodell kann ich⟩ keine Dateien öffnen.",
      "⟨Natürlich, hier ist die⟩ überarbeitete Fassung:",
      "Der Laden schließt um acht.\n⟨Lassen Sie mich wissen, wenn Sie weitere⟩ Fragen haben.",
      "⟨As an AI language model, I⟩ cannot open files.",
      "⟨Ich hoffe, diese Übersetzung⟩ hilft Ihnen weiter!",
    ],
    nearMisses: [
      "Das Programm antwortete: „Als KI-Sprachmodell kann ich dazu nichts sagen.“",
      "Die Übersetzung des Romans erschien erst zehn Jahre später.",
      "Hier ist die Übersetzung besonders gelungen, denn sie bewahrt den Ton des Originals.",
      "Natürlich, hier ist die Luft besser als in der Stadt.",
      "Lassen Sie mich wissen, wenn Sie weitere Stühle brauchen.",
      "Natürlich ist hier die Fassung von 1912 gemeint.",
      "Ein Sprachmodell kann Texte übersetzen, aber keine Dateien öffnen.",
      "Der Lehrer bat die Klasse, den Text ins Deutsche zu übersetzen.",
      "Übersetzung: Maria Lenz",
      "Das Lied handelt vom Meer.\nEs hat drei Strophen.\nÜbersetzung:\nDas Meer ist still.",
      "Wenn er schreibt, er könne als Sprachmodell nichts fühlen, so lügt er nicht.",
    ])

  public static func run(_ document: Document, into sink: inout Sink) {
    guard let pack = document.pack, let phrases = PhraseIndex("translator-chatter", pack) else { return }
    phrases.forEachMatch(document) { _, tokens in
      guard !isQuoted(document, tokens.lowerBound), opensSentence(document, tokens.lowerBound) else { return }
      report(document, tokens, &sink)
    }
    for (index, block) in document.blocks.enumerated() {
      guard let (phrase, end) = phrases.opening(document, block), !isQuoted(document, block.first),
        !isLabel(phrases, phrase) || document.isFirstWindow && index <= 1,
        phrases.scope(phrase) == .line ? isOnlyMarks(document, end, block.end) : isWhole(document, end, block)
      else { continue }
      report(document, block.first..<end, &sink)
    }
  }

  private static func report(_ document: Document, _ tokens: Range<Int>, _ sink: inout Sink) {
    let span = document[tokens.lowerBound].span.union(document[tokens.upperBound - 1].span)
    sink.report(
      span, Message("„%1“ is the translating program speaking; remove what it says about its task", span),
      evidence: "set phrase of a language model", confidence: 0.97)
  }

  /// "Übersetzung:" further down may head the translation of a song.
  private static func isLabel(_ phrases: PhraseIndex, _ phrase: Int) -> Bool {
    phrases.length(phrase) <= 3 && phrases.pattern(phrase).hasSuffix(":")
  }

  private static func isOnlyMarks(_ document: Document, _ first: Int, _ end: Int) -> Bool {
    (first..<max(first, end)).allSatisfy { document[$0].kind == .punctuation }
  }

  /// Words of the task and its delivery; a program speaks of nothing else.
  private static let taskWords = WordSet(
    """
    übersetzung übersetzungen übersetzt übersetzte übersetzten wörtlich text texte textes texten fassung fassungen version
    versionen fragen änderungen anpassungen korrekturen wünsche hilfe benötigen formatierung beibehalten hilft weiterhilft
    hilfreich entspricht translation translated changes questions need helps kept literal preserved names soll wünschst
    wünschen wissen erwartungen
    """
  )
  /// Tokens behind an opening phrase in which such a word stands.
  private static let reach = 8

  /// Whether what follows an opening phrase fits: "Hier ist die Übersetzung besonders gelungen" is no announcement, and
  /// behind "Übersetzung:" stands the name of a translator more often than a translation.
  private static func isWhole(_ document: Document, _ end: Int, _ block: DocumentBlock) -> Bool {
    guard end < block.end else { return true }
    let last = document[end - 1]
    if last.isMark(":") || last.isMark("]") { return false }
    if document[end].kind == .punctuation, !document[end].isMark(",") { return true }
    if document[block.end - 1].isMark(":"), block.end - end <= reach { return true }
    return (end..<min(end + reach, block.end)).contains { taskWords.contains(document[$0].key) }
  }

  /// A report about a chatbot quotes it, most often as a paragraph within quotation marks.
  private static func isQuoted(_ document: Document, _ index: Int) -> Bool {
    if document[index].flags.contains(.quoted) { return true }
    guard index > 0 else { return false }
    switch document.scalar(index - 1) {
    case 0x22, 0x201E, 0x201C, 0xBB, 0xAB, 0x201A, 0x2018, 0x3A: return true
    default: return false
    }
  }

  private static let excuses = WordSet("leid entschuldigung sorry verzeihung leider ich bitte")
  /// Tokens of a sentence before the phrase.
  private static let fewTokens = 2
  private static let longestExcuse = 8

  /// Inside a sentence somebody else says it, unless an excuse stands before: "Es tut mir leid, aber …".
  private static func opensSentence(_ document: Document, _ index: Int) -> Bool {
    let first = document.sentence(of: index).first
    if index - first <= fewTokens { return true }
    return index - first <= longestExcuse && (first..<index).contains { excuses.contains(document[$0].key) }
  }
}
