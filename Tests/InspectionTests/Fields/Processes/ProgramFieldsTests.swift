import Events
import Inspection
import TestSupport
import Testing

/// Fields of programs that only captures of newer writers have values for.
@Suite struct ProgramFieldsTests {
  private static let boot: UInt64 = 1_600_000_000_000_000_000

  /// A shell (7) and what it started (8), as libs 0.19 lists them.
  private static let listed = CaptureBuilder().layout { $0.processTail = .new }
    .thread(7, "sh") { $0.processGroup = 7 }
    .thread(8, "cat", parent: 7) {
      $0.processGroup = 7
      ($0.capabilities.effective, $0.capabilities.permitted) = (1 << 21 | 1, 1 << 40)
    }
    .generic(39)

  @Test(arguments: [
    ("proc.exe_ino proc.exe_ino.ctime proc.exe_ino.mtime", "42 1600000000 1600000001"),
    ("proc.pidns_init_start_ts", "1600000000000000000"),
    ("proc.pgid proc.pgid.name proc.pgid.exe proc.is_pgid_leader", "7 sh /usr/bin/sh false"),
    ("thread.cap_effective", "CAP_CHOWN CAP_SYS_ADMIN"), ("thread.cap_permitted", "CAP_CHECKPOINT_RESTORE"),
    ("thread.cap_inheritable", ""),
    ("proc.is_exe_upper_layer proc.is_exe_lower_layer proc.is_exe_from_memfd", "false false false"),
  ])
  func listsOfProcessesTellOfPrograms(fields: String, expected: String) throws {
    #expect(try Self.listed.lines(Self.format(fields)).first == expected)
  }

  private static func format(_ fields: String) -> String {
    fields.split(separator: " ").map { "%\($0)" }.joined(separator: " ")
  }

  /// The params that newer writers add to an `execve`, behind those of sysdig 0.29.3.
  private static func execve(_ flags: Int64, group: Int64 = 70) -> CaptureBuilder {
    let classic: [EventValue] = [
      0, "app", .list([]), .pid(8), .pid(8), .pid(7), "/", 1024, 0, 0, 10_000, 2_000, 0, "app", .list([]),
      .list([]), 0, .pid(3), -1, .number(flags),
    ]
    let newer: [EventValue] = [
      0, 2, 1, 4_242, .number(Int64(boot) + 5_000), .number(Int64(boot) + 6_000), 0, "/bin/app", .pid(group),
      0,
      "/bin/app",
    ]
    return CaptureBuilder().machine(MachineRecord(hostName: [], bootTime: Timestamp(rawValue: boot)))
      .thread(7, "sh").at(boot + 10_000).clone(8, name: "sh")
      .call("execve", enter: ["/bin/app"], exit: classic + newer)
  }

  @Test(arguments: [
    ("proc.is_exe_writable proc.is_exe_upper_layer", "true true"),
    ("proc.is_exe_lower_layer proc.is_exe_from_memfd", "true true"),
    ("proc.vpgid proc.pgid", "3 70"), ("thread.cap_permitted", "CAP_DAC_OVERRIDE"),
    ("proc.exe_ino proc.exe_ino.ctime", "4242 1600000000000005000"),
    ("proc.exe_ino.ctime_duration_pidns_start", "5000"),
    ("proc.pidns_init_start_ts", "1600000000000000000"),
  ])
  func startingAProgramTellsOfIt(fields: String, expected: String) throws {
    #expect(try Self.execve(15).lines(Self.format(fields)).last == expected)
  }

  @Test func theStartOfTheProcessIsMeasuredFromTheChangeOfItsProgram() throws {
    let line = try Self.execve(0).lines("%proc.pid.ts %proc.exe_ino.ctime_duration_proc_start").last
    let numbers = try #require(line).split(separator: " ").compactMap { UInt64($0) }
    #expect(numbers.count == 2 && numbers[0] - numbers[1] == Self.boot + 5_000)
  }

  @Test func childrenInheritTheProgramAndWhatItMayDo() throws {
    let capture = Self.execve(2).clone(9, name: "app").generic(39)
    #expect(
      try capture.lines("%thread.tid %proc.exe_ino %proc.is_exe_upper_layer %thread.cap_effective %proc.pgid")
        .last
        == "9 4242 true CAP_CHOWN 70")
  }

  @Test func capabilitiesAreGivenAndAUserNamespaceGivesThemAll() throws {
    let capture = CaptureBuilder().thread(7, "app")
      .event("capset", .exit, [0, 0, 1, 2]).event("capset", .exit, [-1, 4, 4, 4])
      .event("unshare", .exit, [0, .number(1 << 20)])
    let lines = try capture.lines("*%thread.cap_permitted|%thread.cap_effective")
    #expect(lines.prefix(2) == ["CAP_CHOWN|CAP_DAC_OVERRIDE", "CAP_CHOWN|CAP_DAC_OVERRIDE"])
    #expect(lines.last?.hasSuffix("CAP_BPF CAP_CHECKPOINT_RESTORE") == true)
  }

  @Test func olderCapturesTellNothingOfTheFile() throws {
    let capture = CaptureBuilder().thread(7, "app").execve("/bin/app").generic(39)
    #expect(try capture.lines("%proc.exe_ino").isEmpty)
    #expect(try capture.lines("%proc.pidns_init_start_ts").isEmpty)
    #expect(try capture.lines("%proc.pgid.name").isEmpty)
  }
}
