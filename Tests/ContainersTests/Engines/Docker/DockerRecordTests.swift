import Foundation
import Testing

@testable import Containers

@Suite("What Docker says of a container", .enabled(if: !EngineFixture.absence, "\(EngineFixture.whyAbsent)"))
struct DockerRecordTests {
  private static let image = "7e80411093280090a2c660c3d9e57dd86af31405f53a563216f6579b12339bd5"

  private func record(_ name: String) throws -> ContainerRecord {
    ContainerRecord(try EngineFixture.decode(name, as: InspectedContainer.self), kind: .docker)
  }

  @Test("Every member of a record comes from the answer")
  func web() throws {
    let record = try record("docker-inspect-web.json")
    var expected = ContainerRecord(
      fullID: "262e685b87616165492e767d5d5c039d2588eb5b89f487623942371a49005a69", kind: .docker, name: "web")
    expected.image.reference = "local/busybox:1"
    expected.image.id = Self.image
    expected.image.repository = "local/busybox"
    expected.image.tag = "1"
    expected.createdTime = 1_795_226_816
    expected.startedTime = 1_795_226_817_433_439_561
    expected.address = "172.17.0.2"
    expected.labels = ["app": "frontend", "com.example.team": "payments"]
    expected.mounts = [
      .init(
        source: "/srv/labs/web", destination: "/data", mode: "ro", isWritable: false, propagation: "rprivate")
    ]
    expected.ports = [.init(hostAddress: 0x7F00_0001, hostPort: 18_080, containerPort: 80)]
    expected.limits.memory = 67_108_864
    expected.limits.swap = 134_217_728
    expected.limits.cpuQuota = 50_000
    #expect(record == expected)
  }

  @Test("A container of Kubernetes has the labels of its pod")
  func pod() throws {
    let record = try record("docker-inspect-kpod.json")
    #expect(record.name == "kpod")
    #expect(record.labels["io.kubernetes.pod.name"] == "p1")
    #expect(record.labels["io.kubernetes.pod.namespace"] == "ns1")
    #expect(record.labels["io.kubernetes.pod.uid"] == "u1")
    #expect(record.address == nil)
    #expect(!record.isPodSandbox)
  }

  @Test("A container that has ended is told, too")
  func ended() throws {
    let record = try record("docker-inspect-done.json")
    #expect(record.name == "done")
    #expect(record.image.reference == "local/busybox:1")
  }

  @Test("A list tells the same names, labels, times and mounts")
  func list() throws {
    for name in ["docker-containers.json", "docker-containers-all.json"] {
      let all = try #require(ListedContainer.list(EngineFixture.bytes(name)))
      let listed = try #require(all.first { $0.names == ["/web"] }.map { ContainerRecord($0, kind: .docker) })
      var web = try record("docker-inspect-web.json")
      web.isPartial = true
      web.startedTime = 0
      web.address = nil
      web.ports = []
      web.limits = ContainerRecord.Limits()
      #expect(listed == web)
    }
  }

  @Test("Members that an engine does not know, or leaves out, do no harm")
  func otherVersions() throws {
    for name in ["docker-inspect-web.json", "docker-inspect-kpod.json", "podman-libpod-inspect.json"] {
      let bytes = try EngineFixture.bytes(name)
      let whole = try JSONDecoder().decode(InspectedContainer.self, from: Data(bytes))
      let more = try JSONDecoder().decode(
        InspectedContainer.self, from: Data(EngineFixture.withUnknownMembers(bytes)))
      #expect(ContainerRecord(more, kind: .docker) == ContainerRecord(whole, kind: .docker))
      let variants = try EngineFixture.withoutMembers(bytes)
      #expect(variants.count > 100)
      for variant in variants {
        let less = try JSONDecoder().decode(InspectedContainer.self, from: Data(variant))
        #expect(ContainerRecord(less, kind: .docker).fullID == whole.id)
      }
    }
  }

  @Test("Events tell the containers of which something new may be known")
  func events() throws {
    let lines = try EngineFixture.bytes("docker-events.jsonl").split(separator: UInt8(ascii: "\n"))
    let told = lines.map { DockerEvent(line: Array($0))?.container.prefix(4) }
    // create, connect, start of two containers; create, attach, connect, start, die, disconnect of the third.
    #expect(
      told == ["262e", "262e", "262e", "0522", "0522", "0522", "9655", nil, "9655", "9655", nil, "9655"])
  }

  @Test("The images of a list are complete")
  func images() throws {
    let images = try EngineFixture.decode("docker-images.json", as: [InspectedImage].self)
    #expect(images.map(\.tags) == [["local/pause:1"], ["local/busybox:1"]])
    #expect(images.map(\.digests) == [nil, nil])
  }
}
