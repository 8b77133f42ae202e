import CKernel
import Events
import Glibc
import TestSupport
import Testing

@testable import Live

/// What a small program did, from the kernel to the lines that trowel prints.
@Suite(.enabled(if: LiveRun.obstacle == nil, "\(LiveRun.obstacle ?? "")"), .serialized)
struct LiveEncodingTests {
  /// The lines of all events of `live-workload`, in the order of their times.
  static func lines(_ arguments: String..., withEnvironment: Bool = false) throws -> [String] {
    let rows = CallTable.shared.descriptions(withEnvironment: withEnvironment).enumerated().map {
      ($0.offset, $0.element)
    }
    let run = try LiveRun(arguments: arguments, describing: rows)
    var encoder = EventEncoder(bootTime: EncodedLines.bootTime)
    var merger = RecordMerger()
    var events = EncodedEvents()
    for record in run.records {
      guard let view = RecordView(record.rawSpan) else { continue }
      encoder.learn(view)
      merger.append(view)
    }
    merger.seal(before: .max)
    while merger.advance() { encoder.encode(merger.current, into: &events) }
    var builder = CaptureBuilder()
    for entry in events.entries {
      builder = builder.event(bytes: [UInt8](copying: events.event(entry)), cpu: entry.cpu)
    }
    return try builder.lines("%evt.dir %evt.type %evt.args")
  }

  /// Holds that these beginnings of lines come one after the other, others between them allowed.
  static func expect(
    _ lines: [String], contain parts: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var rest = lines[...]
    for part in parts {
      guard let place = rest.firstIndex(where: { $0.hasPrefix(part) }) else {
        Issue.record("no line begins with \(part)", sourceLocation: sourceLocation)
        continue
      }
      rest = rest[(place + 1)...]
    }
  }

  @Test func filesAreReadAndWritten() throws {
    let lines = try Self.lines("files")
    Self.expect(
      lines,
      contain: [
        "> execve filename=\(LiveRun.executable("live-workload"))", "< execve res=0 exe=",
        "> openat dirfd=-100(AT_FDCWD) name=/tmp/live-workload-",
        "< writev res=40 data=a0b1c2d3e4f5g6h7i8j9k0l1m2n3o4p5q6r7s8t9",
        "< preadv res=40 size=40 data=a0b1c2d3",
        "< pread res=4 data=f5g6", "< openat fd=-2(ENOENT) dirfd=-100(AT_FDCWD) name=/nonexistent/file",
        "< openat fd=-14(EFAULT) dirfd=-100(AT_FDCWD) name=<NA> flags=1(O_RDONLY) mode=0 dev=0",
        "< openat fd=3(<f>/tmp/live-workload-", "> unlink", "< unlink res=0 path=/tmp/live-workload-",
        "> exit_group",
        "> procexit status=0 ret=0 sig=0 core=0",
      ])
    #expect(!lines.contains { $0.contains("SECRET") })
  }

  @Test func socketsHaveTheirAddresses() throws {
    let lines = try Self.lines("sockets")
    Self.expect(
      lines,
      contain: [
        "< bind res=0 addr=127.0.0.1:0", "< listen res=0", "> connect fd=",
        "< connect res=0 tuple=127.0.0.1:",
        "< accept fd=", "< sendto res=5 data=hello", "< recvfrom res=5 data=hello", "< bind res=0 addr=::1:0",
        "> sendmmsg", "< sendmmsg res=8 fd=", "< sendmmsg res=5 fd=",
        "< recvfrom res=8 data=onethree tuple=::1:",
        "< bind res=0 addr=@live-workload-", "< connect res=0 tuple=ffff", "< socketpair res=0 fd1=",
      ])
    #expect(lines.contains { $0.hasPrefix("< accept") && $0.contains("queuepct=0 queuelen=0 queuemax=5") })
    #expect(
      lines.contains { $0.hasPrefix("< sendmmsg res=8") && $0.contains("size=8 data=onethree tuple=::1:") })
  }

  @Test func processesBeginAndEnd() throws {
    Self.expect(
      try Self.lines("processes"),
      contain: [
        "> clone", "> procexit status=1792 ret=7", "> clone3", "< clone3 res=", "> exit ",
        "> procexit status=0",
        "> execve filename=/nonexistent/program", "< execve res=-2(ENOENT) exe=nothing args=at all. tid=",
        "> kill pid=", "> signaldeliver spid=", "> procexit status=9 ret=0 sig=9(SIGKILL)",
      ])
  }

  @Test func environmentsAreToldToThoseWhoAsk() throws {
    #expect(try Self.lines("executes", withEnvironment: true).contains { $0.contains(" env=SECRET=1. tty=") })
    #expect(!(try Self.lines("executes").contains { $0.contains("SECRET") }))
  }

  /// A call of strace's account, or an exit of ours: its name and how it ended.
  struct Outcome: Hashable, CustomStringConvertible {
    var name: String
    var result: String
    var description: String { "\(name)=\(result)" }
  }

  /// Calls whose exits tell of a result, with the same names in both accounts.
  static let compared: Set<Substring> = [
    "openat", "writev", "preadv", "bind", "listen", "connect", "sendto", "recvfrom", "unlink", "access",
  ]

  @Test(.enabled(if: Process.isInstalled("strace")), arguments: ["files", "sockets"])
  func straceTellsTheSame(workload: String) throws {
    let strace = Process.run("strace", ["-s", "100", LiveRun.executable("live-workload"), workload])
    let theirs = String(decoding: strace.errors, as: UTF8.self).split(separator: "\n").compactMap {
      line -> Outcome? in
      let name = line.prefix { $0 != "(" }
      guard Self.compared.contains(name), let end = line.lastIndex(of: "=") else { return nil }
      let words = line[end...].split(separator: " ")
      let isDescriptor = name == "openat" && words.count == 2
      return Outcome(
        name: String(name),
        result: isDescriptor ? "fd" : words.count > 2 ? String(words[2]) : String(words[1]))
    }
    let ours = try Self.lines(workload).compactMap { line -> Outcome? in
      let words = line.split(separator: " ")
      guard words.first == "<", words.count > 2, Self.compared.contains(words[1]) else { return nil }
      let value = words[2].drop { $0 != "=" }.dropFirst()
      guard value.first != "-" else {
        return Outcome(
          name: String(words[1]), result: String(value.drop { $0 != "(" }.dropFirst().dropLast()))
      }
      return Outcome(name: String(words[1]), result: words[1] == "openat" ? "fd" : String(value))
    }
    #expect(theirs.count > 10 && ours == theirs)
  }
}
