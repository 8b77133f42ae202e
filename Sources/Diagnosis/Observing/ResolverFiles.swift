internal import Events
internal import State
internal import Protocols

/// The files that tell a resolver what to do, as processes read them.
struct ResolverFiles {
  private var open: [SocketKey: OpenFile] = [:]

  private struct OpenFile {
    let kind: Kind
    let actor: ActorID
    let thread: ThreadID
    var firstRead: Instant?
    var bytes: [UInt8] = []
    var isCutOff = false
  }

  enum Kind {
    case resolver, sources
  }

  /// Some such file is open.
  var isReading: Bool { !open.isEmpty }

  /// Longer ones are cut.
  private static let longest = 64 << 10

  /// Who reads the file again and again is told the same: the oldest readings of an actor go.
  private static let readingLimit = 64

  /// Which of them a path is; nil for every other file.
  static func kind(of path: RawSpan) -> Kind? {
    if path.hasSuffix("/resolv.conf") { return .resolver }
    return path.hasSuffix("/nsswitch.conf") ? .sources : nil
  }

  mutating func begin(_ key: SocketKey, _ kind: Kind?, _ actor: ActorID, _ thread: ThreadID) {
    open[key] = kind.map { OpenFile(kind: $0, actor: actor, thread: thread) }
  }

  /// Takes in what was read.
  mutating func note(_ done: DoneCall, _ event: EventView, _ key: SocketKey, into evidence: inout Evidence) {
    guard !open.isEmpty, var file = open[key], done.shape.meaning == .received else { return }
    if done.result == 0 {
      open[key] = nil
      return Self.tell(file, &evidence)
    }
    guard done.result > 0, done.shape.data >= 0, let data = event.param(Int(done.shape.data)) else { return }
    file.firstRead = file.firstRead ?? done.ended
    file.isCutOff = file.isCutOff || data.byteCount < done.byteCount || file.bytes.count > Self.longest
    if file.bytes.count <= Self.longest { file.bytes += [UInt8](copying: data) }
    open[key] = file
  }

  /// A file may be closed before its end was read.
  mutating func close(_ key: SocketKey, into evidence: inout Evidence) {
    guard !open.isEmpty, let file = open.removeValue(forKey: key) else { return }
    Self.tell(file, &evidence)
  }

  /// A process has ended, and with it what it had open.
  mutating func closeAll(of process: ThreadID, into evidence: inout Evidence) {
    guard !open.isEmpty else { return }
    for key in open.keys.filter({ $0.process == process }).sorted(by: { $0.fd.rawValue < $1.fd.rawValue }) {
      close(key, into: &evidence)
    }
  }

  /// Who reads one.
  var readers: some Sequence<ActorID> { open.values.lazy.map(\.actor) }

  private static func tell(_ file: OpenFile, _ evidence: inout Evidence) {
    guard let read = file.firstRead else { return }
    let lines = String(decoding: file.bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    switch file.kind {
    case .resolver:
      var found = ResolverConfiguration(actor: file.actor, thread: file.thread, source: read)
      for line in lines { found.take(line) }
      found.isCutOff = file.isCutOff
      evidence.configurations[file.actor, default: []].append(found)
      if let count = evidence.configurations[file.actor]?.count, count > Self.readingLimit {
        evidence.configurations[file.actor]?.removeFirst()
      }
    case .sources:
      guard let line = lines.first(where: { $0.hasPrefix("hosts:") }) else { return }
      evidence.sources[file.actor] = Evidence.Sources(
        words: line.dropFirst(6).split(whereSeparator: \.isWhitespace).map(String.init), read: read)
    }
  }
}

extension ResolverConfiguration {
  /// Takes in a line of `resolv.conf`, as resolv.conf(5) tells: the last `search` or `domain` counts.
  mutating func take(_ line: Substring) {
    let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let keyword = words.first else { return }
    let values = words.dropFirst()
    switch keyword {
    case "nameserver": nameServers += values.prefix(1)
    case "search": search = Array(values)
    case "domain": search = Array(values.prefix(1))
    case "options": for option in values { take(option: option) }
    default: break
    }
  }

  private mutating func take(option: String) {
    let halves = option.split(separator: ":", maxSplits: 1)
    guard halves.count == 2, let number = Int(halves[1]), number >= 0 else {
      if option == "rotate" { rotates = true }
      if option == "single-request" || option == "single-request-reopen" { asksOneByOne = true }
      if option == "use-vc" { usesTCP = true }
      if option == "edns0" { hasEDNS = true }
      return
    }
    switch halves[0] {
    case "ndots": ndots = min(number, 15)
    case "timeout": timeout = min(number, 30)
    case "attempts": attempts = min(number, 5)
    default: break
    }
  }
}
