internal import CKernel
internal import Glibc

/// The process that knows names, `trowel-metadata`: it is told of control groups and tells of containers and pods.
///
/// Neither side ever waits for the other here: what cannot be written now is written later, and what has not come is not
/// there. It ends when our end of the connection is closed.
struct MetadataProcess: ~Copyable {
  private let id: pid_t
  private let socket: OwnedDescriptor
  /// Requests that there was no room for.
  private var unsent: [UInt8] = []
  /// What came of a message that is not complete.
  private var unread: [UInt8] = []
  private(set) var hasEnded = false

  /// Starts the program.
  ///
  /// - Parameter arguments: its options.
  init(program: String, arguments: [String]) throws(LiveError) {
    let connection = try Connection()
    var words: [UnsafeMutablePointer<CChar>?] =
      unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { unsafe free($0) } }
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    var process: pid_t = 0
    // Safe: everything pointed to lives until the calls return. All descriptors of ours close when a program is executed,
    // but for those that are given a number here.
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawn_file_actions_adddup2(&actions, connection.theirs.number, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, connection.theirs.number, 1)
    unsafe posix_spawnattr_init(&attributes)
    // Ctrl-C is for the recorder: in a group of its own, no signal of the terminal's reaches the process.
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK))
    var none = sigset_t()
    unsafe sigemptyset(&none)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    let code = unsafe posix_spawn(&process, program, &actions, &attributes, &words, environ)
    unsafe posix_spawn_file_actions_destroy(&actions)
    unsafe posix_spawnattr_destroy(&attributes)
    guard code == 0 else { throw LiveError(.system(call: "posix_spawn", object: program, code: code)) }
    id = process
    socket = OwnedDescriptor(fcntl(connection.ours.number, F_DUPFD_CLOEXEC, 0))
    _ = fcntl(socket.number, F_SETFL, O_NONBLOCK)
  }

  deinit {
    // It would end with its input; but it keeps nothing, and what it is doing is not worth waiting for.
    kill(id, SIGKILL)
    var status: Int32 = 0
    // Safe: the status has room for what is written.
    unsafe waitpid(id, &status, 0)
  }

  /// Sends a line.
  mutating func send(_ line: String) {
    unsent += Array(line.utf8) + [UInt8(ascii: "\n")]
    flush()
  }

  /// Takes the next message that has come as a whole; nil where none has.
  mutating func receive() -> MetadataMessage? {
    flush()
    while true {
      if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
        let line = Array(unread[..<end])
        unread.removeSubrange(...end)
        if let message = MetadataMessage(line: line) { return message }
        continue
      }
      guard !hasEnded, readMore() else { return nil }
    }
  }

  /// Waits until something can be read, at most so many ms.
  func wait(_ milliseconds: Int32) {
    var wanted = pollfd(fd: socket.number, events: Int16(POLLIN), revents: 0)
    // Safe: one descriptor is passed, and said to be one.
    unsafe poll(&wanted, 1, milliseconds)
  }

  private mutating func readMore() -> Bool {
    // A list of objects can be long, and comes in pieces.
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    // Safe: there is room for as many bytes.
    let count = unsafe read(socket.number, &bytes, bytes.count)
    if count > 0 { unread += bytes[..<count] }
    if count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR) { hasEnded = true }
    return count > 0
  }

  private mutating func flush() {
    while !unsent.isEmpty, !hasEnded {
      // Safe: the bytes live through the call.
      let count = unsafe unsent.withUnsafeBytes {
        unsafe Glibc.send(socket.number, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else {
        if count < 0, errno != EAGAIN, errno != EINTR { hasEnded = true }
        return
      }
      unsent.removeFirst(count)
    }
  }
}

/// Two sockets that are connected, and close when a program is executed. Unlike a pipe's, a write to an end whose other is
/// closed need not raise SIGPIPE, which would end us.
private struct Connection: ~Copyable {
  let ours: OwnedDescriptor
  let theirs: OwnedDescriptor

  init() throws(LiveError) {
    var ends: [Int32] = [-1, -1]
    let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    // Safe: there is room for the two numbers.
    guard unsafe socketpair(AF_UNIX, type, 0, &ends) == 0 else {
      throw .last("socketpair", "trowel-metadata")
    }
    ours = OwnedDescriptor(ends[0])
    theirs = OwnedDescriptor(ends[1])
  }
}
