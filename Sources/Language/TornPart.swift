/// What people did with a part of a compound that machine translation had written apart, seen in their repairs.
public struct TornPart: Sendable {
  /// Their habit with it.
  public enum Habit: UInt32, Sendable {
    case unknown = 0
    /// They mostly left the two words alone.
    case leave = 1
    /// They mostly wrote one word.
    case join = 2
    /// They nearly always wrote one word.
    case alwaysJoin = 3
  }

  /// With the word as a first part.
  public let first: Habit
  /// With the word as a second part.
  public let second: Habit

  init(bits: UInt32) {
    first = Habit(rawValue: bits & 3) ?? .unknown
    second = Habit(rawValue: bits >> 2 & 3) ?? .unknown
  }

  /// - Parameters:
  ///   - joined: pairs that were written as one word.
  ///   - left: pairs that stayed two words.
  package static func habit(joined: Int, left: Int) -> Habit {
    if left >= 2 * joined { return .leave }
    return joined >= 10 && left * 10 <= joined ? .alwaysJoin : .join
  }
}

extension LanguagePack {
  /// What people did with a word as part of a torn compound.
  public func tornPart(_ key: UInt32) -> TornPart { TornPart(bits: tornParts[key]) }
}
