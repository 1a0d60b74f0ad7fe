/// Spellings of one name, by group: transliterations, and given names with and without their accents.
public struct NameVariants: @unchecked Sendable {
  /// Group times ``most`` plus the variant, plus 1, for each spelling and its genitive in -s.
  private let table: WordTable
  private let filter: Bloom
  /// Where each group's line begins in the file.
  private let lines: UnsafeRawBufferPointer
  private let texts: DictionaryFile?

  /// Columns of the longest group.
  package static var most: Int { 32 }
  /// First column of a line of given names, whose bearers' surnames have to be the same.
  private static let givenMark = "given"

  init(_ tables: TableImage, texts: DictionaryFile?) {
    table = tables.table(.nameSpellings)
    filter = Bloom(tables.rows(.nameFilter))
    lines = tables[.nameLines]
    self.texts = texts
  }

  /// The group and the number in it of a word's spelling; nil for other words.
  @inline(__always)
  public func variant(_ key: UInt32) -> (group: Int, number: Int)? {
    guard filter.contains(key) else { return nil }
    let value = Int(table[key])
    return value == 0 ? nil : ((value - 1) / Self.most, (value - 1) % Self.most)
  }

  /// Whether a group is one of given names.
  public func isGivenName(_ group: Int) -> Bool { spelling(group, 0) == Self.givenMark }

  /// A spelling as it is written.
  public func spelling(_ group: Int, _ number: Int) -> String {
    texts?.row(at: Int(lines.loadUnaligned(fromByteOffset: group * 4, as: UInt32.self))).text(number) ?? ""
  }
}
