internal import Events
internal import State

/// Which actor a thread belongs to: made when a process first does something, and again when its program or its container
/// changes.
struct ActorDirectory {
  private(set) var actors: [ActorID: Actor] = [:]
  private var latest: [ThreadID: Known] = [:]
  private var nextID = 0
  /// With so many it is time to forget those that nothing tells of.
  private var crowd = Self.fewest

  /// So many are always kept.
  static let fewest = 20_000

  private struct Known {
    let name: StringID
    let container: StringID
    let cloneTime: UInt64
    let id: ActorID
  }

  subscript(id: ActorID) -> Actor { actors[id] ?? .unknown }

  mutating func actor(of slot: ThreadSlot, _ machine: borrowing Machine) -> ActorID {
    let main = machine.mainThread(of: slot) ?? slot
    let process = machine.threads[slot].process
    let (name, container) = (machine.threads[main].name, machine.threads[slot].container)
    let cloneTime = machine.threads[main].cloneTime
    if let known = latest[process], known.name == name, known.container == container,
      known.cloneTime == cloneTime
    {
      return known.id
    }
    let id = ActorID(rawValue: nextID)
    nextID += 1
    actors[id] = Self.describe(process, main, container, machine)
    latest[process] = Known(name: name, container: container, cloneTime: cloneTime, id: id)
    return id
  }

  /// The process that a thread belongs to has done something.
  func isKnown(_ slot: ThreadSlot, _ machine: borrowing Machine) -> Bool {
    let main = machine.mainThread(of: slot) ?? slot
    return latest[machine.threads[slot].process]?.cloneTime == machine.threads[main].cloneTime
  }

  /// There are so many that it is worth while to look for those that nothing tells of.
  var isCrowded: Bool { actors.count >= crowd }

  /// Forgets those of processes that have ended.
  ///
  /// - Parameter isNamed: what is kept tells of that actor.
  mutating func forget(besides isNamed: (ActorID) -> Bool, _ machine: borrowing Machine) {
    var living: [ThreadID: Known] = [:]
    for (process, known) in latest where machine.threads.slot(of: process) != nil { living[process] = known }
    latest = living
    let latestIDs = Set(living.values.map(\.id))
    actors = actors.filter { latestIDs.contains($0.key) || isNamed($0.key) }
    crowd = max(Self.fewest, 2 * actors.count)
  }

  private static func describe(
    _ process: ThreadID, _ main: ThreadSlot, _ container: StringID, _ machine: borrowing Machine
  ) -> Actor {
    let pod = machine.containers.read(container) { PodName($0) } ?? PodName()
    let named = machine.containers.read(container) { $0.name } ?? .empty
    let containerName = machine.text(named)
    let told = KubeletName(containerName)
    return Actor(
      process: process, name: machine.text(machine.threads[main].name),
      arguments: machine.text(list: machine.threads[main].arguments),
      container: machine.text(container), containerName: told?.container ?? containerName,
      pod: pod.name == .empty ? told?.pod ?? "" : machine.text(pod.name),
      namespace: pod.namespace == .empty ? told?.namespace ?? "" : machine.text(pod.namespace))
  }

  /// What a container's labels say of its pod.
  private struct PodName {
    var name = StringID.empty
    var namespace = StringID.empty

    init() {}

    init(_ container: borrowing ContainerInfo) {
      name = container.pod.name ?? .empty
      namespace = container.pod.namespace ?? .empty
    }
  }
}

extension Machine {
  /// A name as text; what is not UTF-8 becomes U+FFFD.
  func text(_ id: StringID) -> String {
    guard id != .empty else { return "" }
    var buffer = ByteBuffer()
    strings.appendText(of: id, to: &buffer)
    return String(decoding: buffer.bytes)
  }

  /// A list of strings with a NUL behind each, with blanks between them.
  func text(list id: StringID) -> String {
    var words = [UInt8](copying: strings[id])
    while words.last == 0 { words.removeLast() }
    return String(decoding: words.map { $0 == 0 ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
  }
}

extension String {
  /// Text of a stranger; what is not UTF-8 becomes U+FFFD.
  init(decoding bytes: RawSpan) { self.init(decoding: [UInt8](copying: bytes), as: UTF8.self) }
}
