internal import Glibc
internal import TestSupport

/// A terminal that is no window, and a program in front of it.
final class PseudoTerminal {
  private let master: Int32
  /// The program, which leads a session of its own.
  let program: pid_t
  /// The modes before the program started.
  let modes: [UInt32]
  private(set) var output: [UInt8] = []

  /// - Parameter environment: as `NAME=value`. Beside it, Swift is told not to ask at a crash whether someone wants to
  ///   look.
  init(_ arguments: [String], environment: [String] = ["TERM=xterm-256color"]) {
    master = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var lock: Int32 = 0
    var number: Int32 = -1
    // TIOCSPTLCK and TIOCGPTN, which are not imported. Safe: they read and write one number.
    _ = unsafe ioctl(master, 0x4004_5431, &lock)
    _ = unsafe ioctl(master, 0x8004_5430, &number)
    precondition(number >= 0, "no terminal can be made")
    var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
    // Safe: the request reads one winsize.
    _ = unsafe ioctl(master, UInt(TIOCSWINSZ), &size)
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
    modes = Self.modes(of: master)
    program = Self.spawn(
      arguments, environment + ["SWIFT_BACKTRACE=enable=no"], terminal: "/dev/pts/\(number)")
  }

  deinit {
    kill(program, SIGKILL)
    close(master)
  }

  private static func spawn(_ arguments: [String], _ environment: [String], terminal: String) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    // Safe: everything lives until the call has returned; the arrays end with nil.
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawnattr_init(&attributes)
    // POSIX_SPAWN_SETSID, which is not imported: what the program opens first becomes its terminal. And no signal is
    // blocked, whatever the test runner blocks.
    unsafe posix_spawnattr_setflags(&attributes, 0x80 | Int16(POSIX_SPAWN_SETSIGMASK))
    var mask = sigset_t()
    unsafe posix_spawnattr_setsigmask(&attributes, &mask)
    unsafe posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, 0, 1)
    unsafe posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var argv = unsafe arguments.map { unsafe strdup($0) } + [nil]
    var envp = unsafe environment.map { unsafe strdup($0) } + [nil]
    var child: pid_t = 0
    let status = unsafe posix_spawn(&child, arguments[0], &actions, &attributes, &argv, &envp)
    precondition(status == 0, "\(arguments[0]) cannot be started")
    unsafe (argv + envp).forEach { unsafe free($0) }
    unsafe posix_spawn_file_actions_destroy(&actions)
    unsafe posix_spawnattr_destroy(&attributes)
    return child
  }

  /// The four words of flags, as they are at the moment.
  var currentModes: [UInt32] { Self.modes(of: master) }

  private static func modes(of descriptor: Int32) -> [UInt32] {
    var found = termios()
    // Safe: `found` is large enough by its type.
    unsafe tcgetattr(descriptor, &found)
    return [found.c_iflag, found.c_oflag, found.c_cflag, found.c_lflag]
  }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    // Safe: as many bytes as the array has.
    _ = unsafe write(master, bytes, bytes.count)
  }

  func resize(width: UInt16, height: UInt16) {
    var size = winsize(ws_row: height, ws_col: width, ws_xpixel: 0, ws_ypixel: 0)
    // Safe: the request reads one winsize.
    _ = unsafe ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// How many bytes of the output nobody read yet.
  var waitingByteCount: Int {
    var count: Int32 = 0
    // Safe: the request writes one number.
    _ = unsafe ioctl(master, UInt(FIONREAD), &count)
    return Int(count)
  }

  /// Forgets the output so far.
  func forget() { output = [] }

  /// Reads until the output has `text`, for at most ten seconds.
  func waits(for text: String) -> Bool {
    for _ in 0..<1_000 {
      read()
      if String(decoding: output, as: UTF8.self).contains(text) { return true }
      usleep(10_000)
    }
    return false
  }

  private func read() {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    // Safe: there is room for as many.
    let count = unsafe Glibc.read(master, &bytes, bytes.count)
    if count > 0 { output += bytes.prefix(count) }
  }

  /// Waits for the program's end, for at most ten seconds; its status, or 128 and the signal, or -1 while it runs.
  ///
  /// - Parameter reads: what it says is read meanwhile.
  func finish(reads: Bool = true) -> Int32 {
    var status: Int32 = 0
    for _ in 0..<1_000 {
      if reads { read() }
      // Safe: one number is written.
      if unsafe waitpid(program, &status, WNOHANG) == program {
        if reads { read() }
        return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F)
      }
      usleep(10_000)
    }
    return -1
  }

  /// The first child of the program.
  var child: pid_t? {
    let text = fileBytes("/proc/\(program)/task/\(program)/children") ?? []
    return String(decoding: text, as: UTF8.self).split(separator: " ").first.flatMap { pid_t($0) }
  }
}
