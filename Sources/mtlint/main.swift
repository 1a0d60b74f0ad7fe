import Glibc
import MTLint
// Provisional: prints JSON lines.
var linter = Linter()
for path in CommandLine.arguments.dropFirst() where path != "check" && !path.hasPrefix("--") && path != "jsonl" {
  guard let text = try? SourceText.read(path: path) else { continue }
  let result = linter.lint(text)
  let index = LineIndex(text)
  func esc(_ s: String) -> String { s.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") }
  for d in result.diagnostics {
    let a = index.position(of: Int(d.span.lower), in: .scalar), b = index.position(of: Int(d.span.upper), in: .scalar)
    print("{\"path\":\"\(path)\",\"line\":\(a.line),\"column\":\(a.column),\"endLine\":\(b.line),\"endColumn\":\(b.column),\"rule\":\"\(d.check.rawValue)\",\"severity\":\"\(d.severity.name)\",\"confidence\":\(d.confidence),\"message\":\"\(esc(d.message.text(in: text)))\"}")
  }
}
