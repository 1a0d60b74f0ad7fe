import Text

/// Reads a format: decides for each byte of a file whether it is prose, and what blocks and inline elements there are.
///
/// A reader never moves text: it shows bytes of the file at their own place in a ``MaskedText``.
public protocol Reader {
  func read(_ text: SourceText) -> MaskedText
}

/// Formats that texts are published in.
public enum TextFormat: Sendable, Equatable {
  case plain
  case markdown
  /// Markdown with components of JavaScript.
  case mdx

  /// The format of a file by the ending of its name, in small letters.
  public init(fileExtension: String) {
    switch fileExtension {
    case "md", "markdown": self = .markdown
    case "mdx": self = .mdx
    default: self = .plain
    }
  }

  /// The format of a text by the name it has.
  public init(path: String) {
    let name = path.utf8.split(separator: UInt8(ascii: "/")).last ?? path.utf8[...]
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else {
      self = .plain
      return
    }
    self.init(fileExtension: String(Substring(name[name.index(after: dot)...])).lowercased())
  }

  /// Endings of all formats, in small letters.
  public static let fileExtensions: Set<String> = ["txt", "text", "md", "markdown", "mdx"]

  /// The prose of a text, nil where all of it is.
  public func prose(of text: SourceText) -> Prose? {
    switch self {
    case .plain: nil
    case .markdown: Prose(MarkdownReader().read(text))
    case .mdx: Prose(MarkdownReader(hasComponents: true).read(text))
    }
  }
}
