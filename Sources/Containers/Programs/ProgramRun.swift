internal import Glibc

/// A program that runs beside the loop, until it ends or its time is over. It has nothing to read, and its own group, so
/// that Ctrl-C does not reach it.
///
/// The loop looks for its end every few ms, since there is one in many minutes. Where this object goes before, the program
/// is ended.
final class ProgramRun {
  struct Outcome {
    /// 0 to 255; nil where a signal ended it.
    let status: Int32?
    /// Its time was over, and that ended it.
    let isTooLate: Bool
    let output: [UInt8]
    let errors: [UInt8]
  }

  private let id: pid_t
  private var output: OutputPipe
  private var errors: OutputPipe
  private let loop: MetadataLoop
  private let end: UInt64
  private let report: (Outcome) -> Void
  private var hasEnded = false

  private static let pause = 10

  /// Starts a program, which is looked for in PATH where its name has no slash.
  ///
  /// - Parameters:
  ///   - environment: in addition to ours, `NAME=value`; it comes before ours.
  ///   - patience: how long it may run, in ms.
  ///   - report: called once, later, unless this object goes before.
  /// - Throws: `ProgramError` where it cannot be started.
  init(
    _ command: String, _ arguments: [String], environment: [String], in loop: MetadataLoop, patience: Int,
    report: @escaping (Outcome) -> Void
  ) throws(ProgramError) {
    output = try OutputPipe()
    errors = try OutputPipe()
    id = try ProgramStart.spawn(
      command, arguments, environment: environment, output: output.writing, errors: errors.writing)
    output.closeWriting()
    errors.closeWriting()
    self.loop = loop
    self.report = report
    end = loop.now + UInt64(max(0, patience)) * 1_000_000
    look()
  }

  deinit { if !hasEnded { finish() } }

  private func look() {
    loop.after(Self.pause) { [weak self] in self?.lookOnce() }
  }

  private func lookOnce() {
    output.read()
    errors.read()
    var status: Int32 = 0
    // Safe: the status has room for what is written.
    let isOver = unsafe waitpid(id, &status, WNOHANG) != 0
    let isTooLate = !isOver && loop.now >= end
    guard isOver || isTooLate else { return look() }
    if !isOver { finish() }
    hasEnded = true
    output.read()
    errors.read()
    let code = status & 0x7F == 0 && !isTooLate ? status >> 8 & 0xFF : nil
    report(Outcome(status: code, isTooLate: isTooLate, output: output.bytes, errors: errors.bytes))
  }

  /// Ends the program, and what it has started.
  private func finish() {
    kill(-id, SIGKILL)
    var status: Int32 = 0
    // Safe: the status has room for what is written.
    unsafe waitpid(id, &status, 0)
  }
}

/// Why a program cannot be started.
struct ProgramError: Error, Equatable {
  let code: Int32
  /// Safe: the text is the C library's own.
  var text: String { unsafe String(cString: strerror(code)) }
}
