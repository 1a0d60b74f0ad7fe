import Text

/// A part of a line that markup sets apart: a link, emphasis, code.
public struct InlineElement: Sendable, BitwiseCopyable {
  public enum Kind: UInt8, Sendable, BitwiseCopyable {
    case link, image, emphasis, strong, deletion
    /// Code, keys, variables: something that is named and not read.
    case code
    /// An address that is its own text.
    case autolink
    case math
    /// An element of HTML that is none of the others.
    case html
    /// A call of the site's generator that stands for a word.
    case directive

    /// What a message calls it.
    public var name: String {
      switch self {
      case .link, .autolink: "link"
      case .image: "image"
      case .emphasis, .strong, .deletion: "emphasis"
      case .code: "code"
      case .math: "formula"
      case .html: "tag"
      case .directive: "include"
      }
    }
  }

  public var kind: Kind
  /// The element with its markup, in the file.
  public var outer: ByteSpan
  /// What stands between the markup, in the file.
  public var inner: ByteSpan
  /// What is read of it, in the text that is read: covered elements keep their length.
  public var span = ByteSpan(0, 0)

  public init(kind: Kind, outer: ByteSpan, inner: ByteSpan) {
    self.kind = kind
    self.outer = outer
    self.inner = inner
  }

  /// One token stands for all of it, whatever is inside.
  public var isCovered: Bool {
    switch kind {
    case .code, .image, .math, .directive: true
    default: false
    }
  }
}
