import Foundation
import TestSupport
import Testing

@testable import Containers

extension RealEngineTests {
  @Suite("A real Docker")
  struct DockerTests {
    /// What is asked of Docker: all that a record can tell.
    private static var wish: [String: Any] {
      [
        "Image": "local/busybox:1", "Cmd": ["sleep", "1000"],
        "Labels": ["app": "frontend", "team": "pay\"ments"],
        "Healthcheck": ["Test": ["CMD", "true", "-x"], "Interval": 3_600_000_000_000],
        "ExposedPorts": ["80/tcp": [String: Any]()],
        "HostConfig": [
          "Memory": 67_108_864, "NanoCpus": 500_000_000, "CpuShares": 512, "CpusetCpus": "0",
          "Binds": ["/etc:/data:ro"],
          "PortBindings": ["80/tcp": [["HostIp": "127.0.0.1", "HostPort": "18080"]]],
        ] as [String: Any],
      ]
    }

    @Test(
      "A chisel shows what a client asks Docker for",
      .enabled(
        if: Repository.binary != nil && TestSupport.Process.isInstalled("docker"),
        "needs a built trowel and Docker's client"))
    func watchedByAChisel() throws {
      let docker = try SharedEngines.running("docker")
      let client = [
        "docker", "-H", "unix://\(docker.socket)", "run", "--rm", "--dns-search", "localdomain", "--network",
        "none",
        "local/busybox:1", "true",
      ]
      let question = "fd.type in (unix) and evt.buffer contains localdomain"
      let options = ["-s8192", "--no-names", "-c", "echo_fds", "-NA", question, "--"]
      let found = TestSupport.Process.run(try #require(Repository.binary), options + client)
      #expect(found.status == 0)
      #expect(String(decoding: found.output, as: UTF8.self).contains(#""DnsSearch":["localdomain"]"#))
    }

    @Test("A container is known before its first process, and in full once it runs")
    func known() throws {
      let docker = try SharedEngines.running("docker")
      let client = try MetadataClient(["--docker-socket", docker.socket])
      // Events are followed from the moment on when Docker has been asked for them.
      usleep(300_000)
      let wish = Self.wish
      let id = try #require(
        docker.rest("POST", "/containers/create?name=web", wish)["Id"] as? String)
      #expect(client.record(of: id)["name"] as? String == "web")
      let refusal = try docker.rest("POST", "/containers/\(id)/start")
      try #require(refusal.isEmpty, "\(refusal)")
      let record = client.record(of: id) { $0["ip"] as? String != "0.0.0.0" }
      let told = try docker.rest("GET", "/containers/\(id)/json")
      try compare(record, told)
      let state = try #require(told["State"] as? [String: Any])
      let started = (state["StartedAt"] as? String).flatMap(EngineTime.nanoseconds) ?? 0
      let first = client.records(of: id).first?.time ?? .max
      #expect(first < started)

      try docker.rest("POST", "/containers/\(id)/rename?name=site")
      #expect(client.record(of: id) { $0["name"] as? String == "site" }["name"] as? String == "site")
      try docker.rest("DELETE", "/containers/\(id)?force=1")
    }

    @Test("A container that was only made is known, too, and by its id alone")
    func made() throws {
      let docker = try SharedEngines.running("docker")
      let wish: [String: Any] = ["Image": "local/busybox:1", "HostConfig": ["Privileged": true]]
      let id = try #require(docker.rest("POST", "/containers/create", wish)["Id"] as? String)
      let client = try MetadataClient(["--docker-socket", docker.socket])
      client.send("cgroup /system.slice/docker-\(id).scope/init.scope")
      #expect(client.record(of: id)["privileged"] as? Bool == true)
      try docker.rest("DELETE", "/containers/\(id)")
    }

    @Test("A container that shares the network of another has its address")
    func sharedNetwork() throws {
      let docker = try SharedEngines.running("docker")
      let wish: [String: Any] = ["Image": "local/busybox:1", "Cmd": ["sleep", "1000"]]
      let one = try #require(docker.rest("POST", "/containers/create", wish)["Id"] as? String)
      try docker.rest("POST", "/containers/\(one)/start")
      let sharing = wish.merging(["HostConfig": ["NetworkMode": "container:\(one)"]]) { $1 }
      let two = try #require(docker.rest("POST", "/containers/create", sharing)["Id"] as? String)
      try docker.rest("POST", "/containers/\(two)/start")

      let client = try MetadataClient(["--docker-socket", docker.socket])
      for id in [one, two] { client.send("cgroup /\(docker.group)/\(id)") }
      client.send("settle")
      let told = try docker.rest("GET", "/containers/\(one)/json")["NetworkSettings"] as? [String: Any]
      let address = try #require(told?["IPAddress"] as? String)
      #expect(address.hasPrefix("172.17.0."))
      for id in [one, two] { #expect(client.record(of: id)["ip"] as? String == address) }
      for id in [two, one] { try docker.rest("DELETE", "/containers/\(id)?force=1") }
    }

    private func compare(_ record: [String: Any], _ told: [String: Any]) throws {
      let config = try #require(told["Config"] as? [String: Any])
      let host = try #require(told["HostConfig"] as? [String: Any])
      let network = try #require(told["NetworkSettings"] as? [String: Any])
      #expect(record["id"] as? String == (told["Id"] as? String).map { String($0.prefix(12)) })
      #expect(record["type"] as? Int == 0)
      #expect("/" + (record["name"] as? String ?? "") == told["Name"] as? String)
      #expect(record["image"] as? String == config["Image"] as? String)
      #expect("sha256:" + (record["imageid"] as? String ?? "") == told["Image"] as? String)
      #expect(record["imagerepo"] as? String == "local/busybox")
      #expect(record["imagetag"] as? String == "1")
      #expect(record["ip"] as? String == network["IPAddress"] as? String)
      #expect(record["labels"] as? [String: String] == config["Labels"] as? [String: String])
      #expect(record["privileged"] as? Bool == host["Privileged"] as? Bool)
      #expect(record["memory_limit"] as? Int == host["Memory"] as? Int)
      #expect(record["swap_limit"] as? Int == host["MemorySwap"] as? Int)
      #expect(record["cpu_shares"] as? Int == host["CpuShares"] as? Int)
      #expect(record["cpu_quota"] as? Int == 50_000)
      #expect(record["cpu_period"] as? Int == 100_000)
      #expect(record["cpuset_cpu_count"] as? Int == 1)
      #expect(record["created_time"] as? Int64 == (told["Created"] as? String).flatMap(EngineTime.seconds))
      let mounts = try #require(told["Mounts"] as? [[String: Any]])
      let kept = ["Source", "Destination", "Mode", "RW", "Propagation"]
      let expected = mounts.map { $0.filter { kept.contains($0.key) } as NSDictionary }
      #expect(record["Mounts"] as? [NSDictionary] == expected)
      #expect(
        record["port_mappings"] as? [[String: Int]]
          == [["HostIp": 0x7F00_0001, "HostPort": 18_080, "ContainerPort": 80]])
      #expect(record["Healthcheck"] as? NSDictionary == ["exe": "true", "args": ["-x"]] as NSDictionary)
    }
  }
}
