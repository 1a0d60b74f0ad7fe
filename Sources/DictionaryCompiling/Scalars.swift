/// Unicode properties of words that are kept as UTF-8.
enum Scalars {
  static func first(of word: ArraySlice<UInt8>) -> Unicode.Scalar? {
    // No scalar is longer than four bytes.
    String(decoding: word.prefix(4), as: UTF8.self).unicodeScalars.first
  }

  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }

  static func areLetters(_ word: ArraySlice<UInt8>) -> Bool {
    word.text.unicodeScalars.allSatisfy(isLetter)
  }

  static func lowercased(_ scalars: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
    scalars.flatMap { Array($0.properties.lowercaseMapping.unicodeScalars) }
  }

  static func bytes(_ scalars: some Sequence<Unicode.Scalar>) -> [UInt8] {
    scalars.flatMap { Array(UTF8.encode($0)!) }
  }
}

extension Sequence<UInt8> where Self: Collection {
  /// Whether the bytes of a text stand somewhere in these.
  func contains(text: some StringProtocol) -> Bool { contains(bytes: Array(text.utf8)) }

  func contains(bytes part: [UInt8]) -> Bool {
    guard let first = part.first else { return true }
    return withContiguousStorageIfAvailable { whole in
      var rest = whole[...]
      while rest.count >= part.count, let found = rest.firstIndex(of: first) {
        rest = rest[found...]
        if rest.starts(with: part) { return true }
        rest = rest.dropFirst()
      }
      return false
    } ?? Array(self).contains(bytes: part)
  }
}
