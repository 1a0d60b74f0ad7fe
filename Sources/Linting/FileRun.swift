import Glibc
import Text

/// Lints many files on several threads and gives out what came of them in order.
///
/// Workers take steps of neighbouring files from a shared counter; each has a ``Linter`` of its own. The calling thread
/// hands on the results of a file as soon as those of all files before it are there, and workers wait where they are too
/// far ahead, so memory stays bounded and the output is the same for any number of jobs.
public struct FileRun: Sendable {
  public let inputs: [LintInput]
  public let options: LintOptions
  /// Worker threads.
  public let jobs: Int

  /// A text with what linting found, or why there is none.
  public typealias Outcome = Result<(SourceText, LintResult), SourceTextError>

  /// Files a worker takes at once: fewer would meet at the counter too often, more would leave one worker with the rest.
  private static let longestStep = 16
  /// Steps that workers may be ahead of the output.
  private static let window = 256

  public init(_ inputs: [LintInput], options: LintOptions = LintOptions(), jobs: Int = FileRun.cores) {
    self.inputs = inputs
    self.options = options
    self.jobs = max(1, jobs)
  }

  /// Processors of the machine that are switched on.
  public static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Lints all inputs.
  /// - Parameters:
  ///   - render: makes of an outcome what is kept of it; runs on the worker threads.
  ///   - consume: receives that in order of the inputs, on the calling thread; false stops the run.
  public func run<Output: Sendable>(
    _ render: @escaping @Sendable (LintInput, Outcome) -> Output, consume: (Output) -> Bool
  ) {
    let step = max(1, min(Self.longestStep, inputs.count / (jobs * 4)))
    let steps = (inputs.count + step - 1) / step
    let workers = min(jobs, steps)
    if workers <= 1 {
      var linter = Linter(options)
      for input in inputs where !consume(render(input, Self.lint(input, with: &linter))) { return }
      return
    }
    let queue = StepQueue<[Output]>(steps: steps, window: Self.window)
    let (inputs, options) = (inputs, options)
    let threads = (0..<workers).map { _ in
      Thread {
        var linter = Linter(options)
        while let number = queue.take() {
          let range = number * step..<min(inputs.count, (number + 1) * step)
          queue.put(number, inputs[range].map { render($0, Self.lint($0, with: &linter)) })
        }
      }
    }
    consuming: for _ in 0..<steps {
      for output in queue.next() where !consume(output) {
        queue.stop()
        break consuming
      }
    }
    for thread in threads { thread.join() }
  }

  private static func lint(_ input: LintInput, with linter: inout Linter) -> Outcome {
    do throws(SourceTextError) {
      let text = try read(input)
      return .success((text, linter.lint(text)))
    } catch {
      return .failure(error)
    }
  }

  private static func read(_ input: LintInput) throws(SourceTextError) -> SourceText {
    let shownAs = input.name.description
    if input.isStandardInput { return try SourceText.read(descriptor: STDIN_FILENO, shownAs: shownAs) }
    let descriptor = input.name.withCString { open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw .unreadable(String(cString: strerror(errno))) }
    defer { close(descriptor) }
    return try SourceText.read(descriptor: descriptor, shownAs: shownAs)
  }
}
