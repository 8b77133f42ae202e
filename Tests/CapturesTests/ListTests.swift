import Captures
import Events
import TestSupport
import Testing

@Suite struct ListTests {
  private static let contents: [FDRecord.Content] = [
    .file("/etc/hosts", flags: 4_097, device: 0x801), .directory("/etc"), .pipe("pipe:[5]"),
    .tcp("10.0.0.1", 1_234, "10.0.0.2", 80), .udp("::1", 53, "fe80::1", 5_353), .listener("0.0.0.0", 22),
    .listener("::", 443), .unix(source: 0xFFFF_8800, destination: 0xFFFF_8801, path: Array("/run/x".utf8)),
    .other(.netlink, name: Array("n".utf8)), .other(.process, name: []),
  ]

  @Test(arguments: 1...2, [false, true])
  func descriptorsOfEveryKindAreRead(version: Int, legacy: Bool) {
    var builder = CaptureBuilder().thread(7, "cat").layout {
      $0.fds = version
      $0.usesLegacyTypes = legacy
    }
    for (number, content) in Self.contents.enumerated() {
      builder = builder.fd(Int64(number), inode: 99, content)
    }
    let contents = CaptureContents(builder)
    var expected = Self.contents
    if version == 1 { expected[0] = .file("/etc/hosts", flags: 4_097, device: 0) }
    #expect(contents.error == nil)
    #expect(contents.log.fds.map(\.content) == expected)
    #expect(contents.log.fds.map(\.fd.rawValue) == Array(0..<10))
    #expect(contents.log.fds.allSatisfy { $0.inode == 99 })
  }

  @Test func aDescriptorOfAKindFromTheFutureIsKeptByItsLength() {
    let future = FDRecord.Content.other(FDKind(rawValue: 99), name: Array("x".utf8))
    let contents = CaptureContents(CaptureBuilder().thread(7, "cat").fd(0, future).fd(1, .pipe("p")))
    #expect(contents.error == nil)
    #expect(
      contents.log.fds.map(\.content) == [
        .other(.unsupported, name: Array("unknown-type:[99]".utf8)), .pipe("p"),
      ])
  }

  @Test(arguments: 1...2, [false, true])
  func usersGroupsAndInterfacesAreRead(version: Int, legacy: Bool) {
    let builder = CaptureBuilder()
      .user(0, "root", home: "/root", shell: "/bin/bash").user(1_000, "ada", group: 100).group(100, "users")
      .interface("lo", "127.0.0.1", netmask: "255.0.0.0", broadcast: "127.0.0.1")
      .interface("eth0", "fe80::2", netmask: "ffff::", broadcast: "::", linkSpeed: 10_000)
      .layout {
        ($0.users, $0.interfaces) = (version, version)
        $0.usesLegacyTypes = legacy
      }
    let contents = CaptureContents(builder)
    #expect(contents.error == nil)
    #expect(
      contents.log.records == [
        .section, .machine(MachineRecord(cpuCount: 2, memorySize: 1 << 30, hostName: Array("testhost".utf8))),
        .interface(builder.interfaces[0]), .interface(builder.interfaces[1]),
        .user(builder.users[0]), .user(builder.users[1]), .group(builder.groups[0]),
      ])
  }

  @Test func aSectionAloneIsACapture() {
    let contents = CaptureContents(CaptureBuilder().machine(nil))
    #expect(contents.error == nil)
    #expect(contents.log.records == [.section])
    #expect(contents.events.isEmpty)
  }
}
