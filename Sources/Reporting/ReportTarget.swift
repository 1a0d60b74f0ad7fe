import Glibc
import Linting

/// Where a report goes: a format and the stream it is written to.
public final class ReportTarget {
  public let reporter: any Reporter
  public let stream: OutputStream
  /// The file that the report becomes; it takes the place of an older one only when it is whole.
  private let file: FileName?
  private var isFirst = true

  /// A report to a stream that is open.
  public init(_ reporter: any Reporter, to stream: OutputStream) {
    self.reporter = reporter
    self.stream = stream
    file = nil
  }

  /// A report to a file, written beside its place until ``close()``.
  /// - Throws: ``ReportTargetError`` with the system's reason.
  public init(_ reporter: any Reporter, to file: FileName) throws(ReportTargetError) {
    let descriptor = Self.draft(of: file).withCString { open($0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666) }
    guard descriptor >= 0 else { throw ReportTargetError(file: file, reason: String(cString: strerror(errno))) }
    self.reporter = reporter
    self.file = file
    stream = OutputStream(descriptor)
  }

  private static func draft(of file: FileName) -> FileName { FileName(bytes: file.bytes + Array(".mtlint-new".utf8)) }

  public func begin() {
    var header = OutputBuffer()
    reporter.writeHeader(into: &header)
    stream.write(header)
  }

  /// Adds what the reporter made of a file; nothing is written for an empty part.
  public func add(_ part: OutputBuffer) {
    if part.isEmpty { return }
    if !isFirst { stream.write(reporter.separator.description) }
    isFirst = false
    stream.write(part)
  }

  public func end(_ tally: Tally) {
    var footer = OutputBuffer()
    reporter.writeFooter(tally, into: &footer)
    stream.write(footer)
    stream.flush()
  }

  /// Puts a file in its place.
  /// - Throws: ``ReportTargetError`` where it could not be written whole; an older file is left as it was.
  public func close() throws(ReportTargetError) {
    guard let file else { return }
    stream.close()
    let draft = Self.draft(of: file)
    if case .failed(let reason) = stream.state {
      _ = draft.withCString { unlink($0) }
      throw ReportTargetError(file: file, reason: reason)
    }
    let status = draft.withCString { draft in file.withCString { rename(draft, $0) } }
    if status != 0 {
      let reason = String(cString: strerror(errno))
      _ = draft.withCString { unlink($0) }
      throw ReportTargetError(file: file, reason: reason)
    }
  }
}

/// A report that cannot be written.
public struct ReportTargetError: Error {
  public let file: FileName
  /// In the system's words.
  public let reason: String
}
