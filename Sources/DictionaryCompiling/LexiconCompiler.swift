import Glibc
import Language

/// Makes `lexicon.img` of a language from its text sources.
public struct LexiconCompiler {
  /// Raised when the same sources must give another image.
  static let formatVersion: UInt64 = 6
  static let sources = [
    "morphology.tsv.xz", "frequencies.tsv.xz", "function-words.tsv", "names.tsv", "juxtaposition.tsv",
  ]

  private var index: [UInt64: Int32] = [:]
  private var forms: [[UInt8]] = []
  private var entries: [UInt32] = []
  private var sets: [ReadingSet] = [ReadingSet()]
  private var setIndex: [ReadingSet: UInt32] = [ReadingSet(): 0]
  private var counts: [Double] = []
  private var functionWords: [Int32] = []

  /// - Throws: ``CompilerError`` where a source is missing or breaks a limit of the format.
  public static func compile(folder: String) throws -> [UInt8] {
    var compiler = LexiconCompiler()
    let morphology = try Source(folder + "/morphology.tsv.xz")
    let frequencies = try Source(folder + "/frequencies.tsv.xz")
    let functionWords = try Source(folder + "/function-words.tsv")
    let names = try Source(folder + "/names.tsv")
    let juxtaposition = try Source(folder + "/juxtaposition.tsv")
    try compiler.addMorphology(morphology)
    compiler.addFrequencies(frequencies)
    compiler.addFunctionWords(functionWords)
    compiler.addNames(names)
    compiler.addJuxtaposition(juxtaposition)
    compiler.addCompoundClasses()
    return try compiler.image(sourceHash: try sourceHash(folder: folder))
  }

  /// Hash of the sources as they are stored, and of the format.
  public static func sourceHash(folder: String) throws -> UInt64 {
    var hash = formatVersion
    for name in sources {
      guard let file = fopen(folder + "/" + name, "r") else {
        throw CompilerError("\(folder)/\(name): cannot be opened")
      }
      defer { fclose(file) }
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let got = fread(&chunk, 1, chunk.count - 8, file)
        if got == 0 { break }
        let part = chunk.withUnsafeBufferPointer { WordHash.hash($0.baseAddress!, got) }
        hash = WordHash.hash("\(hash) \(part)")
      }
    }
    return hash
  }

  private mutating func number(of form: ArraySlice<UInt8>) -> Int {
    let padded = Array(form) + [0, 0, 0, 0, 0, 0, 0, 0]
    let hash = padded.withUnsafeBufferPointer { WordHash.hash($0.baseAddress!, form.count) }
    if let known = index[hash] { return Int(known) }
    index[hash] = Int32(forms.count)
    forms.append(Array(form))
    entries.append(0)
    counts.append(0)
    return forms.count - 1
  }

  private func existing(_ form: some Sequence<UInt8>) -> Int? {
    var padded = Array(form)
    let count = padded.count
    padded += [0, 0, 0, 0, 0, 0, 0, 0]
    return index[padded.withUnsafeBufferPointer { WordHash.hash($0.baseAddress!, count) }].map(Int.init)
  }

  private mutating func addMorphology(_ source: Source) throws {
    var readings: [ReadingSet] = []
    var cache: [ArraySlice<UInt8>: ReadingSet] = [:]
    source.forEachRow { fields in
      guard fields.count == 3 else { return }
      let number = number(of: fields[0])
      if number == readings.count { readings.append(ReadingSet()) }
      let list = cache[fields[2]] ?? Self.parse(fields[2])
      cache[fields[2]] = list
      readings[number].formUnion(list)
      // The lexicon marks der/die/das + jenige/selbe as standing alone; they stand before nouns, too.
      if Self.isCompoundDeterminer(fields[0].text) { readings[number].determiner |= list.pronounMask }
    }
    for (number, set) in readings.enumerated() {
      var set = set
      set.pronounMask = 0
      if setIndex[set] == nil {
        setIndex[set] = UInt32(sets.count)
        sets.append(set)
      }
      entries[number] |= setIndex[set]!
    }
    guard sets.count <= Int(LexicalEntry.readingBits) else { throw CompilerError("more than 4,095 reading sets") }
  }

  private static func isCompoundDeterminer(_ form: String) -> Bool {
    form.hasPrefix("d") && (form.contains("jenige") || form.contains("selbe"))
  }

  private static func parse(_ readings: ArraySlice<UInt8>) -> ReadingSet {
    var set = ReadingSet()
    for reading in readings.split(separator: 0x20) { set.add(reading.text) }
    return set
  }

  private mutating func addFrequencies(_ source: Source) {
    source.forEachRow { fields in
      guard fields.count == 3, let count = Int(fields[1].text), let mid = Int(fields[2].text) else { return }
      if fields[0].last == 0x2D {
        let number = number(of: fields[0].dropLast())
        entries[number] |= LexicalEntry.combiningForm
        return
      }
      let number = number(of: fields[0])
      entries[number] |= Self.bucket(count) << 12 | Self.bucket(mid) << 16
      counts[number] = Double(count)
    }
  }

  private static func bucket(_ count: Int) -> UInt32 {
    count < 1 ? 0 : UInt32(min(15, Int.bitWidth - 1 - count.leadingZeroBitCount))
  }

  private mutating func addFunctionWords(_ source: Source) {
    source.forEachRow { fields in
      let number = number(of: fields[0])
      if entries[number] & LexicalEntry.functionWord == 0 { functionWords.append(Int32(number)) }
      entries[number] |= LexicalEntry.functionWord
    }
  }

  private mutating func addNames(_ source: Source) {
    source.forEachRow { fields in
      let number = number(of: fields[0])
      entries[number] |= LexicalEntry.name
      let common = fields.count > 1 && fields[1].text == "common"
      if common { entries[number] |= LexicalEntry.commonName }
      let small = fields[0].text.lowercased()
      if small != fields[0].text, !common {
        let lower = self.number(of: Array(small.utf8)[...])
        entries[lower] |= LexicalEntry.lowerCaseOfName
      }
    }
  }

  private mutating func addJuxtaposition(_ source: Source) {
    source.forEachRow { fields in
      guard fields.count == 4, let number = existing(fields[0]), let all = Double(fields[1].text),
        let before = Double(fields[2].text), let behind = Double(fields[3].text)
      else { return }
      let share = before / all
      if behind / all >= 0.0015 { entries[number] |= LexicalEntry.standsBehindNouns }
      entries[number] |=
        (share < 0.003 ? 0 : share < 0.015 ? 1 : share < 0.05 ? 2 : 3) << LexicalEntry.juxtapositionShift
    }
  }

  // MARK: Compounds

  /// Counts for each noun how many known forms begin and how many end with it.
  private mutating func addCompoundClasses() {
    var firsts = [UInt32](repeating: 0, count: forms.count)
    var heads = firsts
    for form in forms where form.count >= 7 && form[0] < 0x80 {
      let padded = form + [0, 0, 0, 0, 0, 0, 0, 0]
      padded.withUnsafeBufferPointer { buffer in
        let bytes = buffer.baseAddress!
        for cut in 3...(form.count - 3) where bytes[cut] & 0xC0 != 0x80 {
          if let head = noun(bytes + cut, form.count - cut, small: true) { heads[head] += 1 }
          if let first = firstPart(bytes, cut) { firsts[first] += 1 }
        }
      }
    }
    for number in forms.indices {
      entries[number] |= Self.fertility(firsts[number]) << LexicalEntry.firstPartShift
      entries[number] |= Self.fertility(heads[number]) << LexicalEntry.headShift
    }
  }

  private static func fertility(_ count: UInt32) -> UInt32 { count < 2 ? 0 : count < 10 ? 1 : count < 50 ? 2 : 3 }

  /// The noun in `count` bytes that may be written with a small first letter.
  private func noun(_ bytes: UnsafePointer<UInt8>, _ count: Int, small: Bool) -> Int? {
    let first = bytes[0]
    let isSmall = first >= 0x61 && first <= 0x7A
    guard isSmall == small, first < 0x80 else { return nil }
    guard let number = index[WordHash.hash(bytes, count, firstBits: small ? 0x20 : 0)] else { return nil }
    return isNoun(Int(number)) ? Int(number) : nil
  }

  /// The noun before `cut`, with or without a linking s, n, en, es, er.
  private func firstPart(_ bytes: UnsafePointer<UInt8>, _ cut: Int) -> Int? {
    let small = bytes[0] >= 0x61 && bytes[0] <= 0x7A
    for link in [0, 1, 2] where cut - link >= 3 {
      if link == 1, bytes[cut - 1] != 0x73, bytes[cut - 1] != 0x6E { continue }
      if link == 2, bytes[cut - 2] != 0x65 { continue }
      if let found = noun(bytes, cut - link, small: small) { return found }
    }
    return nil
  }

  private func isNoun(_ number: Int) -> Bool {
    let set = Int(entries[number] & LexicalEntry.readingBits)
    return set != 0 && !sets[set].classes.isDisjoint(with: [.noun])
  }

  // MARK: Edges

  /// For each function word: natural log odds of standing at an edge of a fusion against an edge of a good word.
  private func edges() -> [(hash: UInt64, left: Int8, right: Int8)] {
    var left: [Int32: Double] = [:]
    var right: [Int32: Double] = [:]
    var good = 0.0
    let functions = Set(functionWords)
    for (number, form) in forms.enumerated()
    where counts[number] >= 3 && entries[number] & LexicalEntry.readingBits == 0 {
      guard form.count >= 5 else { continue }
      let small = Array(String(decoding: form, as: UTF8.self).lowercased().utf8)
      good += 1
      for cut in 2..<(small.count - 1) where small[cut] & 0xC0 != 0x80 {
        if let word = existing(small[..<cut]), functions.contains(Int32(word)), isWord(small[cut...]) {
          left[Int32(word), default: 0] += 1
        }
        if let word = existing(small[cut...]), functions.contains(Int32(word)), isWord(small[..<cut]) {
          right[Int32(word), default: 0] += 1
        }
      }
    }
    let total = functionWords.reduce(0) { $0 + counts[Int($1)] }
    return functionWords.map { number in
      let form = forms[Int(number)]
      let share = (counts[Int(number)] + 50) / (total + 50 * Double(functionWords.count))
      func odds(_ seen: Double) -> Int8 {
        let other = (seen + 0.5) / (good + 1)
        return Int8(max(-120, min(120, (10 * log(share / other)).rounded())))
      }
      return (WordHash.hash(String(decoding: form, as: UTF8.self)), odds(left[number] ?? 0), odds(right[number] ?? 0))
    }.sorted { $0.hash < $1.hash }
  }

  private func isWord(_ form: ArraySlice<UInt8>) -> Bool {
    if let number = existing(form), counts[number] >= 10 || entries[number] & LexicalEntry.readingBits != 0 {
      return true
    }
    let text = form.text
    let capital = text.prefix(1).uppercased() + text.dropFirst()
    return existing(Array(capital.utf8)).map { entries[$0] & LexicalEntry.readingBits != 0 } ?? false
  }

  // MARK: Image

  private func image(sourceHash: UInt64) throws -> [UInt8] {
    var hashes = [UInt64](repeating: 0, count: forms.count)
    for (hash, number) in index { hashes[Int(number)] = hash }
    guard let table = PerfectHash(hashes) else { throw CompilerError("two forms have the same hash") }
    let edges = edges()
    var image = ImageWriter()
    image.write(Lexicon.Layout.magic)
    image.write(sourceHash)
    for count in [table.pilots.count, table.slots.count, sets.count, edges.count] { image.write(UInt32(count)) }
    image.pad(to: Lexicon.Layout.headerSize)
    for pilot in table.pilots { image.write(pilot) }
    for key in table.slots {
      image.write(key < 0 ? UInt16(0) : UInt16(truncatingIfNeeded: hashes[Int(key)]))
      image.write(key < 0 ? UInt32(0) : entries[Int(key)])
    }
    for set in sets { image.bytes += set.row }
    for edge in edges {
      image.write(edge.hash)
      image.write(edge.left)
      image.write(edge.right)
    }
    return image.bytes
  }
}

/// Little-endian numbers in a row.
struct ImageWriter {
  var bytes: [UInt8] = []

  mutating func write(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func pad(to count: Int) {
    bytes.append(contentsOf: repeatElement(0, count: max(0, count - bytes.count)))
  }
}
