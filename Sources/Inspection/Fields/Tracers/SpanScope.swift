internal import Events
internal import State

/// Whose events fall into a span.
enum SpanScope: String, CaseIterable {
  case thread = "evtin.span"
  case process = "evtin.span.p"
  case script = "evtin.span.s"
  case machine = "evtin.span.m"

  /// For users.
  var whose: String {
    switch self {
    case .thread: "of the same thread"
    case .process: "of any thread of the process"
    case .script: "of a process that the process started"
    case .machine: "of any process"
    }
  }

  /// Whether what happens on `thread` while `span` is open falls into it.
  func holds(_ span: Span, for thread: ThreadSlot, _ machine: borrowing Machine) -> Bool {
    switch self {
    case .thread: return span.thread == machine.threads[thread].id
    case .machine: return true
    case .process, .script:
      guard let author = machine.threads.slot(of: span.thread) else { return false }
      let process = machine.threads[author].process
      return process == (self == .process ? machine.threads[thread].process : machine.threads[thread].parent)
    }
  }
}
