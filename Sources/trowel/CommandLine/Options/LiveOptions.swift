/// What the command line asks for when the running kernel is watched.
package struct LiveOptions: Sendable, Equatable {
  /// The words behind `--`: a command to start and follow.
  package var command: [String] = []
  package var processes: [Int32] = []
  /// Directories of control groups.
  package var cgroups: [String] = []
  /// Ids, or beginnings of ids, of containers.
  package var containers: [String] = []
  /// UIDs of Kubernetes pods.
  package var pods: [String] = []
  /// Bytes of each buffer that are kept.
  package var snaplen: UInt32 = 80
  /// An event and all that is in it fit 64 KB.
  static let largestSnaplen: UInt32 = 65_000
  /// Ports whose connections are kept in larger pieces.
  package var largePorts: [ClosedRange<UInt16>] = []
  package var hasPageFaults = false
  /// Every write to `/dev/null` may be a tracer.
  package var keepsAllTracers = false
  package var hasEnvironments = false
  package var prefersTracing = false
  package var metadata = MetadataOptions()
  /// What is to be said about options of old that do nothing any more, once a capture begins.
  package var notes: [String] = []
  /// Why another source than the kernel cannot be watched, where one was asked for.
  package var refusal: String?

  package init() {}

  /// What is watched, as people read it: `curl -s http://web/`, `process 4211`; nil for the whole machine.
  var subject: String? {
    let named =
      processes.map { "process \($0)" } + cgroups.map { "control group \($0)" }
      + containers.map { "container \($0)" } + pods.map { "pod \($0)" }
    if !named.isEmpty { return named.joined(separator: " and ") }
    return command.isEmpty ? nil : command.joined(separator: " ")
  }

  /// Checks what must not be taken for a wish to watch the whole machine.
  package func check() throws(UsageError) {
    if let refusal { throw UsageError(refusal) }
    if prefersTracing, command.isEmpty { throw UsageError("--ptrace follows a command: -- COMMAND") }
  }

  /// Checks, where a capture is read, that nothing chooses what to watch: it would be taken for a filter.
  func checkUnused() throws(UsageError) {
    let choices = [
      ("--pid", !processes.isEmpty, "proc.pid=N"),
      ("--cgroup", !cgroups.isEmpty, "thread.cgroups contains PATH"),
      ("--container", !containers.isEmpty, "container.id=ID or container.name=NAME"),
      ("--pod", !pods.isEmpty, "k8s.pod.id=UID or k8s.pod.name=NAME"),
    ]
    for (flag, isGiven, filter) in choices where isGiven {
      throw UsageError("\(flag) chooses what is recorded; of a capture, a filter does: \(filter)")
    }
  }
}
