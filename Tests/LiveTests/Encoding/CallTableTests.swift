import CKernel
import Events
import Testing

@testable import Live

@Suite struct CallTableTests {
  static let table = CallTable.shared

  /// Events that sysdig 0.29.3 knows and that are no system calls, or that no kernel of today makes.
  static let notCalls: Set<String> = [
    "syscall", "switch", "drop", "procexit", "signaldeliver", "procinfo", "sysdigevent", "cpu_hotplug",
    "container", "k8s", "mesos", "tracer", "notification", "infra", "page_fault", "pluginevent",
  ]

  @Test func everyCallThatSysdigHasAnEventForHasARow() {
    let rows = Set(Self.table.rows.map { EventTable.shared[$0.enter]?.name ?? "" })
    for info in EventTable.shared.all
    where info.type.isEnter && info.flags.isDisjoint(with: [.old, .unused, .newer]) {
      #expect(rows.contains(info.name) != Self.notCalls.contains(info.name), "\(info.name)")
    }
  }

  @Test func rowsMakeTheNewestEventThatSysdigKnows() {
    for row in Self.table.rows {
      #expect(
        EventTable.shared[row.enter]?.flags.isDisjoint(with: [.old, .unused, .newer]) == true, "\(row.name)")
    }
  }

  @Test func everyRowIsACallOfSomeArchitecture() {
    let native = Set(
      SyscallTable.shared.all.filter { $0.numberX86 != nil || $0.numberARM64 != nil }.map(\.name))
    let compat = Set(CompatCalls.shared.calls.compactMap(\.row))
    for row in Self.table.rows {
      #expect(native.contains(row.name) || compat.contains(row.name), "\(row.name)")
    }
  }

  @Test func rowsHaveTheParamsOfTheirEvents() {
    for row in Self.table.rows where !row.isOfMessages {
      for (type, sources) in [(row.enter, row.enterSources), (row.exit, row.exitSources)] {
        let info = EventTable.shared[type]
        #expect(info?.classicParamCount == sources.count, "\(row.name)")
        for (param, source) in zip(info?.params ?? [], sources) {
          #expect((param.kind.width == nil) == source.isBytes, "\(row.name).\(param.name)")
        }
      }
    }
  }

  @Test func aCallHasOneRowOrSeveralWithConditions() {
    for (name, rows) in Dictionary(grouping: Self.table.rows, by: \.name) {
      #expect(rows.count == 1 || rows.allSatisfy { $0.condition != nil }, "\(name)")
    }
  }

  @Test func aDescriptionHasRoomForTheItemsOfItsRow() {
    for row in Self.table.rows {
      for isCompat in [false, true] {
        let items = row.items(isCompat: isCompat, true)
        #expect(items.count <= Int(DESCRIPTION_ITEMS), "\(row.name)")
        #expect(items.allSatisfy { $0.argument <= 5 || $0.argument >= UInt8(ARGUMENT_RESULT) }, "\(row.name)")
      }
    }
  }

  @Test func environmentsAreOnlyCopiedWhereSomebodyAsked() {
    let execve = Self.table["execve"]
    let without = execve?.items(isCompat: false, false).map(\.kind)
    let with = execve?.items(isCompat: false, true).map(\.kind)
    #expect(without == [.execPath, .string, .arguments, .strings, .task, .cgroups])
    #expect(with == [.execPath, .string, .arguments, .strings, .task, .cgroups, .environment, .strings])
  }

  @Test(arguments: Architecture.allCases)
  func descriptionsStandAtTheNumbersOfTheirArchitecture(architecture: Architecture) {
    let all = Self.table.descriptions(architecture: architecture)
    #expect(all.count == 2 * Int(DESCRIPTION_ROWS))
    let read = architecture == .x86 ? 0 : 63
    let openat = architecture == .x86 ? 257 : 56
    let buffer = CopyItem(
      kind: .bytes, argument: 1, length: .result, flags: [.onSuccess, .snaplen], fd: 0)
    #expect(all[read].items == [buffer])
    #expect(all[openat].items.map(\.kind) == [.string, .file])
    // 32-bit calls have numbers of their own: read is 3, getpid 20, the sub-call send 9.
    #expect(all[512 + 3].items == [buffer] && all[512 + 20].items.isEmpty)
    #expect(all[512 + Int(SOCKETCALL_BASE) + 9].items == [buffer])
  }

  @Test func bytesThatTwoParamsNeedAreCopiedOnce() {
    let getrlimit = Self.table["getrlimit"]
    #expect(
      getrlimit?.items(isCompat: false, false) == [
        CopyItem(kind: .bytes, argument: 1, unit: 16, flags: .onSuccess)
      ])
    #expect(
      getrlimit?.items(isCompat: true, false) == [
        CopyItem(kind: .bytes, argument: 1, unit: 8, flags: .onSuccess)
      ])
  }

  @Test(arguments: Architecture.allCases)
  func programsKnowEveryCallOfTheirArchitecture(architecture: Architecture) {
    let programs = CallPrograms(architecture: architecture)
    for call in SyscallTable.shared.all {
      guard let number = architecture == .x86 ? call.numberX86 : call.numberARM64 else { continue }
      let program = programs.program(UInt32(number), isCompat: false)
      // sysdig 0.29.3 faults on codes that it does not know.
      let expected = call.code <= 328 ? call.name : "<unknown>"
      #expect(SyscallTable.shared[program.classicSyscall]?.name == expected)
      #expect(SyscallTable.shared[program.syscall]?.name == call.name)
      #expect(program.enter == Self.table[call.name]?.enter.rawValue ?? 0, "\(call.name)")
    }
    #expect(programs.program(100_000, isCompat: false).enter == 0)
  }
}

extension ParamSource {
  /// The param's length varies.
  var isBytes: Bool {
    switch origin {
    case .path, .exec, .data, .buffer, .scatter, .gather, .received, .sent, .msgto, .msgfrom, .addr, .to,
      .from,
      .accepted, .fds, .ready, .sockval, .sockgot, .ptraceaddr, .ptracedata, .quotapath, .bpfresult, .exe,
      .args,
      .cwd, .comm, .cgroups, .env:
      true
    default: false
    }
  }
}
