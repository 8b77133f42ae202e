@testable import Containers

extension RecordedEngine {
  static let docker = RecordedEngine(name: "docker", option: "--docker-socket") { name, docker in
    let wish: [String: Any] = [
      "Image": "local/busybox:1", "Cmd": RunningContainer.command, "Labels": RunningContainer.labels,
      "Healthcheck": ["Test": ["CMD", "true", "-x"], "Interval": 3_600_000_000_000],
      "HostConfig": ["Binds": ["/etc:/data:ro"]],
    ]
    let id = try docker.create("/containers/create?name=\(name)", wish)
    try docker.rest("POST", "/containers/\(id)/start")
    let told = try EngineAnswer(docker.rest("GET", "/containers/\(id)/json"))
    let own = [
      "container.full_id": id, "container.type": "docker",
      "container.name": String(told.text("Name").dropFirst()),
      "container.privileged": "\(told.flag("HostConfig", "Privileged"))",
      "container.ip": told.text("NetworkSettings", "IPAddress"),
    ]
    return RunningContainer(
      id: told.text("Id"), start: EngineTime.nanoseconds(told.text("State", "StartedAt")),
      fields: [
        own, ExpectedFields.image(told.text("Config", "Image"), id: told.text("Image")),
        ExpectedFields.mount(told.list("Mounts").first),
        ExpectedFields.labels(told.labels("Config", "Labels")),
        ExpectedFields.probes(healthcheck: told.texts("Config", "Healthcheck", "Test")),
      ]
    ) { try docker.rest("DELETE", "/containers/\(id)?force=1") }
  }
}
