internal import Glibc

/// A program that is running, and a pipe from its standard output; what it says on standard error goes with the test's.
public struct RunningProcess: ~Copyable {
  private let id: pid_t
  private let output: Int32

  public init(_ program: String, _ arguments: [String]) {
    var ends: [Int32] = [0, 0]
    let status = unsafe pipe(&ends)
    precondition(status == 0, "no pipe can be made")
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let writing = ends[1]
    // Safe: the actions are made before and live until the process was started.
    id = unsafe Process.spawn(program, arguments) { actions in
      unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
      unsafe posix_spawn_file_actions_adddup2(&actions, writing, 1)
    }
    close(writing)
    output = ends[0]
  }

  deinit { close(output) }

  /// Up to `count` bytes of its output; waits for the first.
  public func read(_ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    // Safe: there is room for `count` bytes.
    let found = unsafe Glibc.read(output, &bytes, count)
    return Array(bytes.prefix(max(0, found)))
  }

  /// How many bytes wait in the pipe.
  public var waitingByteCount: Int {
    var count: Int32 = 0
    // Safe: the request writes one Int32.
    _ = unsafe ioctl(output, UInt(FIONREAD), &count)
    return Int(count)
  }

  public func interrupt() { send(SIGINT) }

  /// Sends a signal to this process alone.
  public func send(_ signal: Int32) { kill(id, signal) }

  /// All of the output that is left, and the exit status, or 128 and the signal.
  public consuming func finish() -> (output: [UInt8], status: Int32) {
    var all: [UInt8] = []
    while true {
      let bytes = read(1 << 16)
      if bytes.isEmpty { break }
      all += bytes
    }
    return (all, Process.waitForEnd(of: id))
  }

  /// Lets time pass until `isTrue`, or for ten seconds.
  public static func wait(until isTrue: () -> Bool) {
    for _ in 0..<1_000 {
      if isTrue() { return }
      usleep(10_000)
    }
  }
}
