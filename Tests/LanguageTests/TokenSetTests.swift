import Testing
import Text

@testable import Language

@Suite struct TokenSetTests {
  /// Reads a text in one window.
  private func document(_ string: String, _ body: (Document) -> Void) {
    var reader = DocumentReader(SourceText(string), language: "de")
    let isFilled = reader.nextWindow()
    #expect(isFilled)
    body(reader.document)
  }

  private func words(_ set: TokenSet, _ document: Document) -> [String] {
    set.within(0..<document.count).map(document.string)
  }

  @Test func setsHoldWhatTheySay() {
    document("Der Hund bellte, aber (nur) 3 Katzen kamen. Der Wrlmpf nicht") { document in
      let sets = document.sets
      #expect(words(sets.marks, document) == [",", "(", ")", "."])
      // A comma and a full stop as they are in any text are passed over.
      #expect(words(sets.oddMarks, document) == ["(", ")"])
      #expect(words(sets.signs, document) == ["(", ")", "3"])
      #expect(words(sets.stops, document) == ["."])
      #expect(words(sets.capitals, document) == ["Der", "Hund", "Katzen", "Der", "Wrlmpf"])
      // The lexicon has "der", not "Der".
      #expect(words(sets.strangers, document) == ["Der", "3", "Der", "Wrlmpf"])
      #expect(words(sets.functionWords, document).contains("aber"))
      #expect(!words(sets.functionWords, document).contains("Hund"))
      #expect(sets.wordCount == 10)
    }
  }

  @Test func marksThatAreNotAsUsualAreOdd() {
    for odd in ["Er kam ,und ging.", "Er kam , und ging.", "Er kam. und ging", "3, und 4"] {
      document(odd + " Ja") { document in
        #expect(!words(document.sets.oddMarks, document).isEmpty, "\(odd)")
      }
    }
  }

  /// More tokens than one group of bits holds, from and to any place.
  @Test func rangesEndWhereTheySay() {
    document(String(repeating: "Haus und ", count: 100)) { document in
      for lower in [0, 1, 62, 63, 64, 65, 127, 128, 199] {
        for upper in [0, 1, 63, 64, 65, 128, 129, 200] where upper >= lower {
          let expected = (lower..<upper).filter { $0 % 2 == 0 }
          #expect(Array(document.sets.capitals.within(lower..<upper)) == expected)
          #expect(document.sets.capitals.next(lower, below: upper) == expected.first ?? upper)
        }
      }
    }
  }
}
