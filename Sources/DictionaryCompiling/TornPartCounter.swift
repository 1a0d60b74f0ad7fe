/// Counts which parts of compounds people joined again, and which they left apart, when they repaired translations.
public struct TornPartCounter {
  /// Limits of the rows: chosen by hand while reading the rows, not measured.
  private enum Limit {
    /// Pairs that a part must have been seen in, joined or left.
    static let seen = 3
    /// Joined pairs that a first part needs which is no noun ("Anwendungs", names of program parts).
    static let joinedFirst = 2
    static let partLength = 3
    /// The second part may get another ending: this many letters at its end need not agree, …
    static let ending = 2
    /// … but this many at its start must.
    static let stem = 4
  }

  private struct Count {
    var joined = 0
    var left = 0

    mutating func add(isJoined: Bool) {
      if isJoined { joined += 1 } else { left += 1 }
    }

    /// Whether people nearly always did the one or the other, often enough to tell.
    var isTelling: Bool { joined + left >= Limit.seen && (2 * joined >= 5 * left || left >= 2 * joined) }
  }

  private let classes: WordClasses
  private var firsts: [[UInt8]: Count] = [:]
  private var seconds: [[UInt8]: Count] = [:]

  /// A counter that has seen no pairs yet.
  public init(_ classes: WordClasses) { self.classes = classes }

  /// Adds the lines of a file of JSON objects, each with the texts "mt" (as translated) and "ht" (as repaired).
  /// - Throws: ``CompilerError`` where a line is no such object.
  public mutating func count(_ source: Source) throws {
    for (number, line) in source.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty {
      guard let fields = JSONFields.strings(in: line, named: ["mt", "ht"]), let mt = fields["mt"], let ht = fields["ht"]
      else { throw CompilerError("line \(number + 1): no JSON object with the strings \"mt\" and \"ht\"") }
      count(translated: mt, repaired: ht)
    }
  }

  /// Adds the pairs of capitalised words in a translation that its repair shows joined or as they were.
  mutating func count(translated: String, repaired: String) {
    let line = Array(translated.unicodeScalars)
    let repair = Array(repaired.utf8)
    let small = Scalars.bytes(Scalars.lowercased(repaired.unicodeScalars))
    let runs = Self.runs(in: line)
    for (run, next) in zip(runs, runs.dropFirst()) {
      guard let (first, second) = Self.pair(line, run, next) else { continue }
      let isKept = Self.isKept(Scalars.bytes(first + [" "] + second), in: repair)
      if !isKept, !Self.isJoined(first, second, in: small) { continue }
      firsts[Scalars.bytes(first), default: Count()].add(isJoined: !isKept)
      seconds[Scalars.bytes(second), default: Count()].add(isJoined: !isKept)
    }
  }

  /// Longest runs of letters, digits, underscores and hyphens.
  private static func runs(in line: [Unicode.Scalar]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    for at in 0...line.count where at == line.count || !(isWordCharacter(line[at]) || line[at] == "-") {
      if at > start { runs.append(start..<at) }
      start = at + 1
    }
    return runs
  }

  private static func isWordCharacter(_ scalar: Unicode.Scalar) -> Bool {
    Scalars.isLetter(scalar) || scalar.properties.numericType != nil || scalar == "_"
  }

  /// Two runs as the parts of a torn compound: both with a capital, one space between them.
  private static func pair(
    _ line: [Unicode.Scalar], _ run: Range<Int>, _ next: Range<Int>
  ) -> (ArraySlice<Unicode.Scalar>, ArraySlice<Unicode.Scalar>)? {
    var second = line[next]
    while second.last == "-" { second.removeLast() }
    guard run.count >= Limit.partLength, second.count >= Limit.partLength else { return nil }
    guard next.lowerBound == run.upperBound + 1, line[run.upperBound] == " ", line[run].last != "-" else { return nil }
    return isCapital(line[run.lowerBound]) && isCapital(line[next.lowerBound]) ? (line[run], second) : nil
  }

  private static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
    "A"..."Z" ~= scalar || scalar == "Ä" || scalar == "Ö" || scalar == "Ü"
  }

  /// Whether a repair has both words as they were, the second to its end.
  private static func isKept(_ words: [UInt8], in repair: [UInt8]) -> Bool {
    repair.indices.contains { start in
      guard repair[start] == words[0], start + words.count <= repair.count,
        repair[start..<start + words.count].elementsEqual(words)
      else { return false }
      let end = start + words.count
      return end == repair.count || !(repair[end] | 0x20 >= 0x61 && repair[end] | 0x20 <= 0x7A || repair[end] >= 0x80)
    }
  }

  /// Whether a repair has the parts as one word: as they are, with a hyphen, or with a linking s or en more or less.
  private static func isJoined(
    _ first: ArraySlice<Unicode.Scalar>, _ second: ArraySlice<Unicode.Scalar>, in repair: [UInt8]
  ) -> Bool {
    let part = Scalars.bytes(Scalars.lowercased(first))
    let head = Scalars.lowercased(second)
    let stem = Scalars.bytes(head.prefix(max(Limit.stem, head.count - Limit.ending)))
    let bare = part.prefix(1 + (part.lastIndex { $0 != 0x73 } ?? -1))
    return [part, part + [0x2D], part + [0x73], Array(bare), part + [0x65, 0x6E]].contains {
      repair.contains(bytes: $0 + stem)
    }
  }

  // MARK: Results

  /// The file `torn-parts.tsv`: first parts, then second parts, those that were joined most often first; parts that were
  /// mostly left alone are told, too, for they speak against a torn compound.
  ///
  /// Words with other characters than letters or with a capital inside are names of programs' parts, not of compounds'.
  public func tornParts() -> [UInt8] {
    var table = Table(
      comment: """
        # Parts of compounds that machine translation writes apart: how often people joined them again and how often \
        they left them.
        # columns: place (first, second), word, joined, left; counted over repaired software documentation (see \
        SOURCES.md)

        """)
    let firsts = firsts.filter { $0.value.joined >= Limit.joinedFirst || classes.isNoun($0.key[...]) }
    let seconds = seconds.filter { classes.isNoun($0.key[...]) }
    Self.add(firsts, as: "first", to: &table)
    Self.add(seconds, as: "second", to: &table)
    return table.bytes
  }

  private static func add(_ counts: [[UInt8]: Count], as place: String, to table: inout Table) {
    let rows = counts.filter { $0.value.isTelling && isPlain($0.key[...]) }.sorted {
      if $0.value.joined != $1.value.joined { return $0.value.joined > $1.value.joined }
      return $0.key.lexicographicallyPrecedes($1.key)
    }
    for row in rows { table.add([Array(place.utf8), row.key], [row.value.joined, row.value.left]) }
  }

  private static func isPlain(_ word: ArraySlice<UInt8>) -> Bool {
    Scalars.areLetters(word) && !word.text.unicodeScalars.dropFirst().contains { $0.properties.isUppercase }
  }
}
