import Language
import Text

/// Tags of HTML and of documentation formats in prose.
enum HTMLTag {
  /// Elements of running text. "html", "head", "body", "title" and their kin are mostly spoken of.
  private static let names = WordSet(
    """
    br p b i u em strong span div a li ul ol td tr th table tbody kbd code pre sup sub img hr h1 h2 h3 h4 h5 h6
    font center small big blockquote tt strike del ins dl dt dd cite abbr var samp nobr wbr
    """)
  /// Names that people use for something of their own ("<i>", "<a>"), unless they are closed again.
  private static let short = WordSet("a b i u p")
  /// A tag ends within so many bytes.
  private static let longest = 300

  /// A tag that begins with the bracket of the place.
  static func look(_ place: Place, _ sink: inout Sink) {
    let document = place.document
    let bytes = document.bytes
    let at = Int(place.token.start)
    let limit = min(Int(place.block.block.span.upper), at + longest)
    if bytes[at + 1] == 0x21, bytes[at + 2] == 0x2D, bytes[at + 3] == 0x2D { return comment(place, at, &sink) }
    var name = at + 1
    let isClosing = bytes[name] == 0x2F
    if isClosing { name += 1 }
    var end = name
    while end < limit,
      bytes[end] | 0x20 >= 0x61 && bytes[end] | 0x20 <= 0x7A || bytes[end] >= 0x30 && bytes[end] <= 0x39
    { end += 1 }
    guard end > name, end - name <= 10 else { return }
    let key = WordKey(document.text.string(ByteSpan(name, end)).lowercased()).value
    if key == xref, bytes[end] == 0x3A { return report(place, at, limit, &sink, isXref: true) }
    guard names.contains(key) else { return }
    // A name, then ">", "/>" or attributes.
    guard
      bytes[end] == 0x3E || bytes[end] == 0x2F || bytes[end] == 0x20 && !isClosing && hasAttribute(bytes, end, limit)
    else { return }
    if !isClosing, short.contains(key), !hasClosing(bytes, at, Int(place.block.block.span.upper), name, end) { return }
    report(place, at, limit, &sink, isXref: false)
  }

  private static let xref = WordKey("xref").value

  private static func report(_ place: Place, _ at: Int, _ limit: Int, _ sink: inout Sink, isXref: Bool) {
    let bytes = place.document.bytes
    var end = at
    while end < limit, bytes[end] != 0x3E { end += 1 }
    guard end < limit, !isMarkup(place.document) else { return }
    if !isXref {
      // "<div>-Ebene", "(<p></p>)": the text speaks of the tag.
      if bytes[end + 1] == 0x2D || at > 0 && bytes[at - 1] == 0x28 || bytes[end + 1] == 0x29 { return }
      if MarkupResidue.isMentioned(place, width: 3) { return }
    }
    // Program text, but for the tags of a keyboard's keys, which never stand there.
    guard !CodeShape.isCode(place.document, place.block) else { return }
    let span = ByteSpan(at, end + 1)
    sink.report(
      span,
      isXref ? Message("cross-reference „%1“ left in the text", span) : Message("HTML tag „%1“ left in the text", span),
      evidence: isXref ? "cross-reference" : "HTML tag", confidence: 0.97,
      fix: isXref ? nil : Fix(span, "", safety: .unsafe))
  }

  private static func comment(_ place: Place, _ at: Int, _ sink: inout Sink) {
    let bytes = place.document.bytes
    let limit = Int(place.block.block.span.upper)
    var end = at + 4
    while end < limit, !(bytes[end] == 0x3E && bytes[end - 1] == 0x2D && bytes[end - 2] == 0x2D) { end += 1 }
    guard end < limit, !isMarkup(place.document), !MarkupResidue.isMentioned(place) else { return }
    let span = ByteSpan(at, end + 1)
    sink.report(span, Message("HTML comment „%1“ left in the text", span), evidence: "HTML comment", confidence: 0.97)
  }

  private static func hasAttribute(_ bytes: UnsafePointer<UInt8>, _ from: Int, _ limit: Int) -> Bool {
    var at = from
    while at < limit, bytes[at] != 0x3E, bytes[at] != 0x3C {
      if bytes[at] == 0x3D || bytes[at] == 0x2F && bytes[at + 1] == 0x3E { return true }
      at += 1
    }
    return false
  }

  /// Whether "</name>" follows in the block.
  private static func hasClosing(_ bytes: UnsafePointer<UInt8>, _ from: Int, _ limit: Int, _ name: Int, _ end: Int)
    -> Bool
  {
    let count = end - name
    var at = from + 1
    while at + count + 2 < limit {
      if bytes[at] == 0x3C, bytes[at + 1] == 0x2F, bytes[at + 2 + count] == 0x3E {
        var offset = 0
        while offset < count, bytes[at + 2 + offset] | 0x20 == bytes[name + offset] | 0x20 { offset += 1 }
        if offset == count { return true }
      }
      at += 1
    }
    return false
  }

  /// Texts that are markup through and through: more tags than every second block could hold by mistake.
  private static func isMarkup(_ document: Document) -> Bool {
    var brackets = 0
    for index in 0..<document.count where document.tokens[index].first == 0x3C { brackets += 1 }
    return brackets > 20 && brackets * 2 > document.blocks.count
  }
}
