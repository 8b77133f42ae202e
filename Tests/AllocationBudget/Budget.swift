internal import CAllocations
internal import Captures
internal import Glibc
internal import Inspection
internal import State
internal import TestSupport

/// Counts what reading a capture allocates.
enum Budget {
  /// What a longer capture may need more: buffers that double.
  static let tolerance: UInt = 20

  /// The same few calls on files and sockets, over and over.
  static func capture(rounds: Int) -> TemporaryFile {
    let start = CaptureBuilder().user(0, "root", home: "/root", shell: "/bin/sh").group(0, "root")
      .thread(1, "init")
      .thread(7, "sh", parent: 1, arguments: ["-c", "make"], workingDirectory: "/home", cgroups: ["cpu=/a"])
      .thread(
        9, "make", parent: 7, arguments: ["all"], workingDirectory: "/home", cgroups: ["cpu=/a", "memory=/b"])
    let round = start.open("/etc/hosts", fd: 3).read(3, "127.0.0.1 localhost\n").close(3)
      .open("missing", fd: -2).openat("include/a.h", fd: 4).write(4, "text").close(4)
      .socket(5).connect(5, from: "10.0.0.5", 40_000, to: "10.0.0.1", 80).write(5, "GET / HTTP/1.1\r\n\r\n")
      .read(5, "HTTP/1.1 200 OK\r\n\r\n").close(5)
      .call("poll", enter: [.poll([(fd: 3, flags: 1)]), 500], exit: [0, .poll([])])
      .chdir("/home").on(7).generic(41).switchTo(9)
    let events = round.bytes.dropFirst(start.bytes.count)
    return TemporaryFile(start.bytes + (0..<rounds).flatMap { _ in events })
  }

  static func allocations(_ question: Question, _ file: borrowing TemporaryFile) throws -> (
    allocations: UInt, events: UInt64
  ) {
    let nowhere = unsafe open("/dev/null", O_WRONLY)
    defer { close(nowhere) }
    let output = OutputFile(descriptor: nowhere, writesEachLine: false)
    let before = allocation_count()
    let events =
      question.isJSON
      ? try run(JSONSink(JSONFormat(question.format), to: output), question.filter, file)
      : try run(TextSink(Format(question.format), to: output), question.filter, file)
    return (allocation_count() - before, events)
  }

  /// How many events there were.
  private static func run<Sink: EventSink & ~Copyable>(
    _ sink: consuming Sink, _ filter: String, _ file: borrowing TemporaryFile
  ) throws -> UInt64 {
    var machine = Machine()
    let filter = try Filter(filter, interning: &machine.strings)
    var inspector = Inspector(
      source: try CaptureReader(path: file.path), machine: machine, filter: filter)
    var sink = sink
    try inspector.run(into: &sink)
    return inspector.source.eventCount
  }
}
