internal import Glibc

/// What a program writes, read without waiting for it. Both ends close when a program is executed.
struct OutputPipe: ~Copyable {
  /// Ours.
  private let reading: Int32
  /// The program's, until `closeWriting`.
  private(set) var writing: Int32
  private(set) var bytes: [UInt8] = []

  /// What comes after as many bytes is dropped: no credential is as long.
  private static let limit = 1 << 20

  init() throws(ProgramError) {
    var ends: [Int32] = [-1, -1]
    // Safe: there is room for the two numbers.
    guard unsafe pipe(&ends) == 0 else { throw ProgramError(code: errno) }
    (reading, writing) = (ends[0], ends[1])
    // Nobody else starts programs here meanwhile: there is one thread.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(reading, F_SETFL, O_NONBLOCK)
  }

  deinit {
    close(reading)
    if writing >= 0 { close(writing) }
  }

  mutating func closeWriting() {
    close(writing)
    writing = -1
  }

  /// Takes in what has been written.
  mutating func read() {
    var piece = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      // Safe: there is room for as many bytes.
      let count = unsafe Glibc.read(reading, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      bytes += piece.prefix(min(count, Self.limit - bytes.count))
    }
  }
}
