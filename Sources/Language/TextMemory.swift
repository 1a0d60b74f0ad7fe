/// What checks remember of a text across its windows, bounded in size.
public struct TextMemory {
  /// Groups of names and the variant seen first.
  public var names = IntegerMap()
  /// How the reader was addressed: places of the first "du" and the first "Sie".
  public var informal = 0
  public var formal = 0
  /// Checks that have said what they say once a text.
  public var said: Set<String> = []
  /// How often something was seen, by key.
  private var counts = IntegerMap()

  /// Counts one more and returns how many there are now.
  public mutating func count(_ key: UInt32) -> Int { counts.count(Int(key)) }

  public init() {}
}
