import Events
import TestSupport
import Testing

@Suite struct ProcessListTests {
  /// A thread with a value of its own in every field.
  private static let builder = CaptureBuilder().thread(
    7, "cat", process: 6, parent: 5, executable: "/bin/cat", arguments: ["a", "b"],
    workingDirectory: "/home/ada",
    environment: ["A=1", "B=2"], cgroups: ["cpu=/x", "memory=/y"], user: 1000, group: 100
  ) {
    $0.session = 4
    $0.processGroup = 3
    $0.flags = 8192
    $0.fdLimit = 77
    ($0.virtualSizeKB, $0.residentSizeKB, $0.swapSizeKB) = (11, 12, 13)
    ($0.majorFaults, $0.minorFaults) = (14, 15)
    ($0.virtualID, $0.virtualProcess) = (2, 1)
    $0.root = Array("/chroot".utf8)
  }

  /// What a list of that version can hold of the thread.
  private static func expected(_ version: Int) -> ThreadRecord {
    var thread = builder.threads[0]
    let unknown = ThreadRecord(id: thread.id, process: thread.process, parent: thread.parent)
    if version < 9 { (thread.loginUser, thread.terminal) = (unknown.loginUser, unknown.terminal) }
    if version < 8 { thread.processGroup = unknown.processGroup }
    if version < 7 { thread.executablePath = unknown.executablePath }
    if version < 6 { thread.session = unknown.session }
    if version < 5 { thread.root = unknown.root }
    if version < 4 {
      (thread.virtualID, thread.virtualProcess) = (unknown.virtualID, unknown.virtualProcess)
      thread.cgroups = unknown.cgroups
    }
    if version < 3 { thread.environment = unknown.environment }
    if version < 2 {
      (thread.virtualSizeKB, thread.residentSizeKB, thread.swapSizeKB) = (0, 0, 0)
      (thread.majorFaults, thread.minorFaults) = (0, 0)
    }
    return thread
  }

  @Test(arguments: 1...9, [false, true])
  func everyVersionKeepsWhatItCanHold(version: Int, legacy: Bool) {
    let two = Self.builder.thread(8, "second").layout {
      $0.processes = version
      $0.usesLegacyTypes = legacy
    }
    let contents = CaptureContents(two)
    #expect(contents.error == nil)
    #expect(contents.log.threads.count == 2)
    #expect(contents.log.threads.first == Self.expected(version))
    #expect(contents.log.threads.last?.name == Array("second".utf8))
  }

  @Test(arguments: [4, 5, 29])
  func anOldTailIsReadAsFarAsItGoes(byteCount: Int) throws {
    let contents = CaptureContents(withTail(.old(byteCount: byteCount)))
    let thread = try #require(contents.log.threads.first)
    #expect(contents.error == nil)
    #expect(thread.loginUser == 501)
    #expect(thread.isExecutableWritable == (byteCount >= 5))
    #expect(thread.capabilities.effective == (byteCount == 29 ? 0x30 : 0))
    #expect(thread.terminal == 0)
  }

  @Test func aNewTailPutsTheTerminalBeforeTheLoginID() throws {
    let contents = CaptureContents(withTail(.new))
    let thread = try #require(contents.log.threads.first)
    #expect(contents.error == nil)
    #expect(thread.terminal == 34_816)
    #expect(thread.loginUser == 501)
    #expect(thread.isExecutableWritable)
    #expect(thread.capabilities.inheritable == 0x10)
  }

  @Test func bytesBehindTheKnownTailAreLeftAlone() {
    let builder = withTail(.bytes([UInt8](repeating: 7, count: 500))).thread(9, "next")
    let contents = CaptureContents(builder)
    #expect(contents.error == nil)
    #expect(contents.log.threads.map(\.id.rawValue) == [7, 9])
  }

  private func withTail(_ tail: CaptureBuilder.ProcessTail) -> CaptureBuilder {
    CaptureBuilder().thread(7, "cat") {
      $0.loginUser = 501
      $0.isExecutableWritable = true
      $0.terminal = 34_816
      ($0.capabilities.inheritable, $0.capabilities.permitted, $0.capabilities.effective) = (0x10, 0x20, 0x30)
    }.layout { $0.processTail = tail }
  }
}
