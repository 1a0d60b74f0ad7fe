import DictionaryCompiling
import Glibc

/// Makes the data files that are not written by hand: the compiled images and the counted lists.
///
///     swift run -c release DictionaryCompiler [--check] [FOLDER]
///
/// Rebuilds the images of the dictionaries in FOLDER, `Dictionaries` by default. `--check` writes nothing and exits
/// with 1 where an image differs from its sources.
///
///     swift run -c release DictionaryCompiler count-pairs CORPUS-FILE…
///
/// Counts in texts (UTF-8, unpacked with `xz` where they end in ".xz") which words stand beside nouns, and writes
/// `Dictionaries/de/juxtaposition.tsv` and `Dictionaries/de/capital-pairs.tsv`.
///
///     swift run -c release DictionaryCompiler count-torn PAIRS.jsonl[.xz]
///
/// Counts in machine translations and their repairs (a JSON object in each line, the texts named "mt" and "ht") which
/// parts of compounds were joined again, and writes `Dictionaries/de/torn-parts.tsv`.
///
///     swift run -c release DictionaryCompiler train-tagger FOLDER
///
/// Trains the tagger on the treebanks in FOLDER (`de_gsd-*`, see `Dictionaries/SOURCES.md`) and writes
/// `Dictionaries/de/tagger.img`. Every second sentence of `de_gsd-ud-dev` is held back.
///
///     swift run -c release DictionaryCompiler measure-tagger [--held-back] TREEBANK.conllu[.xz]
///
/// Compares the tagger in `Dictionaries/de/tagger.img` with a treebank, or with the sentences held back from training.
///
///     swift run -c release DictionaryCompiler tag TEXT
///
/// Prints a text with the tags that the program's own tagger gives its tokens.
///
///     swift run -c release DictionaryCompiler count-sequences [TIMES:]CORPUS-FILE…
///
/// Counts sequences of words in good texts and writes `Dictionaries/de/sequences.img`. A text after "3:" counts thrice.
///
///     swift run -c release DictionaryCompiler train-seams CORPUS-FILE…
///
/// Damages the lines that `count-sequences` left out, learns to tell the joints where pieces were put together from
/// those of good text, and writes `Dictionaries/de/seam-weights.tsv`.
///
/// The first two counts read `Dictionaries/de/morphology.tsv.xz`. The images must be rebuilt afterwards.
func run() throws -> Int32 {
  let arguments = Array(CommandLine.arguments.dropFirst())
  switch arguments.first {
  case "count-pairs": return try countPairs(arguments.dropFirst())
  case "count-torn": return try countTorn(arguments.dropFirst())
  case "train-tagger": return try trainTagger(arguments.dropFirst())
  case "measure-tagger": return try measureTagger(arguments.dropFirst())
  case "tag": return try tag(arguments.dropFirst())
  case "count-sequences": return try countSequences(arguments.dropFirst())
  case "train-seams": return try trainSeams(arguments.dropFirst())
  case "--check": return try compile(folder: arguments.dropFirst().first, check: true)
  default: return try compile(folder: arguments.first, check: false)
  }
}

func compile(folder: String?, check: Bool) throws -> Int32 {
  let folder = folder ?? "Dictionaries"
  let images: [(String, () throws -> [UInt8])] = [
    ("\(folder)/languages.img", { try TableCompiler.languages(folder: folder) }),
    ("\(folder)/de/tables.img", { try TableCompiler.tables(folder: folder + "/de") }),
    ("\(folder)/de/lexicon.img", { try LexiconCompiler.compile(folder: folder + "/de") }),
  ]
  var status: Int32 = 0
  for (path, compile) in images {
    let image = try compile()
    if let old = try? Source(path), old.bytes == image {
      print("\(path): up to date")
    } else if check {
      print("\(path): stale, run `swift run -c release DictionaryCompiler`")
      status = 1
    } else {
      try store(image, to: path)
    }
  }
  return status
}

func countPairs(_ paths: ArraySlice<String>) throws -> Int32 {
  guard !paths.isEmpty else { throw CompilerError("count-pairs: no text given") }
  var counter = NounPairCounter(try germanClasses())
  for path in paths { counter.count(try Source(path).bytes) }
  try store(counter.juxtaposition(), to: "Dictionaries/de/juxtaposition.tsv")
  try store(counter.capitalPairs(), to: "Dictionaries/de/capital-pairs.tsv")
  return 0
}

func countTorn(_ paths: ArraySlice<String>) throws -> Int32 {
  guard paths.count == 1, let path = paths.first else { throw CompilerError("count-torn: one file of pairs, please") }
  var counter = TornPartCounter(try germanClasses())
  try counter.count(try Source(path))
  try store(counter.tornParts(), to: "Dictionaries/de/torn-parts.tsv")
  return 0
}

func trainTagger(_ arguments: ArraySlice<String>) throws -> Int32 {
  guard arguments.count == 1, let folder = arguments.first else {
    throw CompilerError("train-tagger: one folder of treebanks, please")
  }
  var trainer = TaggerTrainer()
  trainer.add(try Source(folder + "/de_gsd-ud-dev.conllu.xz"), holdsBack: true)
  trainer.add(try Source(folder + "/de_gsd-um-train-part.conllu.xz"), holdsBack: false)
  trainer.add(try Source(folder + "/de_gsd-um18-train-part.tsv.xz"), holdsBack: false)
  print("\(trainer.sentenceCount) sentences")
  try store(try trainer.train { print($0) }, to: "Dictionaries/de/tagger.img")
  return 0
}

func measureTagger(_ arguments: ArraySlice<String>) throws -> Int32 {
  let heldBack = arguments.first == "--held-back"
  guard let path = arguments.last, path != "--held-back" else {
    throw CompilerError("measure-tagger: no treebank given")
  }
  var measure = try TaggerMeasure(model: try Source("Dictionaries/de/tagger.img"))
  measure.add(try Source(path), heldBack: heldBack)
  print(measure.report)
  return 0
}

func tag(_ paths: ArraySlice<String>) throws -> Int32 {
  guard paths.count == 1, let path = paths.first else { throw CompilerError("tag: one text, please") }
  TagPrinter.print(try Source(path))
  return 0
}

func countSequences(_ arguments: ArraySlice<String>) throws -> Int32 {
  guard !arguments.isEmpty else { throw CompilerError("count-sequences: no text given") }
  let texts = arguments.map { argument -> (times: Int, path: String) in
    let parts = argument.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, let times = Int(parts[0]) else { return (1, argument) }
    return (times, String(parts[1]))
  }
  var counter = SequenceCounter()
  for text in texts { counter.countForms(try Source(text.path).bytes) }
  counter.chooseForms()
  for text in texts { counter.countSequences(try Source(text.path).bytes, times: text.times) }
  try store(try counter.image(), to: "Dictionaries/de/sequences.img")
  return 0
}

func trainSeams(_ paths: ArraySlice<String>) throws -> Int32 {
  guard !paths.isEmpty else { throw CompilerError("train-seams: no text given") }
  var trainer = SeamTrainer()
  for path in paths { trainer.read(try Source(path).bytes) }
  try store(trainer.weights(), to: "Dictionaries/de/seam-weights.tsv")
  print(trainer.report)
  return 0
}

func germanClasses() throws -> WordClasses {
  WordClasses(morphology: try Source("Dictionaries/de/morphology.tsv.xz"))
}

/// Puts a new file in the place of an old one only when it is whole.
func store(_ bytes: [UInt8], to path: String) throws {
  guard let file = fopen(path + ".new", "w"), fwrite(bytes, 1, bytes.count, file) == bytes.count, fclose(file) == 0,
    rename(path + ".new", path) == 0
  else { throw CompilerError("\(path): \(String(cString: strerror(errno)))") }
  print("\(path): \(bytes.count) bytes")
}

do {
  exit(try run())
} catch {
  let message = "DictionaryCompiler: \(error)\n"
  _ = message.withCString { write(STDERR_FILENO, $0, strlen($0)) }
  exit(2)
}
