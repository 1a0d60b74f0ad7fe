import Checks
import Text

/// Writes one JSON object, member by member.
struct JSONObject {
  private(set) var output = OutputBuffer()
  private var isFirst = true

  init() { output.write("{") }

  private mutating func key(_ name: StaticString) {
    output.write(isFirst ? "\"" : ",\"")
    isFirst = false
    output.write(name)
    output.write("\":")
  }

  mutating func add(_ name: StaticString, _ value: String) {
    key(name)
    JSONString.write(value, into: &output)
  }

  /// The message of a finding.
  mutating func add(_ name: StaticString, _ message: Message, of text: SourceText) {
    key(name)
    var bytes: [UInt8] = []
    message.append(to: &bytes, in: text)
    JSONString.write(bytes, into: &output)
  }

  mutating func add(_ name: StaticString, _ value: StaticString) { add(name, value.description) }

  mutating func add(_ name: StaticString, _ value: Int) {
    key(name)
    output.write(value)
  }

  mutating func add(_ name: StaticString, _ value: Bool) {
    key(name)
    output.write(value ? "true" : "false")
  }

  /// A finite number.
  mutating func add(_ name: StaticString, _ value: Double) {
    key(name)
    output.write("\(value)")
  }

  mutating func addNull(_ name: StaticString) {
    key(name)
    output.write("null")
  }

  mutating func add(_ name: StaticString, _ value: JSONObject) {
    key(name)
    output.write(value.finished())
  }

  mutating func add(_ name: StaticString, _ values: [JSONObject]) {
    key(name)
    output.write("[")
    for (index, value) in values.enumerated() {
      if index > 0 { output.write(",") }
      output.write(value.finished())
    }
    output.write("]")
  }

  /// Counts under names that are data.
  mutating func add(_ name: StaticString, _ counts: [(name: String, count: Int)]) {
    key(name)
    output.write("{")
    for (index, item) in counts.enumerated() {
      if index > 0 { output.write(",") }
      JSONString.write(item.name, into: &output)
      output.write(":\(item.count)")
    }
    output.write("}")
  }

  /// The object with its closing bracket.
  func finished() -> OutputBuffer {
    var copy = output
    copy.write("}")
    return copy
  }
}

/// Strings of JSON.
package enum JSONString {
  private static let digits = Array("0123456789abcdef".utf8)

  /// Writes a string with its quotation marks; only what JSON forbids is escaped.
  package static func write(_ text: String, into output: inout OutputBuffer) { write(text.utf8, into: &output) }

  static func write(_ utf8: some Sequence<UInt8>, into output: inout OutputBuffer) {
    output.write("\"")
    for byte in utf8 {
      switch byte {
      case 0x22: output.write("\\\"")
      case 0x5C: output.write("\\\\")
      case 0x0A: output.write("\\n")
      case 0x0D: output.write("\\r")
      case 0x09: output.write("\\t")
      case ..<0x20, 0x7F:
        output.write("\\u00")
        output.write(byte: digits[Int(byte >> 4)])
        output.write(byte: digits[Int(byte & 15)])
      default: output.write(byte: byte)
      }
    }
    output.write("\"")
  }
}
