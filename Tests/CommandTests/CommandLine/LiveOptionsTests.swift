internal import Testing

@testable internal import trowel

struct LiveOptionsTests {
  @Test func whatIsWatchedIsNamed() {
    var options = LiveOptions()
    #expect(options.subject == nil)
    options.command = ["curl", "-s", "http://web/"]
    #expect(options.subject == "curl -s http://web/")
    options.cgroups = ["/sys/fs/cgroup/a"]
    options.containers = ["3f8e1c0a5b7d"]
    #expect(options.subject == "control group /sys/fs/cgroup/a and container 3f8e1c0a5b7d")
    options = LiveOptions()
    options.processes = [7, 8]
    #expect(options.subject == "process 7 and process 8")
  }
}
