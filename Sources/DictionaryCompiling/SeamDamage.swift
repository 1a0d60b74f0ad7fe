import Language

/// Puts seams into good sentences: the same kinds of damage that translating a text piece by piece does.
struct SeamDamage {
  /// What is done to a line.
  enum Kind: CaseIterable {
    /// A full stop goes, the capital behind it stays. Twice as often as the others: real seams look most like it.
    case lostStop, lostStopAgain
    /// A word in mid-sentence gets a capital.
    case keptCapital
    /// The first words of another sentence stand in the middle of this one.
    case inserted
    /// The sentence breaks off and another one follows.
    case brokenOff
    /// A preposition and its article are lost, the adjective behind them gets a capital.
    case lostPreposition
  }

  /// A line with damage, and where the word behind the joint begins.
  struct Result {
    let line: [UInt8]
    let joint: Int
  }

  typealias Word = ArraySlice<UInt8>
  private var random = SplitMix64(1)
  /// Sentences to take material from, the latest of the text.
  private var sentences: [[Word]] = []
  private static let kept = 4096

  /// A share of the lines stays as it is.
  private static let damaged = 0.6

  /// The line with damage, nil where it stays as it is or does not lend itself to the kind chosen.
  mutating func damage(_ line: Word) -> Result? {
    defer { keep(line) }
    guard random.fraction() < Self.damaged else { return nil }
    let kind = Kind.allCases[random.below(Kind.allCases.count)]
    let words = Array(line.split(separator: 0x20))
    guard words.count >= 7 else { return nil }
    switch kind {
    case .lostStop, .lostStopAgain: return lostStop(words)
    case .keptCapital: return keptCapital(words)
    case .inserted: return inserted(words)
    case .brokenOff: return brokenOff(words)
    case .lostPreposition: return lostPreposition(words)
    }
  }

  private mutating func keep(_ line: Word) {
    var sentence: [Word] = []
    for word in line.split(separator: 0x20) {
      sentence.append(word)
      guard Self.endsSentence(word) else { continue }
      if (6...40).contains(sentence.count), Self.isCapital(sentence[0]) {
        if sentences.count < Self.kept {
          sentences.append(sentence)
        } else {
          sentences[random.below(Self.kept)] = sentence
        }
      }
      sentence = []
    }
  }

  // MARK: Kinds

  private mutating func lostStop(_ words: [Word]) -> Result? {
    let places = words.indices.dropFirst(3).dropLast().filter {
      Self.endsSentence(words[$0 - 1]) && Self.isCapital(words[$0])
    }
    guard let place = pick(places) else { return nil }
    return Self.joined(words[..<(place - 1)] + [words[place - 1].dropLast()], words[place...])
  }

  private mutating func keptCapital(_ words: [Word]) -> Result? {
    let places = words.indices.dropFirst(2).dropLast(2).filter {
      Self.isSmall(words[$0]) && Self.isPlain(words[$0 - 1]) && !Self.address.contains(words[$0])
    }
    guard let place = pick(places) else { return nil }
    return Self.joined(words[..<place], [Self.capital(words[place])] + words[(place + 1)...])
  }

  private mutating func inserted(_ words: [Word]) -> Result? {
    let places = words.indices.dropFirst(3).dropLast(3).filter {
      Self.isPlain(words[$0 - 1]) && Self.isPlain(words[$0])
    }
    guard let place = pick(places), !sentences.isEmpty else { return nil }
    let other = sentences[random.below(sentences.count)]
    let piece = other.prefix(2 + random.below(5)).map { $0.last == 0x2C || $0.last == 0x3A ? $0.dropLast() : $0 }
    return Self.joined(words[..<place], piece + words[place...])
  }

  private mutating func brokenOff(_ words: [Word]) -> Result? {
    let places = words.indices.dropFirst(4).filter { Self.isPlain(words[$0 - 1]) }
    guard let place = pick(places), !sentences.isEmpty else { return nil }
    return Self.joined(words[..<place], sentences[random.below(sentences.count)][...])
  }

  private mutating func lostPreposition(_ words: [Word]) -> Result? {
    var places: [(from: Int, to: Int)] = []
    for from in words.indices.dropFirst(2).dropLast(3)
    where Self.prepositions.contains(words[from]) && Self.isPlain(words[from - 1]) {
      let to = Self.articles.contains(words[from + 1]) ? from + 2 : from + 1
      if to + 1 < words.count, Self.isSmall(words[to]), !Self.articles.contains(words[to]),
        Self.isCapital(words[to + 1]), Self.endsLikeAdjective(words[to])
      {
        places.append((from, to))
      }
    }
    guard !places.isEmpty else { return nil }
    let place = places[random.below(places.count)]
    return Self.joined(words[..<place.from], [Self.capital(words[place.to])] + words[(place.to + 1)...])
  }

  private mutating func pick(_ places: [Int]) -> Int? { places.isEmpty ? nil : places[random.below(places.count)] }

  /// Both parts with a blank between them, nil where no word with a capital stands behind a word.
  private static func joined(_ first: ArraySlice<Word>, _ second: ArraySlice<Word>) -> Result? {
    guard let last = first.last, let next = second.first, isLetter(last.last), isCapital(next) else { return nil }
    let start = Array(first.joined(separator: [0x20])) + [0x20]
    return Result(line: start + second.joined(separator: [0x20]), joint: start.count)
  }

  // MARK: Words

  private static func words(_ list: String) -> Set<Word> { Set(list.split(separator: " ").map { Array($0.utf8)[...] }) }
  private static let address = words("sie ihr ihre ihrem ihren ihrer ihres ihnen")
  private static let prepositions = words(
    "in im an am auf aus bei beim mit nach von vom zu zum zur für über unter vor durch gegen ohne um")
  private static let articles = words("der die das den dem des ein eine einen einem einer eines")

  private static func isLetter(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x80
  }

  /// Two letters or more and nothing else.
  private static func isPlain(_ word: Word) -> Bool { word.count >= 2 && word.allSatisfy(isLetter) }

  private static func isSmall(_ word: Word) -> Bool {
    guard isPlain(word), let first = word.first else { return false }
    return first >= 0x61 && first <= 0x7A
  }

  /// A capital and then a small letter.
  private static func isCapital(_ word: Word) -> Bool {
    guard let first = word.first, word.count >= 2 else { return false }
    let second = word[word.startIndex + 1]
    if first == 0xC3 { return word.count > 2 && (second < 0x9F) && isLetter(word[word.startIndex + 2]) }
    return first >= 0x41 && first <= 0x5A && (second >= 0x61 && second <= 0x7A || second >= 0x80)
  }

  /// Three small letters and a full stop.
  private static func endsSentence(_ word: Word) -> Bool {
    word.last == 0x2E && word.count >= 4 && word.dropLast().suffix(3).allSatisfy { $0 >= 0x61 }
  }

  private static func endsLikeAdjective(_ word: Word) -> Bool {
    guard let last = word.last else { return false }
    return last == 0x65 || last == 0x6E || last == 0x72 || last == 0x6D || last == 0x73
  }

  private static func capital(_ word: Word) -> Word { ([word.first! - 0x20] + word.dropFirst())[...] }
}
