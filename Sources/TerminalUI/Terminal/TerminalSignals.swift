internal import Glibc

/// The signals that concern who holds the screen.
///
/// A request to end (INT, TERM, HUP, QUIT) gives the terminal back at once, in the handler, whatever the program does
/// afterwards; then the handler that was there before gets it, and the screen's loop sees a key that says so. A second one
/// ends the process where nobody else takes it. A crash gives the terminal back before it takes its course.
enum TerminalSignals {
  private static let ends = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]
  private static let crashes = [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT]

  /// How signals were met before, by number. Safe: written before a handler is installed that reads it, and never given
  /// back.
  private nonisolated(unsafe) static let before: UnsafeMutablePointer<sigaction> = {
    let all = UnsafeMutablePointer<sigaction>.allocate(capacity: 65)
    unsafe all.initialize(repeating: sigaction(), count: 65)
    return unsafe all
  }()

  /// Where the handlers of crashes run: nothing is left of the usual one when it has overflowed.
  private nonisolated(unsafe) static var crashStack: stack_t = {
    var stack = unsafe stack_t()
    unsafe stack.ss_size = 1 << 16
    unsafe stack.ss_sp = .allocate(byteCount: 1 << 16, alignment: 16)
    return unsafe stack
  }()

  static func install() {
    // Made now: a signal handler must not be the first to touch it.
    _ = terminalGuard.holds
    // Safe: the memory is never given back.
    unsafe sigaltstack(&crashStack, nil)
    for number in ends where !isIgnored(number) { installEnd(number) }
    for number in crashes {
      unsafe install(number, Int32(bitPattern: SA_RESETHAND) | SA_ONSTACK) { number, information, context in
        terminalGuard.giveBack()
        // What was sent from outside would not come again by itself.
        if unsafe !TerminalSignals.handOn(number, information, context) { raise(number) }
      }
    }
    unsafe install(SIGWINCH, SA_RESTART) { _, _, _ in terminalGuard.note(.resize) }
    if !isIgnored(SIGTSTP) { unsafe install(SIGTSTP, SA_RESTART) { _, _, _ in terminalGuard.note(.suspend) } }
    unsafe install(SIGCONT, SA_RESTART) { _, _, _ in terminalGuard.note(.resume) }
  }

  /// Everything as it was before.
  static func remove() {
    for number in ends + crashes + [SIGWINCH, SIGTSTP, SIGCONT] where !isIgnored(number) {
      unsafe sigaction(number, before + Int(number), nil)
    }
  }

  /// Stops this process, or all that stand in front of the terminal with it, until someone lets it go on. Does nothing
  /// where whoever started us cannot do that: a shell without jobs ignores the signal.
  static func stop(wholeGroup: Bool) {
    guard !isIgnored(SIGTSTP) else { return }
    var action = sigaction()
    var ours = sigaction()
    // Safe: the actions are read and written before the calls return.
    unsafe sigaction(SIGTSTP, &action, &ours)
    kill(wholeGroup ? 0 : getpid(), SIGTSTP)
    unsafe sigaction(SIGTSTP, &ours, nil)
  }

  private static func installEnd(_ number: Int32) {
    unsafe install(number, 0) { number, information, context in
      terminalGuard.giveBack()
      let isRepeated = terminalGuard.noteStop()
      let isTaken = unsafe TerminalSignals.handOn(number, information, context)
      if isTaken || !isRepeated { return }
      signal(number, SIG_DFL)
      raise(number)
    }
  }

  private typealias Handler =
    @convention(c) (Int32, UnsafeMutablePointer<siginfo_t>?, UnsafeMutableRawPointer?) -> Void

  private static func install(_ number: Int32, _ flags: Int32, _ handler: Handler) {
    var action = sigaction()
    action.sa_flags = flags | SA_SIGINFO
    unsafe action.__sigaction_handler.sa_sigaction = handler
    // Safe: the actions are read and written before the call returns.
    unsafe sigaction(number, &action, before + Int(number))
  }

  /// Lets the handler that was there before have it; false when there was none.
  @discardableResult
  private static func handOn(
    _ number: Int32, _ information: UnsafeMutablePointer<siginfo_t>?, _ context: UnsafeMutableRawPointer?
  ) -> Bool {
    let action = unsafe before[Int(number)]
    // SIG_DFL, SIG_ERR and SIG_IGN, which Swift does not have, are the addresses 0, -1 and 1.
    let address = unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
    guard address > 1 else { return false }
    if action.sa_flags & SA_SIGINFO != 0 {
      unsafe action.__sigaction_handler.sa_sigaction?(number, information, context)
    } else {
      unsafe action.__sigaction_handler.sa_handler?(number)
    }
    return true
  }

  /// What nohup(1) asks for stays.
  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    // Safe: the action is written before the call returns.
    unsafe sigaction(number, nil, &action)
    return unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
  }
}
