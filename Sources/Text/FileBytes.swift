import Glibc

/// Reading files with the system's own calls: mtlint starts without Foundation.
public enum FileBytes {
  static func containsNUL(_ bytes: UnsafePointer<UInt8>, count: Int) -> Bool {
    count > 0 && memchr(bytes, 0, count) != nil
  }

  /// Reads a whole file, or all that comes through a pipe, into one buffer behind which ``SourceText/padding`` fits.
  /// - Throws: ``SourceTextError/unreadable(_:)`` with the system's reason, ``SourceTextError/tooLong``.
  static func readAll(_ descriptor: Int32) throws(SourceTextError) -> (UnsafeMutablePointer<UInt8>, Int) {
    var status = stat()
    let known = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
    if known > SourceText.longest { throw .tooLong }
    var capacity = max(known + 1, known == 0 ? 1 << 16 : 0)
    var raw = malloc(capacity + SourceText.padding)!
    var count = 0
    while true {
      let got = read(descriptor, raw + count, capacity - count)
      if got < 0 {
        if errno == EINTR { continue }
        let reason = String(cString: strerror(errno))
        free(raw)
        throw .unreadable(reason)
      }
      if got == 0 { break }
      count += got
      if count > SourceText.longest {
        free(raw)
        throw .tooLong
      }
      if count == capacity {
        capacity *= 2
        raw = realloc(raw, capacity + SourceText.padding)!
      }
    }
    return (raw.bindMemory(to: UInt8.self, capacity: capacity + SourceText.padding), count)
  }
}

extension SourceText {
  /// Reads a file, a pipe named on the command line included.
  /// - Parameter shownAs: the path that diagnostics show.
  /// - Throws: ``SourceTextError``.
  public static func read(path: String, shownAs: String? = nil) throws(SourceTextError) -> SourceText {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(String(cString: strerror(errno))) }
    defer { close(descriptor) }
    return try read(descriptor: descriptor, shownAs: shownAs ?? path)
  }

  /// Reads everything from an open descriptor, such as standard input.
  /// - Throws: ``SourceTextError``.
  public static func read(descriptor: Int32, shownAs: String) throws(SourceTextError) -> SourceText {
    let (storage, count) = try FileBytes.readAll(descriptor)
    return try decode(path: shownAs, adopting: storage, count: count)
  }
}
