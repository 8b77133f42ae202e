import Events
import TestSupport

extension ThreadStory {
  /// What the events of a recording say of a thread, in the same words.
  init(_ thread: Int64, in events: [EventCopy]) {
    self.thread = thread
    for event in events where event.thread == thread { append(event) }
  }

  private mutating func append(_ event: EventCopy) {
    guard let info = EventTable.shared[EventType(rawValue: event.code)] else { return }
    switch info.name {
    case "switch": break
    case "signaldeliver":
      steps.append(Step(name: info.name, facts: facts(["sig", "spid"], ">", event, info)))
    case "procexit": steps.append(Step(name: info.name, facts: facts(["ret", "sig"], ">", event, info)))
    default: event.code % 2 == 0 ? enter(event, info) : exit(event, info)
    }
  }

  private mutating func enter(_ event: EventCopy, _ info: EventInfo) {
    let name = event.code == 0 ? Self.genericName(event) : info.name
    let columns = Self.columns(of: name)
    steps.append(Step(name: name, facts: facts(columns?.enter, ">", event, info), isDone: false))
  }

  private mutating func exit(_ event: EventCopy, _ info: EventInfo) {
    let name = event.code == 1 ? Self.genericName(event) : info.name
    let columns = Self.columns(of: name)
    let known = facts(columns?.exit, "<", event, info)
    // An exit without an enter is a child's first; a further one is a further message.
    if let last = steps.last, last.name == name, !last.isDone || columns?.messages != nil {
      steps[steps.count - 1].facts += known
      steps[steps.count - 1].isDone = true
    } else {
      steps.append(Step(name: name + " of a child", facts: known))
    }
  }

  /// The first row with that event: calls that share an event share its columns.
  private static func columns(of event: String) -> CallMapping? {
    CallMapping.byName[event] ?? CallMapping.byName.values.first { $0.event == event }
  }

  private func facts(
    _ columns: [CallMapping.Column]?, _ side: String, _ event: EventCopy, _ info: EventInfo
  ) -> [Fact] {
    (columns ?? []).compactMap { fact($0.param, $0.end, side, event, info) }
  }

  private func facts(_ names: [String], _ side: String, _ event: EventCopy, _ info: EventInfo) -> [Fact] {
    names.compactMap { fact($0, .destination, side, event, info) }
  }

  private func fact(
    _ name: String, _ end: FactText.End, _ side: String, _ event: EventCopy, _ info: EventInfo
  ) -> Fact? {
    guard let index = info.index(ofParam: name), index < event.params.count else { return nil }
    let kind = info.params[index].kind
    return Fact(name: "\(side) \(name)", value: FactText.found(event.params[index], kind, end), kind: kind)
  }

  /// The call of a generic event: by its code, or where that is 0 by the number beside it.
  private static func genericName(_ event: EventCopy) -> String {
    func number(_ index: Int) -> Int {
      event.params.dropFirst(index).first.map { Int($0.first ?? 0) | Int($0.dropFirst().first ?? 0) << 8 }
        ?? 0
    }
    let code = number(0)
    if code != 0 { return SyscallTable.shared[UInt16(code)]?.name ?? "call \(code)" }
    return SyscallTable.shared.all.first { $0.numberX86 == number(1) }?.name ?? "number \(number(1))"
  }
}

extension ThreadStory {
  /// The stories of these threads, or of all that there are, in the order in which they began.
  static func all(in events: [EventCopy], ofThread wanted: [Int64]?) -> [ThreadStory] {
    var threads: [Int64] = []
    for event in events where !threads.contains(event.thread) && event.thread > 0 {
      threads.append(event.thread)
    }
    let order = wanted ?? threads
    return order.map { ThreadStory($0, in: events) }
  }

  /// Without what stands before the program's own execve: whoever started it.
  func fromExecution() -> ThreadStory {
    var story = self
    let start = steps.firstIndex { step in
      step.name == "execve" && step.facts.first?.value.hasSuffix("/live-workload") == true
    }
    if let start { story.steps = Array(steps[start...]) }
    return story
  }
}
