import Glibc
import MTLint

// A reader that goes away, and a file that may not grow, are told by write(2), not by a signal.
signal(SIGPIPE, SIG_IGN)
signal(SIGXFSZ, SIG_IGN)

let arguments = UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc)).dropFirst()
  .compactMap { $0.map { FileName(cString: $0) } }

do throws(UsageError) {
  exit(try Program.run(arguments).rawValue)
} catch {
  let errors = OutputStream.standardError()
  errors.write("mtlint: \(error.message)\nmtlint --help shows the usage\n")
  errors.flush()
  exit(ExitStatus.failure.rawValue)
}
