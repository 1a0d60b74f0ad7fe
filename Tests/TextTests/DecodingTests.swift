import Foundation
import Testing
import Text

/// A text from the bytes of a file.
private func decode(_ bytes: [UInt8]) throws -> SourceText {
  let storage = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count + SourceText.padding)
  storage.initialize(from: bytes, count: bytes.count)
  return try SourceText.decode(path: "x", adopting: storage, count: bytes.count)
}

@Suite struct DecodingTests {
  private func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    [0xFEFF].appended(Array(text.utf16)).flatMap { unit in
      bigEndian ? [UInt8(unit >> 8), UInt8(unit & 255)] : [UInt8(unit & 255), UInt8(unit >> 8)]
    }
  }

  @Test(arguments: [false, true])
  func utf16BecomesUTF8(_ bigEndian: Bool) throws {
    let string = "Äpfel „rot“ 👩‍👧 漢\r\nEnde"
    let text = try decode(utf16(string, bigEndian: bigEndian))
    #expect(text.encoding == (bigEndian ? .utf16BigEndian : .utf16LittleEndian))
    #expect(text.string(ByteSpan(0, text.count)) == string)
    #expect(text.invalid.isEmpty)
    var offset = 0
    var units = 0
    for scalar in string.unicodeScalars {
      #expect(text.fileOffset(of: offset) == 2 + 2 * units)
      offset += UTF8.width(scalar)
      units += UTF16.width(scalar)
    }
  }

  @Test func loneSurrogatesAndHalfUnitsAreInvalid() throws {
    let text = try decode([0xFF, 0xFE, 0x41, 0x00, 0x3D, 0xD8, 0x42, 0x00, 0x43])
    #expect(text.string(ByteSpan(0, text.count)) == "A\u{FFFD}B\u{FFFD}")
    #expect(text.invalid == [ByteSpan(1, 4), ByteSpan(5, 8)])
  }

  @Test func nulBytesAreNoText() {
    #expect(throws: SourceTextError.binary) { try decode([0x41, 0x00, 0x42]) }
    #expect(throws: SourceTextError.binary) { try decode([0xFF, 0xFE, 0x00, 0x00]) }
  }

  @Test func aByteOrderMarkIsNoText() throws {
    let text = try decode([0xEF, 0xBB, 0xBF, 0x41])
    #expect(text.encoding == .utf8WithMark)
    #expect(text.start == 3)
    #expect(try decode([]).count == 0)
  }

  @Test(arguments: [
    ([0x41, 0xDF, 0x42], [[1, 2]]),
    ([0xC3], [[0, 1]]),
    ([0xC3, 0xA4, 0xA4], [[2, 3]]),
    ([0xC0, 0x80], [[0, 2]]),
    ([0xED, 0xA0, 0x80, 0x41], [[0, 3]]),
    ([0xF4, 0x90, 0x80, 0x80], [[0, 4]]),
    ([0xE2, 0x82, 0x41, 0xE2, 0x82, 0xAC], [[0, 2]]),
    ([0xFE, 0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0xFF], [[0, 1], [10, 11]]),
  ])
  func invalidUTF8IsReplacedInPlace(_ bytes: [UInt8], _ spans: [[Int]]) throws {
    let text = try decode(bytes)
    #expect(text.count == bytes.count)
    #expect(text.invalid == spans.map { ByteSpan($0[0], $0[1]) })
    #expect(text.string(ByteSpan(0, text.count)).unicodeScalars.allSatisfy { $0 != "\u{FFFD}" })
  }

  /// Foundation is the judge of what is valid.
  @Test func validityAgreesWithFoundation() throws {
    var generator = SplitMix(state: 5)
    let interesting: [UInt8] = [
      0x41, 0x7F, 0x80, 0xBF, 0xC2, 0xC3, 0xDF, 0xE0, 0xA0, 0xE2, 0xED, 0x9F, 0xEF, 0xF0, 0x90, 0xF4, 0x8F,
    ]
    for _ in 0..<20_000 {
      let count = Int.random(in: 1...14, using: &generator)
      let bytes = (0..<count).map { _ in interesting.randomElement(using: &generator)! }
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      #expect(try decode(bytes).invalid.isEmpty == isValid, "\(bytes)")
    }
  }
}

extension Array {
  fileprivate func appended(_ other: [Element]) -> [Element] { self + other }
}
