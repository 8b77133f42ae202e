import Events

/// Names for what differs between two runs of a program: ids of its threads, in the order in which they came, and ports
/// that the kernel chose.
struct StoryNames {
  private var threads: [String: String] = [:]
  private var ports: [String: String] = [:]

  /// The ports from which the kernel chooses (ip_local_port_range).
  private static let chosen = 32_768

  mutating func renamed(_ story: ThreadStory) -> ThreadStory {
    name("\(story.thread)")
    var story = story
    for step in story.steps.indices {
      for fact in story.steps[step].facts.indices { rename(&story.steps[step].facts[fact]) }
    }
    return story
  }

  private mutating func rename(_ fact: inout ThreadStory.Fact) {
    switch fact.kind {
    case .pid:
      // Not those that mean no thread: errors, 0, and the one far above all.
      if let id = Int(fact.value), id > 0, id < 1 << 29 { fact.value = name(fact.value) }
    case .sockaddr, .socktuple:
      let parts = fact.value.split(separator: ":")
      if parts.count == 2, let port = Int(parts[1]), port >= Self.chosen {
        let name = ports[String(parts[1])] ?? "port \(ports.count)"
        ports[String(parts[1])] = name
        fact.value = "\(parts[0]):\(name)"
      } else {
        fact.value = withoutIDs(fact.value)
      }
    case .path, .relpath, .chars: fact.value = withoutIDs(fact.value)
    // The word of a thread that ends holds its id.
    default: if fact.name == "> val" { fact.value = threads[fact.value] ?? fact.value }
    }
  }

  @discardableResult
  private mutating func name(_ id: String) -> String {
    if let name = threads[id] { return name }
    threads[id] = "thread \(threads.count)"
    return threads[id] ?? id
  }

  /// `/tmp/live-workload-123` with the thread's name for its id.
  private func withoutIDs(_ text: String) -> String {
    text.split(separator: "-", omittingEmptySubsequences: false).map { threads[String($0)] ?? String($0) }
      .joined(separator: "-")
  }
}
