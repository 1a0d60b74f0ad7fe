import Language
import Text

/// Names of a program text that were spaced out at their dots: "System. Data. Reader", "Haupt. axml".
struct DottedNames {
  let document: Document

  /// A chain of this many parts is no run of sentences.
  private static let sureChain = 3

  /// Looks at the full stop at `stop`; returns the token where to go on.
  func chain(at stop: Int, _ sink: inout Sink) -> Int {
    guard stop > 0, document[stop - 1].kind == .word || document[stop - 1].kind == .identifier, touches(stop) else {
      return stop + 1
    }
    var last = stop
    var parts = 1
    var foreign = isForeign(stop - 1) ? 1 : 0
    while last + 1 < document.count, isPart(last + 1), isOneBlank(last) {
      parts += 1
      if isForeign(last + 1) { foreign += 1 }
      guard last + 2 < document.count, document.isMark(last + 2, "."), touches(last + 2), last + 3 < document.count,
        isPart(last + 3)
      else { break }
      last += 2
    }
    guard parts > 1 else { return stop + 1 }
    let end = last + 1
    let isExtension = parts == 2 && isFileExtension(end) && !document[stop - 1].flags.contains(.allCapitals)
    guard
      isExtension || parts == 2 && foreign >= 1 && isBeforeLooseHyphen(end) || parts >= Self.sureChain && foreign >= 2
    else { return stop + 1 }
    let span = document[stop - 1].span.union(document[end].span)
    sink.report(
      span, Message("the name „%1“ was spaced out; remove the blanks behind its dots", span),
      evidence: "dotted name with blanks", confidence: 0.96,
      fix: parts == 2 ? Fix(ByteSpan(document[stop].end, document[end].start), "", safety: .unsafe) : nil)
    return end + 1
  }

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

  /// "Acme. Reader -Klasse": what stands before a hyphen with a blank is a name.
  private func isBeforeLooseHyphen(_ index: Int) -> Bool {
    index + 2 < document.count && document.isMark(index + 1, "-") && document[index + 1].flags.contains(.spaceBefore)
      && !document[index + 2].flags.contains(.spaceBefore)
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
