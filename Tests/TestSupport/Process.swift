internal import Glibc

/// The test's own process and others that it starts.
public enum Process {
  /// The most memory that this process ever had in use, in bytes.
  public static func peakMemory() -> Int {
    var usage = rusage()
    // Safe: `usage` is large enough by its type.
    unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss * 1024
  }

  /// A pipe that holds all of a few bytes and whose writing end is closed.
  public struct Pipe: ~Copyable {
    public let readEnd: Int32

    public init(holding bytes: [UInt8]) {
      var ends: [Int32] = [0, 0]
      let status = unsafe pipe(&ends)
      precondition(status == 0 && bytes.count <= 65_536, "no pipe of that size can be made")
      TemporaryFile.write(bytes, to: ends[1])
      close(ends[1])
      readEnd = ends[0]
    }

    deinit { close(readEnd) }
  }

  /// How a process ended and what it wrote.
  public struct Outcome: Sendable {
    public let output: [UInt8]
    public let errors: [UInt8]
    /// The exit status, or 128 and the signal.
    public let status: Int32
  }

  /// Whether the program is in the search path.
  public static func isInstalled(_ program: String) -> Bool {
    guard let path = unsafe getenv("PATH") else { return false }
    return unsafe String(cString: path).split(separator: ":").contains {
      unsafe access("\($0)/\(program)", X_OK) == 0
    }
  }

  /// Runs a program to its end, with nothing on its standard input and with times in UTC, if not told otherwise.
  public static func run(
    _ program: String, _ arguments: [String], input: String = "/dev/null", timeZone: String = "UTC"
  ) -> Outcome {
    let output = "\(TemporaryFile.directory)/trowel-out-\(getpid())-\(UInt64.random(in: 0...UInt64.max))"
    defer {
      unsafe unlink(output)
      unsafe unlink(output + ".err")
    }
    let writing = O_WRONLY | O_CREAT | O_TRUNC
    // Safe: the actions are made before and live until the process was started.
    let child = unsafe spawn(program, arguments, timeZone: timeZone) { actions in
      unsafe posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
      unsafe posix_spawn_file_actions_addopen(&actions, 1, output, writing, 0o600)
      unsafe posix_spawn_file_actions_addopen(&actions, 2, output + ".err", writing, 0o600)
    }
    let status = waitForEnd(of: child)
    return Outcome(
      output: fileBytes(output) ?? [], errors: fileBytes(output + ".err") ?? [], status: status)
  }

  /// Waits until the process ends: its exit status, or 128 and the signal.
  static func waitForEnd(of child: pid_t) -> Int32 {
    var status: Int32 = 0
    while unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F)
  }

  /// Starts a program with no signal blocked, whatever the test runner blocks, and with the
  /// descriptors that `redirect` asks for.
  @unsafe
  static func spawn(
    _ program: String, _ arguments: [String], timeZone: String = "UTC",
    redirect: (inout posix_spawn_file_actions_t) -> Void
  ) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe redirect(&actions)
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    unsafe sigemptyset(&none)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var child: pid_t = 0
    let words = CStrings([program] + arguments)
    let environment = CStrings([
      "TZ=\(timeZone)", "NO_COLOR=1", "PATH=/usr/local/bin:/usr/bin:/bin", "HOME=/proc/nonexistent",
    ])
    // Safe: both lists end in nil and live until the call returns.
    let failure = unsafe posix_spawnp(
      &child, program, &actions, &attributes, words.pointers, environment.pointers)
    precondition(failure == 0, "\(program) cannot be started")
    return child
  }
}

/// Texts as C wants them: NUL-terminated, the list ended by nil.
@safe
private final class CStrings {
  let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  private let count: Int

  init(_ texts: [String]) {
    count = texts.count
    unsafe pointers = .allocate(capacity: count + 1)
    for (index, text) in texts.enumerated() { unsafe (pointers + index).initialize(to: strdup(text)) }
    unsafe (pointers + count).initialize(to: nil)
  }

  deinit {
    for index in 0..<count { unsafe free(pointers[index]) }
    unsafe pointers.deallocate()
  }
}
