/// The engines of this machine: one for each socket that was named. Whether anybody listens there is found out with the
/// first question, and with each one after it.
struct EngineDirectory {
  let engines: [any ContainerEngine]

  init(_ settings: MetadataSettings, _ loop: MetadataLoop) {
    let timeout = settings.engineTimeout
    let docker = settings.dockerSockets.map { RESTEngine(.docker, socket: $0, timeout: timeout, in: loop) }
    let podman = settings.podmanSockets.map { RESTEngine(.podman, socket: $0, timeout: timeout, in: loop) }
    let cri = settings.criSockets.map { CRIEngine(socket: $0, timeout: timeout, in: loop) }
    engines = docker + podman + cri
  }
}
