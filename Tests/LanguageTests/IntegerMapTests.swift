import Language
import Testing

@Suite struct IntegerMapTests {
  @Test func remembersWhatADictionaryRemembers() {
    var generator = SystemRandomNumberGenerator()
    var map = IntegerMap()
    var expected: [Int: Int] = [:]
    for _ in 0..<5000 {
      let key = Int.random(in: -400...400, using: &generator) << Int.random(in: 0...40, using: &generator)
      let value = Int.random(in: 0...9, using: &generator)
      map[key] = value
      expected[key] = value
    }
    #expect(map.count == expected.count)
    #expect(expected.allSatisfy { map[$0.key] == $0.value })
    #expect(map[1 << 60 + 1] == nil)
    #expect(IntegerMap()[0] == nil)
  }

  @Test func valuesAreReplaced() {
    var map = IntegerMap()
    map[7] = 1
    map[7] = 2
    #expect(map.count == 1 && map.contains { key, value in key == 7 && value == 2 })
    #expect(!map.contains { _, value in value == 1 })
  }
}
