import Foundation
import Testing

/// What a run of the real binary gave.
struct Run {
  let status: Int32
  let output: String
  let errors: String
  var lines: [Substring] { output.split(separator: "\n") }
  /// The objects of JSON lines.
  var records: [[String: Any]] {
    lines.compactMap { try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
  }
  var findings: [[String: Any]] { records.filter { $0["rule"] != nil } }
}

/// The binary that was built with the tests, beside them.
let binary = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
  .appendingPathComponent("mtlint").path

/// Runs mtlint.
func mtlint(
  _ arguments: [String], input: Data = Data(), in folder: Folder? = nil, environment: [String: String] = [:]
) throws -> Run {
  try run(binary, arguments, input: input, in: folder, environment: environment)
}

/// Runs a script of the shell in which "$MTLINT" is the binary.
func shell(_ script: String, in folder: Folder) throws -> Run {
  try run("/bin/bash", ["-c", script], input: Data(), in: folder, environment: [:])
}

private func run(
  _ program: String, _ arguments: [String], input: Data, in folder: Folder?, environment: [String: String]
) throws -> Run {
  let scratch = try Folder()
  let process = Process()
  process.executableURL = URL(fileURLWithPath: program)
  process.arguments = arguments
  process.currentDirectoryURL = (folder ?? scratch).url
  var variables = ProcessInfo.processInfo.environment
  variables["NO_COLOR"] = nil
  variables["MTLINT"] = binary
  process.environment = variables.merging(environment) { $1 }
  // Files, not pipes: nothing can block, however much is written.
  process.standardInput = try FileHandle(forReadingFrom: scratch.write("in", input))
  process.standardOutput = try FileHandle(forWritingTo: scratch.write("out", Data()))
  process.standardError = try FileHandle(forWritingTo: scratch.write("err", Data()))
  try process.run()
  process.waitUntilExit()
  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: scratch.url.appendingPathComponent(name)), as: UTF8.self)
  }
  #expect(process.terminationReason == .exit)
  return Run(status: process.terminationStatus, output: try text("out"), errors: try text("err"))
}

/// A temporary folder that goes with its last reference.
final class Folder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("mtlint-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  @discardableResult
  func write(_ name: String, _ data: Data) throws -> URL {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
    return file
  }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> URL { try write(name, Data(text.utf8)) }
}

/// A German text in which nothing is wrong.
let clean = "Am Morgen ging die Frau mit ihrem Hund durch den Park.\n"
/// One with a byte of Latin-1 in line 2: an error of encoding-damage.
let damaged = Data("Das Haus ist alt.\nDie Stra".utf8) + Data([0xDF]) + Data("e ist neu.\n".utf8)
/// Bytes in UTF-16 behind a byte-order mark.
func utf16(_ text: String, bigEndian: Bool) -> Data {
  Data(bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]) + text.data(using: bigEndian ? .utf16BigEndian : .utf16LittleEndian)!
}
