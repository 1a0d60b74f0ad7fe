import Glibc

/// Standard output or standard error, buffered. A reader that has gone away is no error: nothing more is written.
public final class OutputStream {
  /// How far writing came.
  public enum State: Equatable, Sendable {
    case open
    /// Nobody reads any more.
    case closed
    /// The system refused, with its own words: a full disk, for example.
    case failed(String)
  }

  public private(set) var state = State.open
  /// A person is looking.
  public let isTerminal: Bool
  private let descriptor: Int32
  private var buffer = OutputBuffer()
  private static let capacity = 1 << 16

  public init(_ descriptor: Int32) {
    self.descriptor = descriptor
    isTerminal = isatty(descriptor) == 1
  }

  public static func standardOutput() -> OutputStream { OutputStream(STDOUT_FILENO) }
  public static func standardError() -> OutputStream { OutputStream(STDERR_FILENO) }

  public func write(_ text: String) {
    buffer.write(text)
    flushIfNeeded()
  }

  public func write(_ other: OutputBuffer) {
    buffer.write(other)
    flushIfNeeded()
  }

  private func flushIfNeeded() {
    if buffer.bytes.count >= Self.capacity || isTerminal { flush() }
  }

  /// Closes the descriptor of a file; the system may refuse only now what was written before.
  func close() {
    flush()
    if Glibc.close(descriptor) != 0, state == .open { state = .failed(String(cString: strerror(errno))) }
  }

  /// Writes what is buffered.
  public func flush() {
    defer { buffer.removeAll() }
    guard state == .open else { return }
    buffer.bytes.withUnsafeBytes { bytes in
      var at = 0
      while at < bytes.count {
        let written = Glibc.write(descriptor, bytes.baseAddress! + at, bytes.count - at)
        if written >= 0 {
          at += written
        } else if errno != EINTR {
          state = errno == EPIPE ? .closed : .failed(String(cString: strerror(errno)))
          return
        }
      }
    }
  }
}
