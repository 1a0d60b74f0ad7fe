import Checks
import Language
import Text

/// A name of a finding that stays the same when lines move: made of the check, the words of its first line, and how many
/// equal findings stand before it in the file. Neither line numbers nor messages are in it.
public struct Fingerprints {
  private let text: SourceText
  private let lines: LineIndex
  /// How often each finding came, by its hash without the number.
  private var seen = IntegerMap()

  public init(_ text: SourceText, lines: LineIndex) {
    self.text = text
    self.lines = lines
  }

  /// The fingerprint of the next finding of the file, in order of their places, in hexadecimal digits.
  public mutating func next(_ diagnostic: Diagnostic) -> String {
    var hash = FNV1a()
    hash.add(diagnostic.check.rawValue.utf8)
    hash.add(0)
    addLine(lines.span(ofLine: lines.line(of: Int(diagnostic.span.lower))), to: &hash)
    let occurrence = seen.count(Int(truncatingIfNeeded: hash.value)) - 1
    hash.add(0)
    hash.add(String(occurrence).utf8)
    return hash.digits
  }

  /// The fingerprint of a name, such as a path.
  public static func of(_ name: String) -> String {
    var hash = FNV1a()
    hash.add(name.utf8)
    return hash.digits
  }

  /// The line with runs of white space as one blank each and none at its ends.
  private func addLine(_ span: ByteSpan, to hash: inout FNV1a) {
    var pendingBlank = false
    var isEmpty = true
    for at in span.range {
      let byte = text.bytes[at]
      if byte == 0x20 || byte >= 0x09 && byte <= 0x0D {
        pendingBlank = !isEmpty
        continue
      }
      if pendingBlank { hash.add(0x20) }
      pendingBlank = false
      isEmpty = false
      hash.add(byte)
    }
  }
}

/// The hash FNV-1a with 64 bits (Fowler, Noll, Vo): simple enough to be the same in every version and tool.
struct FNV1a {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The value as sixteen hexadecimal digits.
  var digits: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  mutating func add(_ byte: UInt8) {
    value ^= UInt64(byte)
    value = value &* 0x100_0000_01B3
  }

  mutating func add(_ bytes: some Sequence<UInt8>) { for byte in bytes { add(byte) } }
}
