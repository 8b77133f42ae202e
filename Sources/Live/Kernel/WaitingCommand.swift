internal import CKernel
internal import Glibc

/// A command that was started but waits to be let go, so that it can be put into the scope before its first step.
struct WaitingCommand: ~Copyable {
  let process: Int32
  private var gate: Int32 = -1
  private var failure: Int32 = -1
  private let name: String

  /// - Parameters:
  ///   - path: the executable; not looked for in `PATH`.
  ///   - arguments: `argv`, with its name first.
  ///   - environment: `NAME=value` each.
  init(path: String, arguments: [String], environment: [String]) throws(LiveError) {
    name = path
    // Safe: strdup copies, the arrays end with NULL and live through the call, and everything is freed after it.
    var argv: [UnsafeMutablePointer<CChar>?] = unsafe arguments.map { unsafe strdup($0) } + [nil]
    var envp: [UnsafeMutablePointer<CChar>?] = unsafe environment.map { unsafe strdup($0) } + [nil]
    defer { unsafe (argv + envp).forEach { unsafe free($0) } }
    process = unsafe ck_spawn(path, &argv, &envp, &gate, &failure)
    guard process >= 0 else { throw LiveError.last("fork", path) }
  }

  deinit {
    if gate >= 0 { close(gate) }
    if failure >= 0 { close(failure) }
  }

  /// Lets the command execute, and returns once it has; throws when it could not.
  mutating func go() throws(LiveError) {
    var byte: UInt8 = 1
    // Safe: one byte is written from one.
    let written = unsafe write(gate, &byte, 1)
    close(gate)
    gate = -1
    guard written == 1 else { throw LiveError.last("write", name) }
    var code: Int32 = 0
    var count: Int
    // Safe: there is room for the four bytes.
    repeat { count = unsafe read(failure, &code, 4) } while count < 0 && errno == EINTR
    close(failure)
    failure = -1
    if count == 4 { throw LiveError(.notExecuted(command: name, code: code)) }
  }
}
