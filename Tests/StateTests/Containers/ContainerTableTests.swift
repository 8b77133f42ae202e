import Events
import Testing

@testable import State

private let record = #"""
  {"container":{"Mounts":[{"Destination":"/data","Mode":"ro","Propagation":"rprivate","RW":false,"Source":"/srv"}],
  "Healthcheck":{"exe":"curl","args":["-f","localhost"]},"cpu_shares":512,"env":["MESOS_TASK=1",7],
  "id":"9b27cc40ad67","image":"nginx:1.10","imageid":"ce67","ip":"172.17.0.2","is_pod_sandbox":false,
  "labels":{"z":"last","io.kubernetes.pod.name":"web-1","a":"first","io.kubernetes.sandbox.id":"0123456789abcdef"},
  "name":"web_1","port_mappings":[{"HostIp":1,"HostPort":80,"ContainerPort":8080}],"privileged":true,"type":7}}
  """#

@Suite struct ContainerTableTests {
  @Test func `a record tells everything of a container`() throws {
    var strings = StringPool()
    var table = ContainerTable()
    SyntheticEvent(272, texts: [record + "\n"]).withView { event in
      #expect(table.apply(event, interning: &strings) == strings.intern("9b27cc40ad67"))
    }
    let container = try #require(table[strings.intern("9b27cc40ad67")])
    #expect(container.kind == .containerd)
    #expect(container.name == strings.intern("web_1"))
    #expect(container.image == strings.intern("nginx:1.10"))
    #expect(container.isPrivileged && container.isComplete)
    #expect(container.address == 0xAC11_0002)
    #expect(container.limits.cpuShares == 512 && container.limits.cpuPeriod == 100_000)
    #expect(container.mounts.first?.destination == strings.intern("/data"))
    #expect(container.ports == [ContainerInfo.PortMapping(hostAddress: 1, hostPort: 80, containerPort: 8080)])
    #expect(container.environment == [strings.intern("MESOS_TASK=1")])
    #expect(container.probes.map(\.arguments) == [[strings.intern("-f"), strings.intern("localhost")]])
    #expect(container.labels.first?.key == strings.intern("a"))
    #expect(container.pod.name == strings.intern("web-1"))
    #expect(container.pod.sandbox == strings.intern("0123456789ab"))
  }

  @Test func `every form of the event is read`() {
    var strings = StringPool()
    var table = ContainerTable()
    let events = [
      SyntheticEvent(324, texts: [#"{"container":{"id":"large"}}"#], isLarge: true),
      SyntheticEvent(
        402, params: [[0, 0, 0, 0], Array("container\0".utf8), Array(#"{"container":{"id":"async"}}"#.utf8)]),
      SyntheticEvent(
        228, params: [Array("plain\0".utf8), [1, 0, 0, 0], Array("name\0".utf8), Array("image\0".utf8)]),
    ]
    for event in events { event.withView { _ = table.apply($0, interning: &strings) } }
    #expect(table.count == 3)
    #expect(table[strings.intern("plain")]?.kind == .lxc)
    #expect(table[strings.intern("plain")]?.image == strings.intern("image"))
    #expect(table[strings.intern("async")] != nil && table[strings.intern("large")] != nil)
  }

  @Test func `a record that is cut short changes nothing`() {
    var strings = StringPool()
    var table = ContainerTable()
    for length in 0..<record.utf8.count {
      SyntheticEvent(272, params: [Array(record.utf8.prefix(length))]).withView { event in
        #expect(table.apply(event, interning: &strings) == nil)
      }
    }
    for params in [[], [[1]], [[1], [2]], [[1], [0, 0, 0, 0]]] as [[[UInt8]]] {
      for type in [228, 272, 324, 402] as [UInt16] {
        SyntheticEvent(type, params: params).withView { _ = table.apply($0, interning: &strings) }
      }
    }
    #expect(table.count <= 1)
  }
}
