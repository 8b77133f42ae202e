internal import CKernel
internal import Glibc

/// The programs of the kernel's side, in the order of `CK_…`.
enum Program: Int, CaseIterable {
  case sysEnter
  case sysExit
  case processFork
  case processExec
  case processExit
  case schedSwitch
  case signalDeliver
  case pageFault
  case adoptTasks
  case pendingCalls
  case firstTasks
  case firstFiles

  /// The program's name in the kernel.
  var name: String {
    switch self {
    case .sysEnter: "sys_enter"
    case .sysExit: "sys_exit"
    case .processFork: "process_fork"
    case .processExec: "process_exec"
    case .processExit: "process_exit"
    case .schedSwitch: "sched_switch"
    case .signalDeliver: "signal_deliver"
    case .pageFault: "page_fault"
    case .adoptTasks: "adopt_tasks"
    case .pendingCalls: "pending_calls"
    case .firstTasks: "first_tasks"
    case .firstFiles: "first_files"
    }
  }
}

/// Loaded programs and the links that attach them. Closing a link detaches, which the kernel does for a process that
/// dies too.
struct ProgramSet: ~Copyable {
  /// Descriptors by `Program`; links are -1 until attached. Arrays cannot hold values that close themselves.
  private var programs: [Int32]
  private var links: [Int32]

  init(_ loaded: ck_loaded) {
    programs = CLayout.elements(of: loaded.programs, as: Int32.self)
    links = [Int32](repeating: -1, count: programs.count)
  }

  deinit {
    for link in links where link >= 0 { close(link) }
    for program in programs { close(program) }
  }

  mutating func attach(_ program: Program) throws(LiveError) {
    let link = ck_attach(programs[program.rawValue])
    guard link >= 0 else { throw LiveError.last("bpf(BPF_RAW_TRACEPOINT_OPEN)", program.name) }
    links[program.rawValue] = link
  }

  mutating func detach() {
    for (index, link) in links.enumerated() where link >= 0 {
      close(link)
      links[index] = -1
    }
  }

  /// Runs an iterator from its beginning to its end.
  mutating func iterate(_ program: Program) throws(LiveError) {
    if links[program.rawValue] < 0 {
      let link = ck_iterator_link(programs[program.rawValue])
      guard link >= 0 else { throw LiveError.last("bpf(BPF_LINK_CREATE)", program.name) }
      links[program.rawValue] = link
    }
    let run = try OwnedDescriptor(
      ck_iterate(links[program.rawValue]), of: "bpf(BPF_ITER_CREATE)", about: program.name)
    while true {
      // The programs write nothing to the file: it is at its end when they have run.
      let (bytes, error) = SystemCall.read(run.number, 1)
      if error == 0, bytes.isEmpty { return }
      guard [0, EINTR, EAGAIN].contains(error) else {
        throw LiveError(.system(call: "read", object: program.name, code: error))
      }
    }
  }
}
