import CICU

/// Classes of characters that formats ask for.
public enum UnicodeClass {
  /// Punctuation and symbols (general categories P and S).
  public static func isPunctuation(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 {
      return scalar > 0x20 && scalar < 0x7F && !(scalar >= 0x30 && scalar <= 0x39)
        && !(scalar | 0x20 >= 0x61 && scalar | 0x20 <= 0x7A)
    }
    // U_DASH_PUNCTUATION … U_OTHER_PUNCTUATION, U_MATH_SYMBOL … U_FINAL_PUNCTUATION of uchar.h.
    let category = mt_general_category(scalar)
    return category >= 19 && category <= 29
  }

  /// White space: Zs, Zl, Zp, and the controls that break lines or tabulate.
  public static func isSpace(_ scalar: UInt32) -> Bool {
    scalar == 0x20 || scalar >= 0x09 && scalar <= 0x0D || Tokenizer.isWideSpace(scalar)
  }

  /// A letter of any script.
  public static func isLetter(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return scalar | 0x20 >= 0x61 && scalar | 0x20 <= 0x7A }
    let category = mt_general_category(scalar)
    return category >= 1 && category <= 5
  }
}
