internal import Events

/// Names of containers and pods as events, like those by which captures hold them.
///
/// Control groups are named to `trowel-metadata` as they are seen, and what it tells is put into the stream of events
/// where it arrives: whatever comes after can use it, and no event ever waits. So a live capture and its recording are the
/// same, and everything from State on reads names in one way.
struct MetadataFeed: ~Copyable {
  private let settings: MetadataSettings
  private let note: (String) -> Void
  private var process: MetadataProcess?
  /// The program could not be started, or has ended by itself.
  private var hasFailed = false
  private var asked: Set<[UInt8]> = []

  /// - Parameter note: takes what is to be told to whoever sits at the terminal.
  init(_ settings: MetadataSettings, note: @escaping (String) -> Void) {
    self.settings = settings
    self.note = note
    if settings.startsAtOnce { start() }
  }

  /// Has the containers found out that the paths of control groups belong to.
  mutating func ask(_ paths: [[UInt8]]) {
    for path in paths where ContainerGroup.isContainer(path) && asked.insert(path).inserted {
      send("cgroup " + String(decoding: path, as: UTF8.self))
    }
  }

  /// Waits until what was asked is answered, but not longer than the settings say, and appends the answers to `events`.
  mutating func settle(at time: UInt64, into events: inout EncodedEvents) {
    guard isRunning else { return }
    send("settle")
    let end = BootClock.now + UInt64(max(0, settings.patience)) * 1_000_000
    while !hasFailed {
      if encode(at: time, into: &events).hasSettled { return }
      let now = BootClock.now
      guard now < end else { return }
      wait(Int32(clamping: (end - now) / 1_000_000 + 1))
    }
  }

  /// Appends what has been told meanwhile to `events`.
  ///
  /// - Parameter time: ns since the epoch, of the latest event that was handed out: nothing may be older than it.
  @discardableResult
  mutating func encode(at time: UInt64, into events: inout EncodedEvents) -> (count: Int, hasSettled: Bool) {
    var count = 0
    while let message = receive() {
      switch message {
      case .container(let json): events.append(.largeContainer, json + [0], at: time)
      case .kubernetes(let json) where json.count < EncodedEvents.longestParam:
        events.append(.kubernetes, json + [0], at: time)
      case .kubernetes: continue
      case .note(let text):
        note(text)
        continue
      case .settled: return (count, true)
      }
      count += 1
    }
    return (count, false)
  }

  // MARK: - The process

  private var isRunning: Bool {
    switch process {
    case .some: !hasFailed
    case nil: false
    }
  }

  private mutating func start() {
    do throws(LiveError) {
      process = try MetadataProcess(program: settings.program, arguments: settings.arguments)
    } catch {
      fail("\(error)")
    }
  }

  private mutating func send(_ line: String) {
    if !isRunning, !hasFailed { start() }
    process?.send(line)
  }

  private mutating func receive() -> MetadataMessage? {
    guard isRunning else { return nil }
    let message = process?.receive()
    if message == nil, process?.hasEnded == true { fail("trowel-metadata has ended") }
    return message
  }

  private func wait(_ milliseconds: Int32) {
    switch process {
    case .some(let process): process.wait(milliseconds)
    case nil: break
    }
  }

  private mutating func fail(_ reason: String) {
    hasFailed = true
    note("names of containers and pods are not known: \(reason)")
  }
}
