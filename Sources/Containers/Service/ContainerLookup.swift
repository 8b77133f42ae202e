/// Finds out about the containers whose control groups were seen: asks every engine, once for each container, and again
/// while none of them knows it yet.
///
/// Processes of a container are seen before its engine tells of it: it is being made.
final class ContainerLookup {
  private let engines: [any ContainerEngine]
  private let loop: MetadataLoop
  private let send: (MetadataMessage) -> Void
  /// The containers whose groups were seen, by their short ids.
  private var asked: Set<String> = []
  /// What was told of each container last, as a hash: engines tell the same more than once.
  private var told: [String: Int] = [:]
  private var failed: Set<String> = []
  private var openCount = 0
  private var settling: [() -> Void] = []

  /// When to ask again, in ms after the answer before.
  private static let pauses = [20, 40, 80, 160, 640, 2_560]

  init(
    asking engines: [any ContainerEngine], in loop: MetadataLoop, send: @escaping (MetadataMessage) -> Void
  ) {
    self.engines = engines
    self.loop = loop
    self.send = send
    for engine in engines {
      engine.follow { [unowned self] in tell($0) }
    }
  }

  func look(at path: String) {
    guard !engines.isEmpty, let container = ContainerPath(path), asked.insert(container.shortID).inserted
    else {
      return
    }
    openCount += 1
    ask(container, attempt: 0)
  }

  /// Calls `action` once every container was asked for once.
  func settle(_ action: @escaping () -> Void) {
    settling.append(action)
    tellSettled()
  }

  private func ask(_ container: ContainerPath, attempt: Int) {
    var waiting = engines.count
    var isTold = false
    for engine in engines {
      engine.lookUp(container) { [unowned self] answer in
        waiting -= 1
        switch answer {
        case .known(let record, let sandbox):
          if !isTold {
            if let sandbox { tell(sandbox) }
            tell(record)
          }
          isTold = true
        case .unknown: break
        case .failed(let reason): note(reason, by: engine)
        }
        if waiting == 0 { answered(container, attempt, isTold) }
      }
    }
  }

  /// Sends a record, unless it says nothing new.
  private func tell(_ record: ContainerRecord) {
    if record.isPartial, told[record.id] != nil { return }
    let json = record.json
    let hash = json.hashValue
    guard told.updateValue(hash, forKey: record.id) != hash else { return }
    send(.container(json))
  }

  private func answered(_ container: ContainerPath, _ attempt: Int, _ isTold: Bool) {
    if attempt == 0 {
      openCount -= 1
      tellSettled()
    }
    guard !isTold, attempt < Self.pauses.count else { return }
    loop.after(Self.pauses[attempt]) { [unowned self] in ask(container, attempt: attempt + 1) }
  }

  /// Says once for each engine why it does not answer.
  private func note(_ reason: String, by engine: any ContainerEngine) {
    guard failed.insert(engine.name).inserted else { return }
    send(.note("\(engine.name) does not tell names of containers: \(reason)"))
  }

  private func tellSettled() {
    guard openCount == 0 else { return }
    let actions = settling
    settling = []
    for action in actions { action() }
  }
}
