@testable import Containers

extension RecordedEngine {
  static let podman = RecordedEngine(
    name: "podman", isKnownToSysdig: false, option: "--podman-socket"
  ) { name, podman in
    let libpod = "/v4.0.0/libpod/containers"
    let wish: [String: Any] = [
      "name": name, "image": "docker.io/local/busybox:1", "command": RunningContainer.command,
      "labels": RunningContainer.labels, "netns": ["nsmode": "bridge"], "cgroup_parent": "/" + podman.group,
      "stop_timeout": 0, "healthconfig": ["Test": ["CMD", "true", "-x"], "Interval": 3_600_000_000_000],
      "mounts": [["type": "bind", "source": "/etc", "destination": "/data", "options": ["ro"]]],
    ]
    let id = try podman.create("\(libpod)/create", wish)
    try podman.rest("POST", "\(libpod)/\(id)/start")
    let told = try EngineAnswer(podman.rest("GET", "\(libpod)/\(id)/json"))
    let own = [
      "container.full_id": id, "container.type": "podman",
      "container.name": told.text("Name"),
      "container.privileged": "\(told.flag("HostConfig", "Privileged"))",
      "container.ip": told.text("NetworkSettings", "IPAddress"),
    ]
    let image = ExpectedFields.image(
      told.text("ImageName"), id: told.text("Image"), digest: told.text("ImageDigest"))
    return RunningContainer(
      id: told.text("Id"), start: EngineTime.nanoseconds(told.text("State", "StartedAt")),
      fields: [
        own, image, ExpectedFields.mount(told.list("Mounts").first),
        ExpectedFields.labels(told.labels("Config", "Labels")),
        ExpectedFields.probes(healthcheck: told.texts("Config", "Healthcheck", "Test")),
      ]
    ) { try podman.rest("DELETE", "\(libpod)/\(id)?force=true&timeout=0") }
  }
}
