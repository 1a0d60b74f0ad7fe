import Language
import Text

/// Infinitives and adjectives that are used as nouns and have a small letter, and the reverse.
struct NominalUse {
  let document: Document

  private static let folgenden = WordSet("folgenden nachfolgenden vorhinein nachhinein")
  private static let naechstes = WordSet("nächstes")
  private static let nominalising = WordSet("beim zum vom am im ins")
  /// Words behind which a small letter can be wrong.
  static let leads = WordSet("beim zum vom am im ins als")
  private static let im = WordKey("im").value
  private static let als = WordKey("als").value

  /// A word in small letters that is long enough; most words behind a function word are not.
  @inline(__always)
  static func mayBeNominal(_ token: Token) -> Bool {
    token.count >= 5 && token.kind == .word && token.flags.isDisjoint(with: [.capital, .hyphen])
  }

  /// What a contraction or "als" has behind it.
  func behind(_ index: Int, _ before: Token, _ sink: inout Sink) {
    let token = document[index + 1]
    guard !document.entry(index + 1).isLowerCaseOfName else { return }
    if Self.folgenden.contains(token.key) || Self.naechstes.contains(token.key) {
      setPhrase(index + 1, token, &sink)
    } else if Self.nominalising.contains(before.key) {
      infinitive(index + 1, token, &sink)
    }
  }

  /// "im folgenden", "als nächstes" before no noun.
  private func setPhrase(_ index: Int, _ token: Token, _ sink: inout Sink) {
    let before = document[index - 1]
    guard before.key == (Self.folgenden.contains(token.key) ? Self.im : Self.als), before.kind == .word else { return }
    if before.key == Self.als, token.count > 10 { return }
    if leadsToNoun(index + 1) { return }
    let span = before.span.union(token.span)
    sink.report(
      span, Message("„%1“ is a noun here and has a capital", token.span), evidence: "set phrase in small letters",
      confidence: 0.96,
      fix: document.capitalised(index))
  }

  /// Whether adjectives and a noun follow, which then own the article.
  private func leadsToNoun(_ from: Int) -> Bool {
    var at = from
    while at < document.count, at - from < 4 {
      let token = document[at]
      if token.flags.contains(.sentenceStart) { return false }
      if token.kind != .word {
        return token.kind == .number || token.isMark(",") && at == from && document.isMark(at, ",") && nounAhead(at + 1)
      }
      if token.flags.contains(.capital) { return document.lowerEntry(at).isFunctionWord == false }
      if document.readings(at).adjective == 0 && !document.readings(at).classes.contains(.coordinator) { return false }
      at += 1
    }
    return false
  }

  private func nounAhead(_ at: Int) -> Bool {
    at < document.count && document.readings(at).adjective != 0 && at + 1 < document.count
      && document[at + 1].flags.contains(.capital)
  }

  /// "beim ausführen": an infinitive behind an article is a noun.
  private func infinitive(_ index: Int, _ token: Token, _ sink: inout Sink) {
    let readings = document.readings(index)
    guard readings.classes.contains(.infinitive), readings.adjective == 0, !document.entry(index).isFunctionWord,
      token.count >= 5
    else { return }
    guard readings.classes.isDisjoint(with: [.adverb, .preposition, .participle, .predicative]),
      token.flags.isDisjoint(with: .hyphen)
    else { return }
    guard document.capitalEntry(index).hasReadings, document.bytes[Int(token.end)] != 0x2D else { return }
    let span = document[index - 1].span.union(token.span)
    sink.report(
      span, Message("„%1“ is a noun here and has a capital", token.span), evidence: "infinitive behind an article",
      confidence: 0.95,
      fix: document.capitalised(index))
  }

  private static let neuter = WordSet("das dem des dieses diesem")
  private static let genitives = WordSet("der des eines einer von vom")

  /// "das auslassen des Ereignisses": an infinitive between an article and what belongs to it.
  func behindArticle(_ index: Int, _ sink: inout Sink) {
    let token = document[index + 1]
    guard Self.neuter.contains(document[index].key), token.flags.isDisjoint(with: .sentenceStart),
      index + 2 < document.count,
      document[index + 2].kind == .word, Self.genitives.contains(document[index + 2].key)
    else { return }
    let readings = document.readings(index + 1)
    guard readings.classes.contains(.infinitive), readings.adjective == 0,
      readings.classes.isDisjoint(with: [.adverb, .preposition, .participle, .predicative, .modal, .auxiliary])
    else { return }
    // "er will das ändern der Ordnung halber": a modal verb makes an infinitive of it.
    guard let tags = document.tags(around: index), tags[index] == .article else { return }
    guard !isBesideModal(index, tags) else { return }
    let span = document[index].span.union(token.span)
    sink.report(
      span, Message("„%1“ is a noun here and has a capital", token.span), evidence: "infinitive behind an article",
      confidence: 0.94, fix: document.capitalised(index + 1))
  }

  /// Whether the clause, from mark to mark, has a modal verb.
  private func isBesideModal(_ index: Int, _ tags: SentenceTags) -> Bool {
    let sentence = document.sentence(of: index)
    var first = index
    while first > sentence.first, document[first - 1].kind != .punctuation { first -= 1 }
    var at = first
    while at < sentence.end, document[at].kind != .punctuation {
      if tags[at] == .finiteModal { return true }
      at += 1
    }
    return false
  }

  private static let zu = WordKey("zu").value
  private static let um = WordKey("um").value

  /// "um Fehler zu Beheben": an infinitive behind "zu" has no capital where "um" makes sure that it is the verb's, or where
  /// no noun goes on with it.
  func behindZu(_ index: Int, _ token: Token, _ sink: inout Sink) {
    guard index > 0, document[index - 1].key == Self.zu, document[index - 1].flags.isDisjoint(with: .capital),
      token.flags.isDisjoint(with: [.quoted, .sentenceStart, .hyphen, .allCapitals, .innerCapital])
    else { return }
    let small = document.lowerReadings(index)
    let written = document.readings(index).classes
    guard small.classes.contains(.infinitive), written.isDisjoint(with: [.noun, .adjectivalNoun, .properName]) else {
      return
    }
    let sentence = document.sentence(of: index)
    var at = index - 2
    while at >= sentence.first, document[at].kind == .word || document[at].kind == .number {
      if document[at].key == Self.um {
        sink.report(
          token.span, Message("„%1“ is no noun behind „zu“ and has a small letter", token.span),
          evidence: "capital infinitive behind zu", confidence: 0.95)
        return
      }
      at -= 1
    }
  }
}
