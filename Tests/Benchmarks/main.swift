import CICU
import Glibc
import MTLint
import Reading

/// Prints what mtlint reaches, everything in one run over the same generated text:
///
///     swift run -c release mtlint-bench [MEGABYTES]
///
/// Reading, tokenising and linting on one thread, against ICU's own word and sentence iteration over the same bytes.
/// `mtlint-bench MEGABYTES FILE` writes the generated text to a file instead, for other programs.

/// Seconds of a monotonic clock.
func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Peak resident memory of the process so far, in megabytes.
func peakMemory() -> Double {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  return Double(usage.ru_maxrss) / 1024
}

/// Shortest of three runs, in seconds.
func measure(_ runs: Int = 3, _ body: () -> Void) -> Double {
  (0..<runs).map { _ in
    let start = now()
    body()
    return now() - start
  }.min()!
}

func padded(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(0, width - text.count)) }

func row(_ name: String, _ bytes: Int, _ seconds: Double, note: String = "") {
  print(padded(name, 46) + padded("\((Double(bytes) / seconds / 1e6).rounded()) MB/s", 14) + note)
}

/// The frequency list, unpacked by `xz`.
func frequencyList() -> String {
  guard let stream = popen("xz -dc Dictionaries/de/frequencies.tsv.xz", "r") else { return "" }
  defer { pclose(stream) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let got = fread(&chunk, 1, chunk.count, stream)
    if got == 0 { break }
    bytes += chunk[..<got]
  }
  return String(decoding: bytes, as: UTF8.self)
}

func lint(_ text: SourceText) -> Int {
  var options = LintOptions()
  options.language = "de"
  var linter = Linter(options)
  var found = 0
  _ = linter.lint(text) { found += $0.count }
  return found
}

func run(megabytes: Int) {
  var generator = GeneratedText(list: frequencyList())
  let prose = generator.prose(bytes: megabytes * 1_000_000)
  let bytes = prose.utf8.count
  if CommandLine.arguments.count > 2, let file = fopen(CommandLine.arguments[2], "w") {
    _ = prose.withCString { fputs($0, file) }
    fclose(file)
    return
  }
  let before = peakMemory()
  let text = SourceText(prose)
  var found = 0
  let lintTime = measure { found = lint(text) }
  let after = peakMemory()
  print("\(megabytes) MB of generated German, \(found) findings, one thread")
  let reading = measure { _ = SourceText(prose) }
  let icuWords = measure { _ = mt_count_utf16_boundaries(text.bytes, Int64(text.count), 1, 0) }
  let icuBoth = measure { _ = mt_count_utf16_boundaries(text.bytes, Int64(text.count), 1, 1) }
  var boundaries = 0
  let segmenting = measure { boundaries = segment(text) }
  let tokens = measure { _ = tokenize(text) }
  row("copying and validating", bytes, reading)
  row("ICU words", bytes, icuWords)
  row("ICU words and sentences", bytes, icuBoth)
  row(
    "segmenting as ICU does", bytes, segmenting,
    note: "\(ratio(icuWords, segmenting)) times ICU's words, \(boundaries) boundaries")
  row("tokenising", bytes, tokens, note: "\(ratio(icuWords, tokens)) times ICU's words")
  row("lint, all default checks", bytes, lintTime, note: "\(ratio(icuBoth, lintTime)) times ICU's words and sentences")
  print(
    padded("peak memory above the text", 46)
      + "\((after - before - Double(bytes) / 1_048_576).rounded()) MB (of \(after.rounded()))")
  let page = markdown(prose)
  let markdownTime = measure { _ = TextFormat.markdown.prose(of: page) }
  row("reading Markdown", page.count, markdownTime)
  lookups(text)
  nasty(&generator, normal: lintTime / Double(bytes), megabytes: megabytes)
}

/// The text with markup: words in bold type, as code and as links.
func markdown(_ prose: String) -> SourceText {
  var result: [UInt8] = []
  var number = 0
  for word in prose.utf8.split(separator: 0x20, omittingEmptySubsequences: false) {
    let (open, close) =
      number % 29 == 7
      ? ("[", "](https://example.org/page)") : number % 13 == 3 ? ("`", "`") : number % 7 == 1 ? ("**", "**") : ("", "")
    result += open.utf8
    result += word
    result += close.utf8
    result.append(0x20)
    number += 1
  }
  return SourceText(String(decoding: result, as: UTF8.self))
}

func ratio(_ a: Double, _ b: Double) -> String { String((a / b * 100).rounded() / 100) }

func segment(_ text: SourceText) -> Int {
  var segmenter = Segmenter()
  var count = 0
  var letters = 0
  var at = 0
  while at < text.count {
    let (end, status) = segmenter.next(text.bytes, from: at, to: text.count)
    at = end
    count += 1
    letters += Int(status)
  }
  return count + (letters == Int.min ? 1 : 0)
}

func tokenize(_ text: SourceText) -> Int {
  let buffer = TokenBuffer()
  var tokenizer = Tokenizer()
  var count = 0
  var at = 0
  while at < text.count {
    // Whole lines of about 64 KB, as the reader hands them out.
    var end = min(text.count, at + 65_536)
    while end < text.count, text.bytes[end] != 0x0A { end += 1 }
    tokenizer.append(text.bytes, from: at, to: end, into: buffer)
    count += buffer.count
    buffer.removeAll()
    at = end
  }
  return count
}

func lookups(_ text: SourceText) {
  let buffer = TokenBuffer()
  var tokenizer = Tokenizer()
  var end = min(text.count, 300_000)
  while end < text.count, text.bytes[end] != 0x0A { end += 1 }
  tokenizer.append(text.bytes, from: 0, to: end, into: buffer)
  let lexicon = LanguagePack.german.lexicon
  var known = 0
  var asked = 0
  let seconds = measure {
    known = 0
    asked = 0
    for index in 0..<buffer.count where buffer[index].kind == .word {
      asked += 1
      if lexicon.entry(text.bytes + Int(buffer[index].start), buffer[index].count).isKnown { known += 1 }
    }
  }
  print(
    padded("lexicon look-up in running text", 46)
      + "\((seconds / Double(asked) * 1e9 * 10).rounded() / 10) ns (\(known) of \(asked) known)")
}

/// Inputs that make linters quadratic, by their time per byte against normal text.
func nasty(_ generator: inout GeneratedText, normal: Double, megabytes: Int) {
  let size = megabytes * 1_000_000
  func report(_ name: String, _ string: String) {
    let text = SourceText(string)
    var found = 0
    let seconds = measure(1) { found = lint(text) }
    row(
      name, text.count, seconds,
      note: "\(ratio(seconds / Double(text.count), normal)) times the time of normal text, \(found) findings")
  }
  report("5 MB of damage in every sentence", generator.damaged(bytes: 5_000_000))
  report("one line", generator.prose(bytes: size, lineBreaks: false))
  report("lines of ten characters", String(repeating: "Ein Haus.\n", count: size / 10))
  report("only quotation marks", String(repeating: "„“\"", count: size / 7))
  report("only damage", String(repeating: "PekingEr , ", count: size / 11))
  report("no blank and no line break", String(repeating: "x", count: size))
}

run(megabytes: CommandLine.arguments.dropFirst().first.flatMap(Int.init) ?? 50)
