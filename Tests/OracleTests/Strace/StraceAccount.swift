import Events
import TestSupport

/// What strace wrote of a program (`strace -f -o FILE -X raw -xx -v`): what each thread did, in order.
struct StraceAccount {
  /// One thing that a thread did, as strace tells it.
  enum Deed {
    /// The result is nil for a call that never returned; -errno for one that failed.
    case call(name: String, arguments: [StraceValue], result: Int64?)
    case signal(StraceValue)
    /// Exit status, or signal.
    case end(status: Int64, signal: Int64)
  }

  /// In the order in which they were seen first.
  private(set) var threads: [Int64] = []
  private(set) var deeds: [Int64: [Deed]] = [:]
  /// Lines that nothing of the above is: to be none.
  private(set) var unreadable: [String] = []

  init(path: String) {
    var begun: [Int64: String] = [:]
    for line in Repository.lines(of: path) {
      let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
      guard words.count == 2, let thread = Int64(words[0]) else {
        unreadable.append(line)
        continue
      }
      if deeds[thread] == nil {
        threads.append(thread)
        deeds[thread] = []
      }
      let text = String(words[1].drop { $0 == " " })
      add(StraceText.joined(text, &begun[thread]), of: thread)
    }
  }

  private mutating func add(_ text: String?, of thread: Int64) {
    guard let text else { return }
    if let deed = Self.deed(text) { deeds[thread]?.append(deed) } else { unreadable.append(text) }
  }

  private static func deed(_ text: String) -> Deed? {
    if text.hasPrefix("+++ exited with ") {
      return .end(status: Int64(text.dropFirst(16).prefix { $0 != " " }) ?? -1, signal: 0)
    }
    if text.hasPrefix("+++ killed by ") {
      let name = text.dropFirst(14).prefix { $0 != " " }
      return .end(status: 0, signal: signalNumber(name))
    }
    if text.hasPrefix("--- "), let open = text.firstIndex(of: "{") {
      var parser = StraceParser(text[open...].dropLast(4) + ")")
      return parser.arguments().first.map(Deed.signal)
    }
    guard let open = text.firstIndex(of: "(") else { return nil }
    var parser = StraceParser(text[text.index(after: open)...])
    let arguments = parser.arguments()
    guard let result = result(parser.rest()) else { return nil }
    return .call(name: String(text[..<open]), arguments: arguments, result: result)
  }

  /// `= 3`, `= -1 ENOENT (No such file or directory)`, `= ?`, `= ? ERESTARTSYS (…)`; nil for none of these.
  private static func result(_ text: String) -> Int64?? {
    let words = text.split(separator: " ")
    guard words.first == "=", words.count > 1 else { return nil }
    if words[1] == "?" { return .some(words.count > 2 ? interruptions[words[2]] : nil) }
    if words[1] == "-1", words.count > 2 {
      guard let error = NameTable.errors.first(where: { $0.value == words[2] }) else { return nil }
      return -error.key
    }
    return StraceParser.number(String(words[1]))
  }

  /// What a call returns to the kernel that a signal cuts short (linux/errno.h); no program sees it.
  private static let interruptions: [Substring: Int64] = [
    "ERESTARTSYS": -512, "ERESTARTNOINTR": -513, "ERESTARTNOHAND": -514, "ERESTART_RESTARTBLOCK": -516,
  ]

  private static func signalNumber(_ name: Substring) -> Int64 {
    NameTable.signals.first { $0.value == name }?.key ?? -1
  }
}
