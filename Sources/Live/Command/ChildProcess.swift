internal import CKernel
internal import Glibc

/// A command that was started to be recorded. It waits until `start()`, so that recording can begin before its first
/// step; it has the descriptors, the terminal and the process group of its parent, so that Ctrl-C reaches it by itself.
///
/// The command is never ended by us: one that was started outlives a `ChildProcess` that goes away. One that was not
/// started leaves.
struct ChildProcess: ~Copyable {
  /// Its process id.
  let id: Int32
  /// What was asked for, for messages.
  let name: String
  private var gate: Int32
  private let report: Int32
  private var end: CommandStatus?

  /// How often to look how the command is where the kernel would not tell, in ms.
  private static let lookInterval: Int32 = 20

  /// Forks the command. Throws `notExecuted` when there is none, before anything else happens.
  ///
  /// - Parameters:
  ///   - command: its name, looked for as a shell does, and its arguments.
  ///   - environment: `NAME=value` each.
  init(_ command: [String], environment: [String]) throws(LiveError) {
    name = command.first ?? ""
    let path = environment.first { $0.utf8.starts(with: "PATH=".utf8) }.map { String($0.dropFirst(5)) }
    let file = try CommandLookup.find(name, path: path)
    // Safe: strdup copies, the arrays end with NULL and live through the call, and everything is freed after it.
    var argv: [UnsafeMutablePointer<CChar>?] = unsafe command.map { unsafe strdup($0) } + [nil]
    var envp: [UnsafeMutablePointer<CChar>?] = unsafe environment.map { unsafe strdup($0) } + [nil]
    defer { unsafe (argv + envp).forEach { unsafe free($0) } }
    let launched = unsafe ck_launch(file, &argv, &envp)
    guard launched.process >= 0 else {
      throw LiveError(.system(call: "fork", object: name, code: launched.error))
    }
    id = launched.process
    gate = launched.gate
    report = launched.report
  }

  deinit {
    if gate >= 0 { close(gate) }
    close(report)
  }

  /// Lets the command execute. Nothing happens at a second call.
  mutating func start() throws(LiveError) {
    guard gate >= 0 else { return }
    var byte: UInt8 = 1
    // Safe: one byte is written from one.
    let written = unsafe write(gate, &byte, 1)
    let code = errno
    close(gate)
    gate = -1
    guard written == 1 else { throw LiveError(.system(call: "write", object: name, code: code)) }
  }

  /// Why executing failed although the file had been found (removed since, a damaged binary); nil while all is well, and
  /// only certain once the command has ended.
  func failure() -> LiveError? {
    var code: Int32 = 0
    // Safe: there is room for the four bytes. The descriptor does not block.
    let count = unsafe read(report, &code, 4)
    return count == 4 ? LiveError(.notExecuted(command: name, code: code)) : nil
  }

  /// Sends the command a signal that we got and it did not: one from kill(1), not from the terminal.
  func pass(_ signal: Int32) {
    if end == nil { kill(id, signal) }
  }

  /// How the command ended, or nil while it runs. Does not wait.
  mutating func status() -> CommandStatus? {
    if let end { return end }
    let change = ck_wait(id)
    if change.pid == id { end = CommandStatus(waitStatus: change.status) }
    // Somebody else took the status, which no code of ours does: the command is gone and nobody can tell how it ended.
    if change.error == ECHILD { end = .exited(255) }
    return end
  }

  /// Waits until the command ends. Signals that the caller handles do not end the waiting.
  mutating func wait() -> CommandStatus {
    while true {
      if let end = status() { return end }
      awaitEnd { false }
    }
  }

  /// Sleeps until the command has ended or a signal was handled, if `isInterrupted` says that none was before.
  func awaitEnd(unless isInterrupted: () -> Bool) {
    let descriptor = ck_pidfd_open(id, 0)
    guard descriptor >= 0 else {
      // Gone, or no descriptor is to be had.
      _ = ck_await_children(Self.lookInterval)
      return
    }
    let process = OwnedDescriptor(descriptor)
    // Blocked signals wait for the sleep, so that none gets lost between the question and the sleep.
    var (all, before) = (sigset_t(), sigset_t())
    // Safe: all that is pointed to lives until the calls return.
    unsafe sigfillset(&all)
    unsafe pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
    guard !isInterrupted() else { return }
    unsafe ck_await_end(process.number, &before)
  }
}
