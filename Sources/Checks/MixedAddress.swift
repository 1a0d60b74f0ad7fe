import Language
import Text

/// The reader is addressed as "du" and as "Sie".
public enum MixedAddress: Check {
  public static let page = CheckPage(
    id: .mixedAddress,
    summary: "the reader is addressed as „du“ and as „Sie“",
    what: """
      Finds texts that speak to their reader in both forms, outside of quotation marks; it points at the form that came
      second.
      """,
    why: "English has one form of address; a machine that translates sentence by sentence chooses anew each time.",
    severity: .note,
    isPreview: true,
    flagged: [
      "Hier siehst du dein Profil, und du kannst es ändern.\nWählen ⟨Sie⟩ dazu das Bild, das Ihnen gefällt, und prüfen Sie es.",
      "Wenn Sie fertig sind, speichern Sie das Bild.\nDanach siehst ⟨du⟩ es in deinem Ordner.",
      "Öffne dein Postfach. Du findest dort deine Nachricht.\nKlicken ⟨Sie⟩ darauf, wenn Sie sie lesen wollen.",
      "Melden Sie sich an, damit wir Sie erkennen.\nDann kannst ⟨du⟩ mit deiner Arbeit beginnen.",
    ],
    nearMisses: [
      "Wenn Sie fertig sind, speichern Sie das Bild. Danach sehen Sie es in Ihrem Ordner.",
      "Sie fragte: „Hast du dein Buch?“ – „Nein, und Sie? Haben Sie Ihres?“",
      "Du kannst dein Bild speichern. Sie ist dann im Ordner. Sie bleibt dort.",
      "Öffne dein Postfach, und lies deine Nachricht. Ihr Absender ist dir bekannt.",
      "Das ist dein Werk. Klicken Sie hier.",
      "Liebe Kinder, lest Ihr gern? Dann holt euch ein Buch.",
    ])

  private static let informal = WordSet("du dich dir dein deine deinen deinem deiner deines")
  private static let formal = WordSet("sie ihnen ihr ihre ihren ihrem ihrer ihres")
  /// Each form has to occur this often.
  private static let enough = 2

  /// Places of the first "du" and the first "Sie" are kept in the text's memory, plus one; the counts beside them.
  private static let informalCount = -1
  private static let formalCount = -2
  private static let said = "mixed-address"

  public static func run(_ document: Document, into sink: inout Sink) {
    guard document.pack != nil, !document.memory.said.contains(said) else { return }
    for index in 0..<document.count {
      let token = document[index]
      guard token.kind == .word, token.count >= 2 else { continue }
      switch token.first {
      case 0x64, 0x44:
        if informal.contains(token.key), !isSpeech(document, index), !isForeign(document, index) {
          count(document, index, isFormal: false)
        }
      case 0x53, 0x49:
        if formal.contains(token.key), isFormal(document, index) { count(document, index, isFormal: true) }
      default: break
      }
      if token.flags.contains(.sentenceStart), isImperative(document, index) { count(document, index, isFormal: false) }
    }
    report(document, &sink)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x80 }

  private static func isSpeech(_ document: Document, _ index: Int) -> Bool {
    document[index].flags.contains(.quoted) || document[index].flags.contains(.allCapitals)
  }

  /// "École du Louvre".
  private static func isForeign(_ document: Document, _ index: Int) -> Bool {
    index > 0 && index + 1 < document.count && document[index - 1].flags.contains(.capital)
      && document[index + 1].flags.contains(.capital) && !document[index - 1].flags.contains(.sentenceStart)
      && !document.entry(index - 1).hasReadings
  }

  /// Imperatives that speak to every reader, whatever the form.
  private static let references = WordSet("siehe vergleiche")
  private static let persons = WordSet("ich du er sie es man wir ihr")

  /// "Tippe auf den Knopf.": a verb that can be an imperative, and nobody who does it.
  private static func isImperative(_ document: Document, _ index: Int) -> Bool {
    guard document[index].flags.contains(.capital), index + 1 < document.count, !isSpeech(document, index),
      document.bytes[Int(document[index].end) - 1] == 0x65, !document.entry(index).hasReadings,
      !document.lowerEntry(index).isFunctionWord, !references.contains(document[index].key),
      document.lowerReadings(index).classes.contains(.imperative),
      document.lowerReadings(index).classes.isDisjoint(with: [.attributive, .adverb, .participle])
    else { return false }
    for next in index + 1..<min(index + 6, document.count) where persons.contains(document[next].key) {
      if document[next].flags.isDisjoint(with: .capital) { return false }
    }
    return true
  }

  /// "Sie" with a capital that no sentence's beginning explains.
  private static func isFormal(_ document: Document, _ index: Int) -> Bool {
    let token = document[index]
    guard !isSpeech(document, index), !token.flags.contains(.sentenceStart), index > 0,
      document[index - 1].kind == .word || document.isMark(index - 1, ",")
    else { return false }
    // "Ihr" may be the plural of "du".
    return !(token.count == 3 && token.first == 0x49)
  }

  private static func count(_ document: Document, _ index: Int, isFormal: Bool) {
    let place = Int(document[index].start) + 1
    if isFormal {
      if document.memory.formal == 0 { document.memory.formal = place }
    } else if document.memory.informal == 0 {
      document.memory.informal = place
    }
    let key = isFormal ? formalCount : informalCount
    document.memory.names[key] = (document.memory.names[key] ?? 0) + 1
  }

  private static func report(_ document: Document, _ sink: inout Sink) {
    let memory = document.memory
    guard memory.names[informalCount] ?? 0 >= enough, memory.names[formalCount] ?? 0 >= enough else { return }
    document.memory.said.insert(said)
    let isFormalLater = memory.formal > memory.informal
    let place = (isFormalLater ? memory.formal : memory.informal) - 1
    var end = place
    while isLetter(document.bytes[end]) { end += 1 }
    let span = ByteSpan(place, end)
    sink.report(
      span, Message("„%1“ addresses the reader in another form than the text does elsewhere; choose one", span),
      evidence: "both forms of address", confidence: 0.8)
  }
}
