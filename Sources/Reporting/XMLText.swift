/// Text of XML 1.0, in attributes and between tags.
enum XMLText {
  /// Writes text with its special characters escaped; characters that XML forbids become U+FFFD.
  static func write(_ text: some StringProtocol, into output: inout OutputBuffer) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output.write("&amp;")
      case "<": output.write("&lt;")
      case ">": output.write("&gt;")
      case "\"": output.write("&quot;")
      // White space in attributes would be read as blanks.
      case "\t": output.write("&#9;")
      case "\n": output.write("&#10;")
      case "\r": output.write("&#13;")
      case _ where isForbidden(scalar.value): output.write("\u{FFFD}")
      default: output.write(String(scalar))
      }
    }
  }

  /// Writes an attribute with a blank before it.
  static func write(attribute name: StaticString, _ value: some StringProtocol, into output: inout OutputBuffer) {
    output.write(" ")
    output.write(name)
    output.write("=\"")
    write(value, into: &output)
    output.write("\"")
  }

  /// All but the production Char of XML 1.0, and the controls that it discourages.
  private static func isForbidden(_ scalar: UInt32) -> Bool {
    scalar < 0x20 || scalar >= 0x7F && scalar < 0xA0 && scalar != 0x85 || scalar & 0xFFFE == 0xFFFE
  }
}
