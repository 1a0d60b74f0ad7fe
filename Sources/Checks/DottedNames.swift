import Language
import Text

/// Names of a program text that were spaced out at their dots: "System. Data. Reader", "Haupt. axml".
struct DottedNames {
  let document: Document
  /// Pairs of names that may be one: the full stop between, and the key of both.
  private var suspects: [(stop: Int, key: UInt32)] = []

  init(document: Document) { self.document = document }

  /// A chain of this many parts is no run of sentences.
  private static let sureChain = 3
  /// Abbreviations are shorter: "li. Sp. letzt. Abs."
  private static let longAbbreviation = 6

  /// Places where two names meet at a full stop from which no sentence ends there.
  private static let enough = 3

  /// Looks at the full stop at `stop`; returns the token where to go on.
  mutating func chain(at stop: Int, _ sink: inout Sink) -> Int {
    guard stop > 0, document[stop - 1].kind == .word || document[stop - 1].kind == .identifier, touches(stop) else {
      return stop + 1
    }
    var last = stop
    var parts = 1
    var foreign = isForeign(stop - 1) ? 1 : 0
    var longest = lengthOfForeign(stop - 1)
    while last + 1 < document.count, isPart(last + 1), isOneBlank(last) {
      parts += 1
      if isForeign(last + 1) { foreign += 1 }
      longest = max(longest, lengthOfForeign(last + 1))
      guard last + 2 < document.count, document.isMark(last + 2, "."), touches(last + 2), last + 3 < document.count,
        isPart(last + 3)
      else { break }
      last += 2
    }
    guard parts > 1 else { return stop + 1 }
    let end = last + 1
    let isExtension = parts == 2 && isFileExtension(end) && !document[stop - 1].flags.contains(.allCapitals)
    if parts == 2, foreign == 2, !isExtension, isLong(stop - 1), isLong(stop + 1) { suspects.append((stop, key(stop))) }
    guard
      isExtension || parts == 2 && foreign >= 1 && isLowerBehindArticle(stop - 1)
        || parts == 2 && foreign >= 1 && isBeforeLooseHyphen(end)
        || parts >= Self.sureChain && foreign >= 2 && longest >= Self.longAbbreviation
    else { return stop + 1 }
    if suspects.last?.stop == stop { suspects.removeLast() }
    report(stop, end, &sink)
    return end + 1
  }

  /// Reports the names that meet at a full stop again and again.
  func reportRepeated(_ sink: inout Sink) {
    guard suspects.count >= Self.enough else { return }
    let counts = Dictionary(suspects.map { ($0.key, 1) }, uniquingKeysWith: +)
    for suspect in suspects where counts[suspect.key] ?? 0 >= Self.enough {
      report(suspect.stop, suspect.stop + 1, &sink)
    }
  }

  private func report(_ stop: Int, _ end: Int, _ sink: inout Sink) {
    let span = document[stop - 1].span.union(document[end].span)
    sink.report(
      span, Message("the name „%1“ was spaced out; remove the blanks behind its dots", span),
      evidence: "dotted name with blanks", confidence: 0.96,
      fix: end == stop + 1 ? Fix(ByteSpan(document[stop].end, document[end].start), "", safety: .unsafe) : nil)
  }

  /// The key of the words on both sides, of the second up to its hyphen.
  private func key(_ stop: Int) -> UInt32 {
    WordKey(sum: WordKey(value: document[stop - 1].key), WordKey(value: document.keyBeforeHyphen(stop + 1))).value
  }

  /// "ein acme. Reader": an article before, so that no sentence ends with the first part.
  private func isLowerBehindArticle(_ index: Int) -> Bool {
    guard index > 0, isForeign(index), isForeign(index + 2), isLong(index),
      document[index].flags.isDisjoint(with: [.capital, .hyphen]), document[index + 2].flags.contains(.capital),
      document[index - 1].kind == .word
    else { return false }
    return document.lowerReadings(index - 1).determiner != 0
  }

  /// Shorter ones are abbreviations.
  private func isLong(_ index: Int) -> Bool { document[index].count >= 4 }

  /// Whether exactly one blank follows the token.
  private func isOneBlank(_ index: Int) -> Bool {
    let end = Int(document[index].end)
    return document.bytes[end] == 0x20 && Int(document[index + 1].start) == end + 1
  }

  private func touches(_ stop: Int) -> Bool {
    !document[stop].flags.contains(.spaceBefore) && !document[stop].flags.contains(.abbreviationStop)
  }

  /// A word alone that can be a part of such a name.
  private func isPart(_ index: Int) -> Bool {
    let token = document[index]
    guard token.kind == .word || token.kind == .identifier, token.count >= 2,
      token.flags.isDisjoint(with: [.wide, .foreignScript])
    else { return false }
    if document.lowerEntry(index).isFunctionWord { return false }
    return true
  }

  /// No German word.
  private func isForeign(_ index: Int) -> Bool {
    if document[index].flags.contains(.innerCapital) || document[index].kind == .identifier { return true }
    return !document.entry(index).hasReadings && !document.lowerEntry(index).hasReadings
  }

  private func lengthOfForeign(_ index: Int) -> Int {
    isForeign(index) && document[index].flags.isDisjoint(with: .hyphen) ? document[index].count : 0
  }

  /// "Acme. Reader -Klasse": what stands before a hyphen with a blank is a name; "-v" is an option of a command.
  private func isBeforeLooseHyphen(_ index: Int) -> Bool {
    index + 2 < document.count && document.isMark(index + 1, "-") && document[index + 1].flags.contains(.spaceBefore)
      && !document[index + 2].flags.contains(.spaceBefore) && document[index + 2].flags.contains(.capital)
      && document[index + 2].count > 2
  }

  /// Endings of files that documentation names.
  private static let extensions = WordSet(
    "ascx asmx aspx axml bat cmd cpp cs cshtml csproj css csv dbml dll doc docx edmx exe gif htm html ini java jpeg jpg js json log master md nupkg nuspec pdf php png ppt pptx props ps psd pub py resx rtf sh sln sql svc svg tar targets ts txt vb vbproj vbs wav xaml xls xlsx xml xsd xsl yaml yml zip"
  )

  private func isFileExtension(_ index: Int) -> Bool {
    document[index].kind == .word && !document[index].flags.contains(.capital)
      && Self.extensions.contains(document[index].key)
  }
}
