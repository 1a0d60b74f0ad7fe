import Checks
import Text

/// One JSON object a line.
public enum JSONLines {
}
