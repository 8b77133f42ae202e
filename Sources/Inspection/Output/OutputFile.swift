public import Events
internal import Glibc

/// An open file that lines are written to: collected, and written when there are many.
public struct OutputFile: ~Copyable {
  /// What is to be written next.
  public var pending = ByteBuffer(capacity: 264 << 10)
  /// The reader of a pipe has gone; what is written goes nowhere.
  public private(set) var isClosed = false
  private let descriptor: Int32
  private let writesEachLine: Bool

  /// How many bytes are collected.
  private static let fullSize = 256 << 10

  /// - Parameters:
  ///   - descriptor: the number of an open file, which stays the caller's to close.
  ///   - writesEachLine: a reader waits for every line: a terminal, or whoever said `--unbuffered`.
  public init(descriptor: Int32, writesEachLine: Bool) {
    self.descriptor = descriptor
    self.writesEachLine = writesEachLine
  }

  /// To be called behind every line.
  @inlinable
  public mutating func endLine() throws(OutputError) {
    pending.append(UInt8(ascii: "\n"))
    try flushWhenDue()
  }

  /// Writes what is pending where that is enough, or somebody waits for it.
  @inlinable
  public mutating func flushWhenDue() throws(OutputError) {
    if isDue { try flush() }
  }

  @usableFromInline
  var isDue: Bool { writesEachLine || pending.count >= Self.fullSize }

  /// Writes what is pending. A closed pipe is no error.
  public mutating func flush() throws(OutputError) {
    var written = 0
    while written < pending.count, !isClosed {
      let count = unsafe pending.bytes.withUnsafeBytes { bytes in
        guard let start = bytes.baseAddress else { return 0 }
        return unsafe write(descriptor, start + written, bytes.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno == EPIPE {
        isClosed = true
      } else if errno == EAGAIN {
        wait()
      } else if errno != EINTR {
        let number = errno
        pending.removeAll()
        throw OutputError(number: number)
      }
    }
    pending.removeAll()
  }

  /// Until a file that takes nothing at the moment does again.
  private func wait() {
    var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    _ = unsafe poll(&request, 1, -1)
  }
}

/// The output could not be written: a full disk, a file that may not grow.
public struct OutputError: Error, Equatable, CustomStringConvertible {
  /// The system's error number.
  public let number: Int32

  package init(number: Int32) { self.number = number }

  public var description: String {
    let reason = number == EBADF ? "it is closed" : unsafe String(cString: strerror(number))
    return "cannot write the output: \(reason)"
  }
}
