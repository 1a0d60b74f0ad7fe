import Language
import Text

/// Counts sequences of up to three symbols in good text and makes the image of a ``SequenceModel`` from them.
///
/// The same reader and the same symbols are used as when a text is linted, so that both see the same sequences.
/// Texts are read twice: first for the frequent forms, then for the sequences. Nothing depends on chance.
public struct SequenceCounter {
  /// Limits, chosen so that the image stays at 3 to 5 MB; a larger model finds no more seams.
  public struct Limits: Sendable {
    /// Forms that are symbols by themselves.
    public var frequentForms = 3000
    /// Pairs and triples that occur at least so often are kept.
    public var pairs = 3
    public var triples = 6

    public init() {}
  }

  /// Each 25th line is left out: the seams' weights are trained on those.
  public static let heldOutEvery = 25

  private let limits: Limits
  private var formCounts: [UInt32: Int] = [:]
  private var model = SequenceModel(frequent: [])
  private(set) var frequent: [SequenceSymbol] = []
  private var numbers: [SequenceSymbol: UInt16] = [:]
  private(set) var symbols: [SequenceSymbol] = []
  /// Sequences of symbols' numbers in 16 bits each, the last symbol lowest.
  private var pairs: [UInt64] = []
  private var triples: [UInt64] = []
  private var singles: [Int] = []

  public init(limits: Limits = Limits()) { self.limits = limits }

  /// The lines of a text that are counted, or the ones that are held out.
  public static func lines(_ text: [UInt8], heldOut: Bool) -> [UInt8] {
    var kept: [UInt8] = []
    kept.reserveCapacity(text.count)
    for (number, line) in text.split(separator: 0x0A).enumerated()
    where (number % heldOutEvery == heldOutEvery - 1) == heldOut {
      kept += line
      kept += [0x0A]
    }
    return kept
  }

  // MARK: Reading

  /// Adds the forms of a text.
  public mutating func countForms(_ text: [UInt8]) {
    Self.forEachWindow(Self.lines(text, heldOut: false)) { document in
      for index in 0..<document.count {
        let token = document[index]
        guard token.kind == .word, !token.flags.contains(.allCapitals) else { continue }
        formCounts[
          SequenceSymbol.form(key: token.key, isCapital: token.flags.contains(.capital)).value, default: 0] += 1
      }
    }
  }

  /// Settles which forms are frequent; call it between the two rounds.
  public mutating func chooseForms() {
    let sorted = formCounts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    frequent = sorted.prefix(limits.frequentForms).map { SequenceSymbol(value: $0.key) }
    model = SequenceModel(frequent: frequent)
    formCounts = [:]
  }

  /// Adds the sequences of a text.
  /// - Parameter times: how often the text counts.
  public mutating func countSequences(_ text: [UInt8], times: Int = 1) {
    Self.forEachWindow(Self.lines(text, heldOut: false)) { document in
      for block in document.blocks {
        var sentence: [UInt16] = [number(of: .end)]
        for index in block.tokens {
          let symbol = document.symbol(index, in: model)
          if symbol == .none { continue }
          sentence.append(number(of: symbol))
          if symbol == .end { close(&sentence, times) }
        }
        if sentence.count > 1 {
          sentence.append(number(of: .end))
          close(&sentence, times)
        }
      }
    }
  }

  private mutating func close(_ sentence: inout [UInt16], _ times: Int) {
    for _ in 0..<times {
      for at in 1..<sentence.count {
        singles[Int(sentence[at])] += 1
        let pair = UInt64(sentence[at - 1]) << 16 | UInt64(sentence[at])
        pairs.append(pair)
        if at > 1 { triples.append(UInt64(sentence[at - 2]) << 32 | pair) }
      }
    }
    sentence.removeSubrange(1...)
  }

  private mutating func number(of symbol: SequenceSymbol) -> UInt16 {
    if let known = numbers[symbol] { return known }
    precondition(symbols.count < Int(UInt16.max), "more symbols than 16 bits can tell apart")
    let number = UInt16(symbols.count)
    numbers[symbol] = number
    symbols.append(symbol)
    singles.append(0)
    return number
  }

  static func forEachWindow(_ text: [UInt8], _ body: (Document) -> Void) {
    var reader = DocumentReader(SourceText(String(decoding: text, as: UTF8.self)), language: "de")
    while reader.nextWindow() { body(reader.document) }
  }

  // MARK: Results

  /// The image of the model.
  /// - Throws: ``CompilerError`` where two sequences have the same hash.
  public mutating func image() throws -> [UInt8] {
    let estimate = SequenceEstimate(
      singles: singles, pairs: &pairs, triples: &triples, leastPairs: limits.pairs, leastTriples: limits.triples)
    return try SequenceImage(frequent: frequent, symbols: symbols, estimate: estimate).bytes
  }
}
