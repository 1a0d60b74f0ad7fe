/// What the tags so far tell of the clause that is being read: what opened it, whether it has its finite verb, and
/// whether a verb bracket is open.
public struct ClauseState: Sendable {
  /// 0 a main clause, 1 behind a subordinator, 2 a relative pronoun, 3 a question word.
  private var opener: UInt64 = 0
  /// 0 no finite verb yet, 1 one, 2 one and a coordinator behind it.
  private var finite: UInt64 = 0
  /// 0 none, 1 opened by a modal, 2 by an auxiliary, 3 closed.
  private var bracket: UInt64 = 0
  /// The last form of a verb: 0 none, 1 finite, 2 infinitive, 3 participle.
  private var lastVerb: UInt64 = 0
  /// What was open when the last subordinate clause began, in the same bits as ``code``.
  private var outer: UInt64 = 0

  public init() {}

  /// All of it as one number.
  var code: UInt64 { opener | finite << 2 | bracket << 4 | lastVerb << 6 }
  /// What opened the clause and whether it has its verb.
  var verbless: UInt64 { opener | finite << 2 }
  /// The bracket and the last form of a verb.
  var verbs: UInt64 { bracket | lastVerb << 2 }
  /// What was open before this clause.
  var outside: UInt64 { outer }

  /// Goes on by one token.
  @inline(__always)
  public mutating func advance(_ tag: Tag) {
    switch tag {
    case .subordinator: open(1)
    case .relative: open(2)
    case .interrogative: open(3)
    case .finiteVerb: addFinite(0)
    case .finiteModal: addFinite(1)
    case .finiteAuxiliary: addFinite(2)
    case .infinitive, .zuInfinitive:
      lastVerb = 2
      if bracket == 1 || bracket == 2 { bracket = 3 }
    case .participle:
      lastVerb = 3
      if bracket == 2 { bracket = 3 }
    case .coordinator: if finite == 1 { finite = 2 }
    case .comma: close()
    case .stop: self = ClauseState()
    default: break
    }
  }

  private mutating func addFinite(_ kind: UInt64) {
    finite = 1
    lastVerb = 1
    bracket = kind
  }

  private mutating func open(_ kind: UInt64) {
    outer = code & 0x3F
    opener = kind
    finite = 0
    bracket = 0
    lastVerb = 0
  }

  /// A comma ends a subordinate clause that has its verb, and a main clause may follow any.
  private mutating func close() {
    if opener != 0, finite != 0 {
      opener = outer & 3
      finite = outer >> 2 & 3
      bracket = outer >> 4 & 3
      outer = 0
    } else if opener == 0, finite == 1 {
      finite = 2
    }
    lastVerb = 0
  }
}
