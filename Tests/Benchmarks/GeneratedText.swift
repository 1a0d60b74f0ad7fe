import Language
import MTLint

/// German of any length, the same in every run: sentences of a few patterns, filled with nouns and adjectives of the lexicon.
struct GeneratedText {
  private var state: UInt64 = 7
  private var nouns: [[String]] = [[], [], []]
  private var plurals: [String] = []
  private var adjectives: [String] = []

  /// Reads the vocabulary from the frequency list's most common words.
  /// - Parameter list: lines of form, count, count in mid-sentence.
  init(list: String) {
    let lexicon = LanguagePack.german.lexicon
    for line in list.split(separator: "\n").prefix(120_000) {
      let form = String(line.prefix { $0 != "\t" })
      let entry = lexicon.entry(form)
      guard entry.hasReadings, form.utf8.count > 3, !entry.isName, !entry.isFunctionWord else { continue }
      let readings = lexicon.readings(entry)
      if readings.classes == .noun {
        if readings.noun & 0x8888 == readings.noun { plurals.append(form) }
        for gender in 0..<3
        where readings.noun & 0x7777 == readings.noun
          && readings.noun == UInt16(0x1101) << UInt16(gender) | (gender == 1 ? 0x20 << 0 : 0)
        {
          nouns[gender].append(form)
        }
      } else if readings.classes.contains(.predicative),
        readings.classes.isDisjoint(with: [.finite, .infinitive, .noun, .participle])
      {
        adjectives.append(form)
      }
    }
  }

  private mutating func pick(_ words: [String]) -> String {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return words[Int((state >> 33) % UInt64(words.count))]
  }

  /// One sentence; every eighth has an umlaut-rich or numbered pattern.
  private mutating func sentence() -> String {
    let m = pick(nouns[0])
    let f = pick(nouns[1])
    let n = pick(nouns[2])
    let p = pick(plurals)
    let a = pick(adjectives)
    state = state &* 6_364_136_223_846_793_005 &+ 1
    switch (state >> 40) % 8 {
    case 0: return "Der \(m) steht neben der \(f), und das \(n) bleibt \(a)."
    case 1: return "Als der \(m) kam, war die \(f) schon lange \(a)."
    case 2: return "Wer das \(n) sieht, der denkt zuerst an den \(m) und dann an die \(f)."
    case 3: return "Über 6.700 \(p) wurden im Jahr 2019 gezählt; die \(f) zählte nicht dazu."
    case 4: return "„Das ist \(a)“, sagte der \(m), „und die \(f) weiß es auch.“"
    case 5: return "Die \(f) öffnete sich, während das \(n) auf den \(m) wartete – niemand wusste, warum."
    case 6: return "Dass die \(p) fehlen, hat mit dem \(m) und der \(f) nichts zu tun."
    default: return "Man hört vom \(m) (und von der \(f)), dass es um 3,5 Prozent ging."
    }
  }

  /// Paragraphs of five sentences, until `bytes` are reached.
  mutating func prose(bytes: Int, lineBreaks: Bool = true) -> String {
    var text = ""
    text.reserveCapacity(bytes + 512)
    while text.utf8.count < bytes {
      for _ in 0..<5 { text += sentence() + " " }
      if lineBreaks { text += "\n" }
    }
    return text
  }

  /// The same with a torn word, a loose mark, a fusion or a seam in every sentence.
  mutating func damaged(bytes: Int) -> String {
    var text = ""
    text.reserveCapacity(bytes + 512)
    var kind = 0
    while text.utf8.count < bytes {
      for _ in 0..<5 {
        var one = sentence()
        switch kind % 4 {
        case 0: one = one.replacing(",", with: " ,")
        case 1: one = one.dropLast() + " Das war es."
        case 2: one = one.dropLast() + ".Die \(pick(nouns[1])) kam."
        default: one += " Der Bereitstellungs \(pick(nouns[0])) lief."
        }
        kind += 1
        text += one + " "
      }
      text += "\n"
    }
    return text
  }
}
