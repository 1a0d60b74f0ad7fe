import DictionaryCompiling
import Glibc

/// Rebuilds the compiled images of the dictionaries, or says whether they are stale.
///
///     swift run -c release DictionaryCompiler [--check] [FOLDER]
///
/// FOLDER is `Dictionaries` by default. `--check` writes nothing and exits with 1 where an image differs from its sources.
func run() throws -> Int32 {
  var arguments = CommandLine.arguments.dropFirst()
  let check = arguments.first == "--check"
  if check { arguments.removeFirst() }
  let folder = (arguments.first ?? "Dictionaries") + "/de"
  let path = folder + "/lexicon.img"
  let image = try LexiconCompiler.compile(folder: folder)
  if let old = try? Source(path), old.bytes == image {
    print("\(path): up to date")
    return 0
  }
  if check {
    print("\(path): stale, run `swift run -c release DictionaryCompiler`")
    return 1
  }
  guard let file = fopen(path + ".new", "w"), fwrite(image, 1, image.count, file) == image.count, fclose(file) == 0,
    rename(path + ".new", path) == 0
  else { throw CompilerError("\(path): \(String(cString: strerror(errno)))") }
  print("\(path): \(image.count) bytes")
  return 0
}

do {
  exit(try run())
} catch {
  let message = "DictionaryCompiler: \(error)\n"
  _ = message.withCString { write(STDERR_FILENO, $0, strlen($0)) }
  exit(2)
}
