/// A set of checks, one bit each.
public struct CheckSet: Sendable, Hashable, ExpressibleByArrayLiteral {
  private var bits: UInt64 = 0

  public init() {}
  public init(_ checks: [CheckID]) { for check in checks { insert(check) } }
  public init(arrayLiteral checks: CheckID...) { self.init(checks) }

  public var isEmpty: Bool { bits == 0 }
  public func contains(_ check: CheckID) -> Bool { bits >> UInt64(check.number) & 1 != 0 }
  public mutating func insert(_ check: CheckID) { bits |= 1 << UInt64(check.number) }
  public mutating func remove(_ check: CheckID) { bits &= ~(1 << UInt64(check.number)) }
  public mutating func formUnion(_ other: CheckSet) { bits |= other.bits }
  /// The members that `other` has not.
  public func subtracting(_ other: CheckSet) -> CheckSet {
    var rest = self
    rest.bits &= ~other.bits
    return rest
  }

  /// Members in order of their names.
  public var sorted: [CheckID] { CheckID.allCases.filter(contains).sorted() }
}

extension CheckID {
  /// The check's place among all checks, from 0.
  public var number: Int { Self.allCases.firstIndex(of: self)! }
}
