import CICU

/// Cells that a character takes in a terminal.
public enum DisplayWidth {
  /// Width of a scalar that would stand in `column` (from 0).
  public static func of(_ scalar: UInt32, atColumn column: Int) -> Int {
    if scalar == 0x09 { return 8 - column % 8 }
    if scalar < 0x20 || scalar == 0x7F { return 1 }  // shown as one replacement sign
    if scalar < 0x300 { return scalar == 0xAD ? 0 : 1 }
    switch mt_general_category(scalar) {
    case 6, 7, 16: return 0  // U_NON_SPACING_MARK, U_ENCLOSING_MARK, U_FORMAT_CHAR
    default: break
    }
    // U_EA_FULLWIDTH and U_EA_WIDE of UAX #11.
    let width = mt_east_asian_width(scalar)
    return width == 3 || width == 5 ? 2 : 1
  }
}
