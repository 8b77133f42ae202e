import Foundation
import TestSupport
import Testing

@testable import Containers

extension RealEngineTests {
  @Suite("A real podman")
  struct PodmanTests {
    @Test(
      "A container in a pod is known within 100 ms of its first process, with the pod",
      arguments: [
        "--podman-socket", "--docker-socket",
      ])
    func pod(option: String) throws {
      let podman = try SharedEngines.running("podman")
      let client = try MetadataClient([option, podman.socket])
      let libpod = "/v4.0.0/libpod"
      let pod = try #require(
        podman.rest(
          "POST", "\(libpod)/pods/create",
          ["name": "mypod", "labels": ["tier": "web"], "netns": ["nsmode": "none"]])["Id"] as? String)
      let wish: [String: Any] = [
        "name": "pw", "image": "docker.io/local/busybox:1", "command": ["sleep", "1000"], "pod": "mypod",
        "labels": ["app": "frontend"], "stop_timeout": 0, "healthconfig": ["Test": ["CMD-SHELL", "true"]],
        "resource_limits": ["memory": ["limit": 67_108_864]],
      ]
      let id = try #require(
        podman.rest("POST", "\(libpod)/containers/create", wish)["Id"] as? String)
      _ = try podman.start("/libpod_parent/\(pod)/libpod-\(id)", tellingOfIt: client) {
        try podman.rest("POST", "\(libpod)/containers/\(id)/start")
      }
      let record = client.record(of: id) { $0["pod_sandbox_id"] != nil }
      let told = try podman.rest("GET", "\(libpod)/containers/\(id)/json")
      let state = try #require(told["State"] as? [String: Any])
      let start = (state["StartedAt"] as? String).flatMap(EngineTime.nanoseconds) ?? 0
      let first = client.records(of: id).first?.time ?? .max
      withKnownIssue("the machine is busy", isIntermittent: true) {
        #expect(first - start < 100_000_000, "known after \((first - start) / 1_000_000) ms")
      } when: {
        MachineLoad.isHigh
      }

      compare(record, told)
      let infra = try #require(record["pod_sandbox_id"] as? String)
      #expect(try podman.infra(of: pod) == infra)
      let sandbox = client.record(of: infra)
      #expect(sandbox["is_pod_sandbox"] as? Bool == true)
      #expect((sandbox["labels"] as? [String: String])?["tier"] == "web")
      try podman.rest("DELETE", "\(libpod)/pods/mypod?force=true&timeout=0")
    }

    private func compare(_ record: [String: Any], _ told: [String: Any]) {
      #expect(record["type"] as? Int == 11)
      #expect(record["name"] as? String == told["Name"] as? String)
      #expect(record["image"] as? String == told["ImageName"] as? String)
      #expect(record["imageid"] as? String == told["Image"] as? String)
      #expect(record["imagedigest"] as? String == told["ImageDigest"] as? String)
      #expect(record["imagerepo"] as? String == "docker.io/local/busybox")
      #expect(record["memory_limit"] as? Int == 67_108_864)
      #expect(record["created_time"] as? Int64 == (told["Created"] as? String).flatMap(EngineTime.seconds))
      #expect(
        record["Healthcheck"] as? NSDictionary == ["exe": "/bin/sh", "args": ["-c", "true"]] as NSDictionary)
      #expect((record["labels"] as? [String: String])?["app"] == "frontend")
    }
  }
}

extension RealEngine {
  fileprivate func infra(of pod: String) throws -> String? {
    try rest("GET", "/v4.0.0/libpod/pods/\(pod)/json")["InfraContainerID"] as? String
  }
}
