import Text

/// Lines and columns of spans that come in order of their start.
///
/// It counts on from the last span in the same line, so that many findings in one endless line stay cheap.
struct PlaceFinder {
  private let text: SourceText
  private let unit: ColumnUnit
  let lines: LineIndex
  // The last span's start, its line (from 0) and its column (from 1).
  private var offset = -1
  private var line = -1
  private var column = 1

  init(_ text: SourceText, unit: ColumnUnit) {
    self.text = text
    self.unit = unit
    lines = LineIndex(text)
  }

  /// Start and end of a span.
  mutating func places(of span: ByteSpan) -> (start: Position, end: Position) {
    let lower = Int(span.lower)
    let newLine = lines.line(of: lower)
    if newLine == line, lower >= offset {
      column += unit.count(text.bytes, from: offset, to: lower)
    } else {
      line = newLine
      column = lines.position(of: lower, in: unit).column
    }
    offset = lower
    let start = Position(line: line + 1, column: column)
    let upper = max(lower, Int(span.upper))
    if lines.line(of: upper) != line { return (start, lines.position(of: upper, in: unit)) }
    return (start, Position(line: line + 1, column: column + unit.count(text.bytes, from: lower, to: upper)))
  }
}

/// Offsets in the user's file, asked for in rising order: the same as in the text but for UTF-16.
struct FileOffsets {
  private let text: SourceText
  private var offset = 0
  private var fileOffset: Int

  init(_ text: SourceText) {
    self.text = text
    fileOffset = text.fileOffset(of: 0)
  }

  /// The file offset of an offset in the text.
  mutating func of(_ wanted: Int) -> Int {
    switch text.encoding {
    case .utf8, .utf8WithMark: return wanted
    case .utf16LittleEndian, .utf16BigEndian:
      if wanted < offset { return text.fileOffset(of: wanted) }
      fileOffset += 2 * ColumnUnit.utf16.count(text.bytes, from: offset, to: wanted)
      offset = wanted
      return fileOffset
    }
  }
}
