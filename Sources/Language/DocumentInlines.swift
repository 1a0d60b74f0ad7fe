import Reading
import Text

/// What a check may ask of links, emphasis and code; all of it is nothing in plain text.
extension Document {
  /// Elements whose text begins in this window, in order of it.
  public var inlines: ArraySlice<InlineElement> { prose?.inlines[state.pointee.inlines] ?? [] }

  /// Broken markup in this window.
  public var faults: ArraySlice<MarkupFault> { prose?.faults[state.pointee.faults] ?? [] }

  /// The element whose edge lies at an offset: links and code before emphasis, and what ends there before what begins.
  public func edge(at offset: Int) -> InlineElement.Kind? {
    guard let prose else { return nil }
    var best: InlineElement.Kind?
    for element in prose.elements(touching: offset)
    where Int(element.span.lower) == offset || Int(element.span.upper) == offset {
      if element.kind == .link || element.kind == .code || element.kind == .autolink { return element.kind }
      best = best ?? element.kind
    }
    return best
  }

  /// The element whose edge lies between two neighbouring tokens.
  public func edge(behind index: Int) -> InlineElement.Kind? {
    guard prose != nil else { return nil }
    if let kind = edge(at: Int(self[index].end)) { return kind }
    return index + 1 < count ? edge(at: Int(self[index + 1].start)) : nil
  }

  /// Whether an element of one of the kinds begins with a token.
  public func begins(_ index: Int, _ kinds: [InlineElement.Kind]) -> Bool {
    guard let prose else { return false }
    let start = self[index].start
    return prose.elements(touching: Int(start)).contains { $0.span.lower == start && kinds.contains($0.kind) }
  }
}
