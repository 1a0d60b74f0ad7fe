import Text

/// The marks inside a number.
struct NumberShape {
  /// Full stops and commas.
  private(set) var marks = 0
  /// The last of them, and where it stands.
  private(set) var last: UInt8 = 0
  private(set) var markAt = 0
  /// Digits before the first mark and behind the last.
  private(set) var whole = 0
  private(set) var decimals = 0
  /// "1,200,000".
  private(set) var hasCommaGroups = false
  /// Value of the digits before the first mark, up to nine of them.
  private(set) var value = 0

  init(_ bytes: UnsafePointer<UInt8>, _ token: Token) {
    var run = 0
    var groups = true
    var commas = 0
    for at in token.span.range {
      let byte = bytes[at]
      if byte >= 0x30, byte <= 0x39 {
        run += 1
        if marks == 0, run <= 9 { value = value * 10 + Int(byte - 0x30) }
        continue
      }
      if marks == 0 { whole = run } else if run != 3 { groups = false }
      marks += 1
      if byte == 0x2C { commas += 1 }
      last = byte
      markAt = at
      run = 0
    }
    if marks == 0 { whole = run }
    decimals = run
    let first = bytes[Int(token.start)]
    hasCommaGroups = marks >= 2 && commas >= 2 && commas == marks && groups && run == 3 && whole <= 3 && first != 0x30
  }
}
