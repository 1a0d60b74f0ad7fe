import CICU

/// What this program is made of.
public enum Version {
  /// mtlint's own version (semver.org).
  public static let mtlint = "0.1.0"

  /// Version of the ICU library that segments the text.
  public static var icu: String { String(cString: mt_icu_version()) }

  /// One line for people.
  public static var line: String { "mtlint \(mtlint) (ICU \(icu))" }
}
