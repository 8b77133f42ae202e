internal import Glibc
internal import Synchronization

/// What signal handlers see, who see nothing but globals: how the terminal was, and what came. All of it is safe to use
/// in a handler: atomics, memory that is never given back, and calls that signal-safety(7) lists.
let terminalGuard = TerminalGuard()

/// Gives the terminal back from wherever the process ends, and notes what signals ask for.
@safe
final class TerminalGuard: Sendable {
  /// What came since it was taken last. Each is a bit.
  struct Requests: OptionSet {
    let rawValue: UInt32
    static let stop = Requests(rawValue: 1)
    static let suspend = Requests(rawValue: 2)
    static let resume = Requests(rawValue: 4)
    static let resize = Requests(rawValue: 8)
  }

  private struct Found {
    var descriptor: Int32 = -1
    var modes = termios()
  }

  /// The screen is ours: there is something to give back.
  private let isHeld = Atomic<Bool>(false)
  private let requests = Atomic<UInt32>(0)
  private let stopSignals = Atomic<Int>(0)
  /// A pipe: a signal that comes just before a sleep ends it all the same.
  private let readEnd: Int32
  private let writeEnd: Int32
  /// Safe: written only while `isHeld` is false, which handlers look at first.
  private nonisolated(unsafe) let found: UnsafeMutablePointer<Found>

  init() {
    unsafe found = .allocate(capacity: 1)
    unsafe found.initialize(to: Found())
    var ends: [Int32] = [-1, -1]
    // Safe: two numbers are written. Without a pipe signals are seen when a sleep ends by itself.
    if unsafe pipe(&ends) == 0 {
      for end in ends {
        _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        _ = fcntl(end, F_SETFL, O_NONBLOCK)
      }
    }
    (readEnd, writeEnd) = (ends[0], ends[1])
    // Made now: a handler must not be the first to touch it.
    _ = EscapeCodes.leave
    atexit { terminalGuard.giveBack() }
  }

  /// Readable when there are requests.
  var wakeUp: Int32 { readEnd }

  var holds: Bool { isHeld.load(ordering: .acquiring) }

  /// From here on, there is something to give back.
  func hold(descriptor: Int32, modes: termios) {
    isHeld.store(false, ordering: .releasing)
    unsafe found.pointee = Found(descriptor: descriptor, modes: modes)
    isHeld.store(true, ordering: .releasing)
  }

  /// Leaves the screen as it was found, once. Safe in a handler.
  func giveBack() {
    guard isHeld.exchange(false, ordering: .acquiringAndReleasing) else { return }
    let descriptor = unsafe found.pointee.descriptor
    EscapeCodes.leave.withUTF8Buffer { codes in
      let length = codes.count
      var written = 0
      var tries = 0
      while written < length, tries < 10 {
        // Safe: the rest lies within the codes.
        let count = unsafe write(descriptor, codes.baseAddress.map { unsafe $0 + written }, length - written)
        if count > 0 { written += count }
        if count <= 0 {
          tries += 1
          var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = unsafe poll(&request, 1, 100)
        }
      }
    }
    // Now, not when all is written: a terminal that takes nothing any more would keep us. What was typed for the screen is
    // not for whom comes next.
    _ = unsafe tcsetattr(descriptor, TCSANOW, &found.pointee.modes)
    tcflush(descriptor, TCIFLUSH)
  }

  /// Notes what a signal asks for, and ends a sleep. Safe in a handler.
  func note(_ request: Requests) {
    requests.bitwiseOr(request.rawValue, ordering: .releasing)
    var byte: UInt8 = 1
    // A full pipe wakes as well.
    _ = unsafe write(writeEnd, &byte, 1)
  }

  /// Counts a signal that asks to end; true when it was not the first one. Safe in a handler.
  func noteStop() -> Bool {
    let (before, _) = stopSignals.add(1, ordering: .relaxed)
    note(.stop)
    return before > 0
  }

  /// What was asked for since the last call.
  func takeRequests() -> Requests {
    var bytes: (UInt64, UInt64) = (0, 0)
    // Safe: 16 bytes are there. The pipe does not block.
    while unsafe read(readEnd, &bytes, 16) > 0 {}
    return Requests(rawValue: requests.exchange(0, ordering: .acquiring))
  }
}
