import Checks
import Linting
import Testing
import Text

@Suite struct OverlapTests {
  private func finding(_ check: CheckID, _ lower: Int, _ upper: Int, _ confidence: Double) -> Diagnostic {
    Diagnostic(
      check: check, severity: .warning, confidence: confidence, span: ByteSpan(lower, upper), message: Message("x"),
      evidence: "x")
  }

  @Test func theSurerOneStays() {
    let slight = finding(.linkSeam, 0, 10, 0.9)
    let sure = finding(.fusedWords, 4, 8, 0.99)
    for order in [[slight, sure], [sure, slight]] {
      #expect(Overlaps.resolve(order).map(\.check) == [.fusedWords])
    }
  }

  @Test func neighboursBothStay() {
    let found = Overlaps.resolve([finding(.linkSeam, 4, 8, 0.9), finding(.fusedWords, 0, 4, 0.9)])
    #expect(found.map(\.check) == [.fusedWords, .linkSeam])
  }

  @Test func theOrderOfChecksDoesNotMatter() {
    let all = [
      finding(.linkSeam, 0, 5, 0.9), finding(.fusedWords, 0, 5, 0.9), finding(.agreement, 3, 9, 0.95),
      finding(.repeatedText, 20, 30, 0.8), finding(.authorBio, 20, 40, 0.8),
    ]
    let expected = Overlaps.resolve(all).map(\.check)
    #expect(expected == [.agreement, .authorBio])
    for shift in all.indices {
      #expect(Overlaps.resolve(Array(all[shift...] + all[..<shift])).map(\.check) == expected)
    }
  }
}
