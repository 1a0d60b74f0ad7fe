import Glibc
import Reading

/// One text to lint.
public struct LintInput: Sendable {
  /// The name that is shown, and opened where the text is a file.
  public let name: FileName
  /// The text comes through standard input.
  public let isStandardInput: Bool
  /// Its place among all inputs of the run, from 0.
  public internal(set) var number = 0

  public init(_ name: FileName, isStandardInput: Bool = false) {
    self.name = name
    self.isStandardInput = isStandardInput
  }
}

/// Something about a path that the user should know.
public struct PathProblem: Sendable {
  public let name: FileName
  /// In the system's words or ours.
  public let reason: String
  /// The user asked for something that cannot be had; otherwise it is only worth telling.
  public let isError: Bool

  public init(name: FileName, reason: String, isError: Bool) {
    self.name = name
    self.reason = reason
    self.isError = isError
  }
}

/// From the paths of a command line to the files that are linted: sorted by bytes, each once.
///
/// A path that the user names is read whatever its name is. In folders only known endings count; hidden entries, links
/// and special files are passed over, so that no walk goes in circles or waits at a pipe.
public struct FileDiscovery {
  /// Endings of texts, in small letters.
  public static let knownExtensions: Set<String> = TextFormat.fileExtensions

  public private(set) var inputs: [LintInput] = []
  public private(set) var problems: [PathProblem] = []

  /// Real paths that were found, to know a file that was named twice; none are kept where one path was named.
  private var seen: Set<FileName> = []
  private let namesMany: Bool

  /// - Parameters:
  ///   - paths: files, folders, and "-" for standard input.
  ///   - standardInputName: the name under which standard input is shown.
  public init(_ paths: [FileName], standardInputName: FileName = FileName("<stdin>")) {
    namesMany = paths.count > 1
    for path in paths {
      if path.bytes == [UInt8(ascii: "-")] {
        add(LintInput(standardInputName, isStandardInput: true), realPath: path)
      } else {
        addNamed(path)
      }
    }
    inputs.sort { $0.name < $1.name }
    for number in inputs.indices { inputs[number].number = number }
  }

  private mutating func addNamed(_ path: FileName) {
    var status = stat()
    guard path.withCString({ stat($0, &status) }) == 0 else {
      problems.append(PathProblem(name: path, reason: String(cString: strerror(errno)), isError: true))
      return
    }
    let real = Self.realPath(path)
    guard status.st_mode & S_IFMT == S_IFDIR else {
      add(LintInput(path), realPath: real)
      return
    }
    let before = (inputs.count, problems.count, seen.count)
    walk(path, realPath: real)
    if before == (inputs.count, problems.count, seen.count) {
      let endings = Self.knownExtensions.sorted().map { "." + $0 }.joined(separator: " ")
      problems.append(PathProblem(name: path, reason: "no texts in this folder (\(endings))", isError: false))
    }
  }

  /// The path without links and dots; pipes have none and keep their name.
  private static func realPath(_ path: FileName) -> FileName {
    path.withCString { name in
      guard let real = realpath(name, nil) else { return path }
      defer { free(real) }
      return FileName(cString: real)
    }
  }

  private mutating func add(_ input: LintInput, realPath: FileName) {
    if !namesMany || seen.insert(realPath).inserted { inputs.append(input) }
  }

  private mutating func walk(_ folder: FileName, realPath: FileName) {
    guard let stream = folder.withCString({ opendir($0) }) else {
      problems.append(PathProblem(name: folder, reason: String(cString: strerror(errno)), isError: true))
      return
    }
    var folders: [FileName] = []
    while let entry = readdir(stream) {
      let name = Self.name(of: entry)
      if name.bytes.first == UInt8(ascii: ".") { continue }
      switch Self.kind(of: entry, folder, name) {
      case S_IFDIR: folders.append(name)
      case S_IFREG where Self.knownExtensions.contains(name.fileExtension):
        add(LintInput(folder.appending(name)), realPath: realPath.appending(name))
      default: break
      }
    }
    closedir(stream)
    // Only now, so that one folder is open at a time however deep the tree is.
    for name in folders { walk(folder.appending(name), realPath: realPath.appending(name)) }
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> FileName {
    let offset = MemoryLayout<dirent>.offset(of: \dirent.d_name)!
    return FileName(cString: (UnsafeRawPointer(entry) + offset).assumingMemoryBound(to: CChar.self))
  }

  /// What an entry is, as the file type bits of `st_mode`; links are not followed.
  private static func kind(of entry: UnsafeMutablePointer<dirent>, _ folder: FileName, _ name: FileName) -> mode_t {
    let type = mode_t(entry.pointee.d_type)
    // dirent.h: a directory entry's type is the file type bits of the mode, moved down; 0 where the file system knows none.
    if type != 0 { return type << 12 }
    var status = stat()
    guard folder.appending(name).withCString({ lstat($0, &status) }) == 0 else { return 0 }
    return status.st_mode & S_IFMT
  }
}
