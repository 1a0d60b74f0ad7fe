import Language
import Text

/// Two words run together.
public enum FusedWords: Check {
  public static let page = CheckPage(
    id: .fusedWords,
    summary: "two words run together without a blank",
    what: """
      Finds words that are two: at a capital inside ("BerlinEr"), at a full stop or quotation mark without a blank \
      behind it, at a year, at "-und", at the end of a program's name ("ListBoxklickt"), and where nothing shows, when \
      the whole is unknown and one part is a function word that rarely ends or begins a good word.
      """,
    why: """
      Links, emphasis and inline code are translated apart from their sentence; when they are put back, the blank is \
      lost. Spelling checkers that accept compounds let such words pass.
      """,
    flagged: [
      "Er reiste nach ⟨BerlinEr⟩ blieb dort drei Tage.",
      "Im letzten ⟨Novemberals⟩ der Schnee kam, blieb das Dorf leer.",
      "Weitere ⟨Informationenüber⟩ das Programm stehen im Handbuch.",
      "Die ⟨Software-und⟩ Hardwarepreise sind gestiegen.",
      "Alle Leser ⟨und-Leserinnen⟩ kamen.",
      "Eine gute ⟨Gesundheitsund⟩ Altersvorsorge ist wichtig.",
      "Der Kurs ist *⟨kurz*und⟩ gut.",
      "Der Schalter ist ⟨bekannt.Die⟩ Leitung bleibt geheim.",
      "Wer auf die ⟨ComboBoxklickt⟩, sieht eine Liste.",
      "Das Werk wurde von den ⟨Arbeitern1893⟩ eröffnet.",
      "Er nannte es „eine ⟨Frage“und⟩ ging.",
    ],
    nearMisses: [
      "Die Kampfflugzeugfabrik liegt am Rand der Stadt.",
      "Damals, jemals, niemals: das sind nur Wörter.",
      "Die Schülerinnen und SchülerInnen trafen sich im JavaScript-Kurs.",
      "Er muss aufzugeben lernen und darüberhinaus hinzuzufügen versuchen.",
      "Windows10 und Office2019 laufen auf dem Rechner.",
      "Die Datei Main.axml gehört zu System.Web und zu www.beispiel.de.",
      "Öffnen Sie die ListBox und das TextBox-Feld in LibreOffice.",
      "Im Burgund Weine zu kaufen lohnt sich, und Freund Hein wartet.",
      "Das Kaufmanns-Und steht im Namen, das und-Zeichen auch.",
      "Jede*r Leser*in und der*die Käufer*in zahlt 3*4 Euro.",
      "Hard- und Software, Sonn-und-Feiertags-Zuschlag.",
      "Die GmbH kaufte PDFs, DVDs und einen MacBook-Adapter.",
      "Die Bundestagsabgeordnete trug Bundesverdienstkreuze.",
    ])

  public static func run(_ document: Document, into sink: inout Sink) {
    guard let lexicon = document.lexicon else { return }
    let rules = FusionRules(document: document, lexicon: lexicon)
    for index in document.sets.strangers.within(0..<document.count) {
      let token = document[index]
      switch token.kind {
      case .word:
        if token.entry | token.lowerEntry == 0 || !token.flags.isDisjoint(with: [.hyphen, .innerCapital]) {
          rules.word(index, token, &sink)
        }
      case .identifier, .fileName: rules.dotted(index, token, &sink)
      default: break
      }
    }
    for index in document.sets.oddMarks.within(0..<document.count) {
      let token = document[index]
      if token.first >= 0x22, !token.flags.contains(.spaceBefore) {
        if token.first == 0x2A { rules.asterisk(index, token, &sink) } else { rules.quote(index, token, &sink) }
      }
    }
  }
}

/// The ways in which two words can have run together.
struct FusionRules {
  let document: Document
  let lexicon: Lexicon

  func word(_ index: Int, _ token: Token, _ sink: inout Sink) {
    if token.flags.contains(.foreignScript) || token.flags.contains(.underscore) { return }
    if touchesCode(index, token) { return }
    if token.flags.contains(.hyphen) {
      if !connector(token, &sink), !leadingConnector(index, token, &sink), token.flags.contains(.innerCapital) {
        parts(token, &sink)
      }
      return
    }
    if document.entry(index).isName || document.lowerEntry(index).isKnown || document.entry(index).isKnown { return }
    if token.flags.contains(.digit) {
      year(token, &sink)
      return
    }
    if token.flags.contains(.allCapitals) || token.flags.contains(.dot) || token.flags.contains(.apostrophe) { return }
    if token.flags.contains(.innerCapital) {
      if capital(token, &sink) { return }
      if programName(token, &sink) { return }
      return
    }
    if programName(token, &sink) || hangingConjunction(index, token, &sink) { return }
    invisible(index, token, &sink)
  }

  /// Code and addresses around a word: a path, an option, a call.
  func touchesCode(_ index: Int, _ token: Token) -> Bool {
    let before = token.start > 0 ? document.bytes[Int(token.start) - 1] : 0x20
    let after = document.bytes[Int(token.end)]
    switch before {
    case 0x2F, 0x5C, 0x2E, 0xBB, 0x24, 0x40, 0x23, 0x25, 0x5F, 0x3D, 0x3C, 0x7E, 0x2A, 0x60: return true
    default: break
    }
    switch after {
    case 0x2F, 0x5C, 0x5F, 0x3D, 0x3E, 0x40, 0x60: return true
    case 0x28: return document.bytes[Int(token.end) + 1] == 0x29
    default: return false
    }
  }

  /// "Septemberals": nothing shows but that the whole is unknown and its parts are not.
  private func invisible(_ index: Int, _ token: Token, _ sink: inout Sink) {
    let start = Int(token.start)
    let end = Int(token.end)
    let hash = WordHash.hash(document.bytes + start, end - start)
    if document.isSound(hash) { return }
    guard let cut = FusionModel(lexicon, document.bytes).best(start, end), cut.score >= Self.threshold else {
      document.markSound(hash)
      return
    }
    guard !FusionGuards(document, lexicon).acquits(index, cut) else { return }
    report(
      token.span, cut.at, evidence: "unknown word made of two known ones", confidence: min(0.95, 0.8 + cut.score / 100),
      &sink)
  }

  /// Natural log odds from which an invisible fusion is reported; chosen on the clean texts of the bench.
  private static let threshold = 13.0

  func report(_ span: ByteSpan, _ cut: Int, evidence: StaticString, confidence: Double, _ sink: inout Sink) {
    let note = EdgeNote(document.edge(at: cut))
    sink.report(
      span,
      Message(
        "two words run together%w: „%1“ and „%2“; put a blank between them", ByteSpan(Int(span.lower), cut),
        ByteSpan(cut, Int(span.upper)), word: note.text),
      evidence: evidence, confidence: note.raise(confidence), fix: Fix(ByteSpan(cut, cut), " ", safety: .unsafe))
  }
}
