internal import Glibc

/// Starting programs, which is the one thing here that Swift leaves to C.
enum ProgramStart {
  /// Starts a program with nothing to read, in a group of its own, with all signals as they are at first.
  ///
  /// - Parameters:
  ///   - environment: `NAME=value`, before ours.
  ///   - output: its standard output.
  ///   - errors: its standard error.
  static func spawn(
    _ command: String, _ arguments: [String], environment: [String], output: Int32, errors: Int32
  ) throws(ProgramError) -> pid_t {
    var words: [UnsafeMutablePointer<CChar>?] =
      unsafe ([command] + arguments).map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { unsafe free($0) } }
    var variables: [UnsafeMutablePointer<CChar>?] =
      unsafe merged(environment).map { unsafe strdup($0) } + [nil]
    defer { unsafe variables.forEach { unsafe free($0) } }
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    var (all, none) = (sigset_t(), sigset_t())
    var process: pid_t = 0
    // Safe: everything pointed to lives until the calls return, and both lists end in nil.
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
    unsafe posix_spawn_file_actions_adddup2(&actions, errors, 2)
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
    unsafe sigemptyset(&none)
    unsafe sigfillset(&all)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    unsafe posix_spawnattr_setsigdefault(&attributes, &all)
    let code = unsafe posix_spawnp(&process, command, &actions, &attributes, &words, &variables)
    guard code == 0 else { throw ProgramError(code: code) }
    return process
  }

  /// The variables given, and those of ours that are none of them.
  private static func merged(_ given: [String]) -> [String] {
    func name(_ variable: String) -> Substring { variable.prefix { $0 != "=" } }
    let names = Set(given.map(name))
    var ours: [String] = []
    // Safe: the list ends in nil, and nothing here changes the environment.
    var next = unsafe environ
    while let variable = unsafe next.pointee {
      ours.append(unsafe String(cString: variable))
      unsafe next += 1
    }
    return given + ours.filter { !names.contains(name($0)) }
  }
}
