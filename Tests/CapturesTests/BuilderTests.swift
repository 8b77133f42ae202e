import Captures
import Events
import TestSupport
import Testing

@Suite struct BuilderTests {
  @Test func whatIsBuiltIsRead() {
    let contents = CaptureContents(
      CaptureBuilder().user(1000, "ada").group(100, "users")
        .interface("lo", "127.0.0.1", netmask: "255.0.0.0", broadcast: "127.0.0.1")
        .thread(7, "cat", arguments: ["/etc/hosts"]).fd(0, .file("/dev/null"))
        .open("/etc/hosts", fd: 3).read(3, "hello").close(3))
    #expect(contents.error == nil)
    #expect(contents.log.records.count == 7)
    #expect(contents.log.threads.map(\.name) == [Array("cat".utf8)])
    #expect(contents.events.map(\.number) == [1, 2, 3, 4, 5, 6])
    #expect(contents.events.map(\.code) == [2, 3, 6, 7, 4, 5])
    #expect(contents.events[3].params == [[5, 0, 0, 0, 0, 0, 0, 0], Array("hello".utf8)])
  }
}
