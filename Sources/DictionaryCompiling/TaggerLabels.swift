import Language

/// The tags that a treebank's word may have. Where a treebank says less than the tags tell apart, more than one is
/// allowed, and the trainer takes the one that it likes best.
struct TaggerLabels {
  private let lexicon = LanguagePack.german.lexicon
  private let words: [TreebankWord]

  init(_ sentence: TreebankSentence) { words = sentence.words }

  /// Allowed tags of each word; the empty set where the label says nothing.
  var labels: [TagSet] {
    var labels = words.indices.map { words[$0].tag == "_" ? universal($0) : Self.stts[words[$0].tag] ?? [] }
    if words.contains(where: { $0.tag == "_" }) { repair(&labels) }
    return labels
  }

  private static let stts: [String: TagSet] = {
    var table: [String: TagSet] = [:]
    func add(_ names: String, _ tag: Tag) {
      for name in names.split(separator: " ") { table[String(name)] = TagSet(tag) }
    }
    add("NN TRUNC", .noun)
    add("NE", .name)
    add("VVFIN", .finiteVerb)
    add("VAFIN", .finiteAuxiliary)
    add("VMFIN", .finiteModal)
    add("VVINF VAINF VMINF", .infinitive)
    add("VVIZU", .zuInfinitive)
    add("PTKZU", .infinitiveMarker)
    add("VVPP VAPP VMPP", .participle)
    add("VVIMP VAIMP", .imperative)
    add("ADJA", .attributive)
    add("ADJD", .predicative)
    add("ADV PAV PROAV PTKA PTKANT ITJ", .adverb)
    add("PTKNEG", .negation)
    add("ART", .article)
    add("PDAT PIAT PIDAT PPOSAT", .determiner)
    add("PPER", .personalPronoun)
    add("PDS PIS PPOSS", .pronoun)
    add("PRF", .reflexive)
    add("PRELS PRELAT", .relative)
    add("PWS PWAT PWAV", .interrogative)
    add("APPR APPRART APPO APZR", .preposition)
    add("KOUS KOUI", .subordinator)
    add("KON", .coordinator)
    add("KOKOM", .comparison)
    add("PTKVZ", .verbParticle)
    add("CARD", .number)
    add("FM XY", .foreign)
    return table
  }()

  private func readings(_ index: Int) -> ReadingSet {
    let form = words[index].form
    let written = lexicon.readings(lexicon.entry(form))
    if written != ReadingSet() { return written }
    return lexicon.readings(lexicon.entry(form.lowercased()))
  }

  // MARK: Universal parts of speech

  private func universal(_ index: Int) -> TagSet {
    let word = words[index]
    let form = word.form.lowercased()
    switch word.universal {
    case "NOUN": return word.form.first?.isUppercase ?? false ? TagSet(.noun) : noun(form)
    case "PROPN": return name(index)
    case "VERB", "AUX": return verb(index)
    case "ADJ": return adjective(index)
    case "ADV": return adverb(index, form)
    case "DET":
      return form.hasPrefix("d") && form.count == 3 || form.hasPrefix("ein") ? TagSet(.article) : determiner(index)
    case "PRON": return pronoun(index, form)
    case "ADP": return preposition(index, form)
    case "PART": return particle(form)
    case "CONJ", "CCONJ", "SCONJ": return conjunction(form)
    case "NUM": return form.hasPrefix("ein") ? TagSet(.article, .number) : TagSet(.number)
    case "INTJ": return TagSet(.adverb)
    default: return []
    }
  }

  private func noun(_ form: String) -> TagSet {
    lexicon.readings(lexicon.entry(form)).classes.contains(.pronoun) ? TagSet(.pronoun) : TagSet(.noun)
  }

  /// "Berliner", "Zweiten" before a noun are adjectives, though parts of names.
  private func name(_ index: Int) -> TagSet {
    let form = words[index].form
    guard isBeforeNoun(index), form.count > 4 else { return TagSet(.name) }
    let small = lexicon.readings(lexicon.entry(form.lowercased()))
    if small.classes.contains(.attributive), !readings(index).classes.contains(.properName) {
      return TagSet(.name, .attributive)
    }
    return form.hasSuffix("er") && words[index + 1].universal == "NOUN" ? TagSet(.name, .attributive) : TagSet(.name)
  }

  private func verb(_ index: Int) -> TagSet {
    let word = words[index]
    let finite = finiteTag(word.lemma)
    let classes = readings(index).classes
    if word.has("Mood=Imp") || word.has("IMP") { return TagSet(.imperative) }
    if word.has("VerbForm=Fin") || word.has("Mood=") || word.features.hasSuffix("FIN") && !word.has("NFIN") {
      // Half of the participles in -t are called finite.
      let other = finiteBeside(index)
      return other && word.form.hasSuffix("t") && classes.contains(.participle)
        ? finite.union(TagSet(.participle)) : finite
    }
    if word.has("VerbForm=Part") || word.has("PTCP") { return TagSet(.participle) }
    if word.has("VerbForm=Inf") { return classes.contains(.zuInfinitive) ? TagSet(.zuInfinitive) : TagSet(.infinitive) }
    var allowed: TagSet = []
    if classes.contains(.infinitive) { allowed.insert(TagSet(.infinitive)) }
    if classes.contains(.zuInfinitive) { allowed.insert(TagSet(.zuInfinitive)) }
    if classes.contains(.participle) { allowed.insert(TagSet(.participle)) }
    if !word.has("NFIN"), classes.contains(.finite) { allowed.formUnion(finite) }
    return allowed.isEmpty ? TagSet(.infinitive, .participle).union(finite) : allowed
  }

  private func finiteTag(_ lemma: String) -> TagSet {
    switch lemma {
    case "sein", "haben", "werden": TagSet(.finiteAuxiliary)
    case "können", "müssen", "dürfen", "sollen", "wollen", "mögen", "möchten": TagSet(.finiteModal)
    default: TagSet(.finiteVerb)
    }
  }

  /// Whether another word of the clause, from mark to mark, is called finite.
  private func finiteBeside(_ index: Int) -> Bool {
    func look(_ range: some Sequence<Int>) -> Bool {
      for at in range {
        if words[at].universal == "PUNCT" || words[at].universal == "CONJ" { return false }
        if words[at].universal == "VERB" || words[at].universal == "AUX",
          words[at].has("FIN") || words[at].has("Mood="),
          !words[at].has("NFIN")
        {
          return true
        }
      }
      return false
    }
    return look((0..<index).reversed()) || look(index + 1..<max(index + 1, words.count))
  }

  private func adjective(_ index: Int) -> TagSet {
    let readings = readings(index)
    let hasEnding = readings.classes.contains(.attributive)
    let isBare = readings.classes.contains(.predicative)
    if hasEnding, isBare { return isBeforeNoun(index) ? TagSet(.attributive) : TagSet(.attributive, .predicative) }
    if hasEnding { return TagSet(.attributive) }
    if isBare { return TagSet(.predicative) }
    let form = words[index].form
    if form.first?.isNumber ?? false { return TagSet(.attributive, .number) }
    return ["e", "en", "er", "es", "em"].contains(where: form.hasSuffix) ? TagSet(.attributive) : TagSet(.predicative)
  }

  private func adverb(_ index: Int, _ form: String) -> TagSet {
    if Self.questions.contains(form) || form == "wie" { return TagSet(.interrogative) }
    if form == "doch", index == 0 { return TagSet(.coordinator) }
    let classes = readings(index).classes
    var tags = TagSet(.adverb)
    if classes.contains(.predicative) {
      tags = classes.contains(.adverb) ? TagSet(.adverb, .predicative) : TagSet(.predicative)
    }
    if classes.contains(.verbPrefix), endsClause(index) { tags.insert(TagSet(.verbParticle)) }
    return tags
  }

  private func determiner(_ index: Int) -> TagSet {
    if isBeforeNoun(index) {
      let form = words[index].form.lowercased()
      if form.hasPrefix("ander") { return TagSet(.attributive) }
      return form.hasPrefix("letzt") || form.hasPrefix("erst") ? TagSet(.attributive) : TagSet(.determiner)
    }
    return TagSet(.pronoun, .determiner)
  }

  /// Whether a noun phrase goes on behind the word.
  private func isBeforeNoun(_ index: Int) -> Bool {
    index + 1 < words.count && ["NOUN", "PROPN", "ADJ", "NUM", "DET"].contains(words[index + 1].universal)
  }

  private static let questions: Set<String> = [
    "wo", "warum", "wann", "wieso", "weshalb", "wohin", "woher", "wobei", "womit", "wodurch", "wofür", "wozu", "woran",
    "worauf", "worin", "worüber", "wovon", "wonach", "weswegen", "woraus", "wogegen", "worum", "wer", "wen", "wem",
    "wessen", "was", "wohingegen", "woraufhin",
  ]
  private static let personal: Set<String> = [
    "ich", "du", "er", "sie", "es", "wir", "ihr", "ihm", "ihn", "ihnen", "mir", "dir", "mich", "dich", "uns", "euch",
  ]
  private static let reflexives: Set<String> = ["mir", "dir", "mich", "dich", "uns", "euch"]

  private func pronoun(_ index: Int, _ form: String) -> TagSet {
    if form == "sich" { return TagSet(.reflexive) }
    if Self.personal.contains(form), form != "ihr" || !isBeforeNoun(index) {
      return Self.reflexives.contains(form) ? TagSet(.personalPronoun, .reflexive) : TagSet(.personalPronoun)
    }
    if Self.questions.contains(form) {
      return form == "was" && isBehindComma(index) ? TagSet(.interrogative, .relative) : TagSet(.interrogative)
    }
    if form.hasPrefix("welch") {
      return isBehindComma(index) ? TagSet(.relative, .interrogative) : TagSet(.interrogative, .determiner)
    }
    if ["der", "die", "das", "den", "dem", "denen", "deren", "dessen"].contains(form) {
      return isBehindComma(index) && !isFinite(index + 1) ? TagSet(.relative) : TagSet(.pronoun)
    }
    if form.hasPrefix("da") || form.hasPrefix("hier") { return TagSet(.adverb) }
    if form == "mehr" || form == "etwas" || form == "viel" || form == "wenig" {
      return TagSet(.adverb, .pronoun, .determiner)
    }
    if ["man", "jemand", "niemand", "nichts", "nix", "wer"].contains(form) { return TagSet(.pronoun) }
    return determiner(index)
  }

  private func isFinite(_ index: Int) -> Bool {
    index < words.count && (words[index].has("VerbForm=Fin") || words[index].has("Mood=") || words[index].has(";FIN"))
  }

  private func isBehindComma(_ index: Int) -> Bool {
    index > 0 && words[index - 1].form == ","
      || index > 1 && words[index - 1].universal == "ADP" && words[index - 2].form == ","
  }

  private func preposition(_ index: Int, _ form: String) -> TagSet {
    if form == "als" { return TagSet(.comparison, .preposition) }
    if form == "wie" { return TagSet(.comparison) }
    if form == "um" || form == "ohne" || form == "statt" || form == "anstatt" {
      return isBeforeInfinitive(index) ? TagSet(.subordinator) : TagSet(.preposition)
    }
    if readings(index).classes.contains(.verbPrefix), endsClause(index) { return TagSet(.verbParticle) }
    return TagSet(.preposition)
  }

  /// Whether "zu" with an infinitive stands before the next mark.
  private func isBeforeInfinitive(_ index: Int) -> Bool {
    for at in index + 1..<max(index + 1, words.count) {
      if words[at].universal == "PUNCT" { return false }
      if words[at].universal == "PART", words[at].form.lowercased() == "zu" { return true }
    }
    return false
  }

  private func endsClause(_ index: Int) -> Bool {
    guard index + 1 < words.count else { return true }
    return ["PUNCT", "CONJ", "CCONJ", "SCONJ"].contains(words[index + 1].universal)
  }

  private func particle(_ form: String) -> TagSet {
    switch form {
    case "zu": TagSet(.infinitiveMarker)
    case "nicht", "nich": TagSet(.negation)
    case "ja", "nein", "bitte", "na", "danke": TagSet(.adverb)
    default: TagSet(.verbParticle, .adverb)
    }
  }

  private static let coordinators: Set<String> = [
    "und", "oder", "aber", "sondern", "sowie", "sowohl", "entweder", "weder", "noch", "bzw", "bzw.", "beziehungsweise",
    "&",
  ]

  private func conjunction(_ form: String) -> TagSet {
    if Self.coordinators.contains(form) { return TagSet(.coordinator) }
    if form == "als" { return TagSet(.subordinator, .comparison, .preposition) }
    if form == "wie" { return TagSet(.subordinator, .comparison, .interrogative) }
    if form == "denn" || form == "doch" || form == "jedoch" { return TagSet(.coordinator, .adverb) }
    if Self.questions.contains(form) { return TagSet(.interrogative) }
    return lexicon.readings(lexicon.entry(form)).classes.contains(.subordinator) ? TagSet(.subordinator) : []
  }

  // MARK: Repairs

  /// Finite plural verbs at the end of a subordinate clause are called infinitives in half of the cases.
  private func repair(_ labels: inout [TagSet]) {
    var start = 0
    for end in 0...words.count where end == words.count || words[end].universal == "PUNCT" {
      if end > start { repair(&labels, start..<end) }
      start = end + 1
    }
  }

  private func repair(_ labels: inout [TagSet], _ clause: Range<Int>) {
    let openers = TagSet(.subordinator, .relative, .interrogative)
    guard clause.prefix(3).contains(where: { !labels[$0].isEmpty && labels[$0].isSubset(of: openers) }),
      !clause.contains(where: { !labels[$0].isDisjoint(with: .finite) }),
      let last = clause.last(where: { !labels[$0].isDisjoint(with: TagSet(.infinitive, .participle)) })
    else { return }
    guard words[last].form.hasSuffix("en"), readings(last).classes.contains(.finite),
      last == clause.lowerBound || words[last - 1].form != "zu"
    else { return }
    labels[last] = finiteTag(words[last].lemma)
  }
}
