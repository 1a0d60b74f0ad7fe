import Glibc
import Text

/// A place where markup is broken, as its reader saw it.
public struct MarkupFault: Sendable, BitwiseCopyable {
  public enum Kind: UInt8, Sendable, BitwiseCopyable {
    /// Code that is never closed, so that the rest of the file is code.
    case unclosedFence
    /// The rule between a table's head and body is no rule, so that all of it is text.
    case brokenTableRule
    /// A row has more cells than its table's head; the last are not shown.
    case surplusCells
    /// A closing tag that closes nothing HTML knows.
    case unknownClosingTag
  }

  public var kind: Kind
  /// The place in the file.
  public var span: ByteSpan
}

/// A file in which everything but prose is masked: as long as the file, every byte at its own place.
///
/// A byte of markup that stands for nothing is NUL, which no text holds: the letters on both sides of it touch, as they do
/// on the page. Where markup parts words, a blank or line break stands at its place. An element that is named and not
/// read, such as inline code, is covered by letters that make it one token. Readers fill it in the order of the file.
public final class MaskedText {
  public let source: SourceText
  /// ``SourceText/count`` bytes and the padding.
  public let bytes: UnsafeMutablePointer<UInt8>
  /// Units of prose in order; they do not overlap.
  public private(set) var blocks: [Block] = []
  /// Elements in order of their first byte, outer ones first.
  public private(set) var inlines: [InlineElement] = []
  /// Places where one character stands for a longer spelling.
  public private(set) var characters: [ByteSpan] = []
  /// Markup that does not do what it was meant to.
  public private(set) var faults: [MarkupFault] = []
  /// The language that the file says it is in.
  public var language: String?

  private var ownsBytes = true

  public init(_ source: SourceText) {
    self.source = source
    // Untouched pages cost nothing.
    bytes = calloc(source.count + SourceText.padding, 1)!.assumingMemoryBound(to: UInt8.self)
  }

  deinit { if ownsBytes { free(bytes) } }

  /// Hands the bytes over to who frees them.
  func release() -> UnsafeMutablePointer<UInt8> {
    ownsBytes = false
    return bytes
  }

  /// Shows bytes of the file as they are.
  public func show(_ span: ByteSpan) {
    (bytes + Int(span.lower)).update(from: source.bytes + Int(span.lower), count: span.count)
  }

  /// Shows prepared bytes, of which each belongs to the byte of the file at its place.
  func show(_ prepared: UnsafePointer<UInt8>, count: Int, at offset: Int) {
    (bytes + offset).update(from: prepared, count: count)
  }

  /// A character that the bytes of the span stand for was shown at its beginning.
  public func addCharacter(_ span: ByteSpan) { characters.append(span) }

  /// Ends a unit of prose: nothing behind it touches its last word.
  public func add(_ block: Block) {
    if Int(block.span.upper) < source.count { bytes[Int(block.span.upper)] = 0x0A }
    blocks.append(block)
  }

  public func add(_ element: InlineElement) { inlines.append(element) }

  public func add(_ fault: MarkupFault) { faults.append(fault) }

  /// Letters that cover an element: one identifier for the tokenizer, different for different contents, with nothing in it
  /// that a check could take for a word.
  static func cover(_ bytes: UnsafeMutablePointer<UInt8>, from lower: Int, to upper: Int) {
    guard upper > lower else { return }
    for at in lower..<upper {
      let byte = bytes[at]
      let isAlphanumeric = byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
      if !isAlphanumeric { bytes[at] = 0x5F }
    }
    bytes[lower] = 0x78
    bytes[upper - 1] = 0x5F
  }
}
