import CKernel
import Events
import Glibc
import Testing

@testable import Live

/// What the iterators tell of threads and descriptors that are there already.
@Suite(.enabled(if: LiveRun.obstacle == nil, "\(LiveRun.obstacle ?? "")"), .serialized)
struct FirstStateRecordTests {
  @Test func threadsInScopeAndTheirDescriptorsAreTold() throws {
    var tasks: [(pid: UInt32, segments: [Segment])] = []
    var files: [(file: FileRecord, segments: [Segment])] = []
    let run = try LiveRun("blocked") { kernel, process in
      var rounds = 0
      // Until the workload has made its pipe: two descriptors more than it began with.
      while rounds < 400, files.count(where: { $0.file.mode & UInt32(S_IFMT) == UInt32(S_IFIFO) }) < 2 {
        rounds += 1
        usleep(5_000)
        (tasks, files) = ([], [])
        try kernel.iterate(.firstTasks)
        try kernel.iterate(.firstFiles)
        _ = try kernel.drain { record in
          if record.kind == .task { tasks.append((record.header.pid, Segment.all(of: record))) }
          if let file = record.file { files.append((file, Segment.all(of: record))) }
        }
      }
      kill(process, SIGKILL)
    }
    #expect(tasks.map(\.pid) == [UInt32(run.process)])
    let task = try #require(tasks.first?.segments.first?.task)
    #expect(task.parent_pid == UInt32(getpid()) && task.exe_inode > 0 && task.memory.vm_size > 0)
    #expect(tasks.first?.segments.last?.cgroups?.ids.14 ?? 0 > 0)
    #expect(files.allSatisfy { $0.file.header.pid == UInt32(run.process) })
    #expect(
      files.contains { $0.file.fd == 0 }
        && files.contains { $0.segments.first?.text.hasPrefix("pipe:[") == true })
  }

  @Test func whatWasThereBeforeIsAdopted() throws {
    let settings = CaptureSettings(scope: .processes)
    var kernel = try KernelSide(settings, descriptions: [])
    // Not marked, and no child of who is.
    var command = try ChildProcess([LiveRun.executable("live-workload"), "loop", "5"], environment: [])
    var middle = try ChildProcess(
      ["/bin/sh", "-c", "sleep 0.2; \(LiveRun.executable("live-workload")) loop 6"], environment: [])
    try middle.start()
    usleep(50_000)
    try kernel.mark(process: middle.id)
    try kernel.attach(settings)
    try kernel.adopt()
    try command.start()
    while middle.status() == nil || command.status() == nil { usleep(1000) }
    var count = 0
    _ = try kernel.drain { record in
      if let call = record.call, call.number == UInt32(CallNumber.getppid), record.kind == .call {
        count += 1
      }
    }
    #expect(kernel.statistics.total.drops == 0 && count == 6)
  }
}
