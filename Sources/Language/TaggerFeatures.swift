/// The features by which the tagger chooses: the same code for training and for tagging.
///
/// A feature is a hashed number, made of its template and what the template looks at.
public enum TaggerFeatures {
  /// Templates that look at the words alone, and those that look at the tags before, too.
  static let staticCount = 22
  static let dynamicCount = 22
  public static let count = staticCount + dynamicCount

  @inline(__always)
  private static func key(_ template: UInt64, _ a: UInt64, _ b: UInt64 = 0, _ c: UInt64 = 0) -> UInt64 {
    let first = WordHash.mix(a ^ (template &* 0xD6E8_FEB8_6659_FD93))
    return WordHash.mix(first ^ WordHash.mix(b &+ 0x632B_E59B_D9B4_E019) &+ c &* 0xBF58_476D_1CE4_E5B9)
  }

  /// Fills `keys` with the ``count`` features of a word in its place.
  /// - Parameters:
  ///   - word: the word, with at least two on both sides of it.
  ///   - before: the tag before (0 at the beginning).
  ///   - second: the tag before that.
  public static func fill(
    _ keys: UnsafeMutablePointer<UInt64>, _ word: UnsafePointer<TaggerWord>, isFirst: Bool, before: UInt8,
    second: UInt8, clause: ClauseState
  ) {
    let own = word[0]
    let last = word[-1]
    let next = word[1]
    let shape = own.shape | (isFirst ? 1 << 20 : 0)
    keys[0] = key(1, own.form)
    keys[1] = key(2, own.key)
    keys[2] = key(3, own.suffix2, own.shape)
    keys[3] = key(4, own.suffix3, own.shape)
    keys[4] = key(5, own.suffix4)
    keys[5] = key(6, shape)
    keys[6] = key(7, own.wordClass)
    keys[7] = key(8, own.wordClass, shape)
    keys[8] = key(9, last.wordClass)
    keys[9] = key(10, next.wordClass)
    keys[10] = key(11, word[2].wordClass)
    keys[11] = key(12, last.wordClass, own.wordClass)
    keys[12] = key(13, own.wordClass, next.wordClass)
    keys[13] = key(14, last.wordClass, next.wordClass)
    keys[14] = key(15, own.ratio, own.wordClass, isFirst ? 1 : 0)
    keys[15] = key(16, own.key, next.wordClass)
    keys[16] = key(17, last.key)
    keys[17] = key(18, next.key)
    keys[18] = key(19, own.ahead, own.wordClass)
    keys[19] = key(20, own.key, own.infinitiveAhead)
    keys[20] = key(21, own.suffix2, own.shape, next.shape)
    keys[21] = key(22, own.wordClass, next.wordClass, word[2].wordClass)
    let dynamic = keys + staticCount
    let t1 = UInt64(before)
    let t2 = UInt64(second)
    let pair = t1 | t2 << 8
    dynamic[0] = key(31, t1)
    dynamic[1] = key(32, t2)
    dynamic[2] = key(33, pair)
    dynamic[3] = key(34, t1, own.key)
    dynamic[4] = key(35, t1, own.wordClass)
    dynamic[5] = key(36, t1, next.wordClass)
    dynamic[6] = key(37, t1, next.key)
    dynamic[7] = key(38, t1, own.suffix3)
    dynamic[8] = key(39, t2, own.wordClass)
    dynamic[9] = key(40, pair, own.wordClass)
    dynamic[10] = key(41, t1, own.wordClass, next.wordClass)
    dynamic[11] = key(42, clause.code, own.wordClass)
    dynamic[12] = key(43, clause.code, own.wordClass, next.wordClass)
    dynamic[13] = key(44, clause.code, own.key)
    dynamic[14] = key(45, clause.code, t1)
    dynamic[15] = key(46, clause.verbless, own.wordClass, own.ahead)
    dynamic[16] = key(47, clause.verbless, own.suffix2, own.ahead)
    dynamic[17] = key(48, clause.verbs, own.wordClass, next.wordClass)
    dynamic[18] = key(49, clause.outside, own.wordClass, clause.verbless)
    dynamic[19] = key(50, t1, own.ahead, own.key)
    dynamic[20] = key(51, pair, own.key)
    dynamic[21] = key(52, clause.verbless, own.shape, t1)
  }
}
