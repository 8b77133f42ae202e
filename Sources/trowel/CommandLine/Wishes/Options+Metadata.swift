internal import Live

extension Options {
  /// Who tells names of containers and pods while a machine is watched; nil for nobody.
  ///
  /// - Throws: `UsageError` where somebody was named who cannot be asked.
  func metadataSettings(hostRoot: String) throws -> MetadataSettings? {
    let wishes = live.metadata
    guard !wishes.isOff else { return nil }
    let engines = wishes.engines.isEmpty ? EngineSocket.found(hostRoot: hostRoot) : wishes.engines
    let cluster = wishes.kubernetes ?? Environment.value("SYSDIG_K8S_API")
    let isNamed = !wishes.engines.isEmpty || cluster != nil
    guard isNamed || !engines.isEmpty else { return nil }
    guard let program = ProgramFile.beside("trowel-metadata") else {
      guard isNamed else { return nil }
      throw UsageError("names cannot be asked for: trowel-metadata is not installed beside trowel")
    }
    var arguments = engines.flatMap { ["--\($0.api.option)", $0.path] }
    if !hostRoot.isEmpty { arguments += ["--host-root", hostRoot] }
    if let timeout = wishes.engineTimeout { arguments += ["--cri-timeout", "\(timeout)"] }
    if let cluster {
      let isFile = !cluster.contains("://") && cluster != "incluster"
      arguments += [isFile ? "--kubeconfig" : "--kubernetes", cluster]
      if let files = wishes.certificates ?? Environment.value("SYSDIG_K8S_API_CERT") {
        arguments += ["--kubernetes-certificates", files]
      }
      if let node = wishes.nodeName { arguments += ["--node-name", node] }
    }
    return MetadataSettings(program: program, arguments: arguments, startsAtOnce: cluster != nil)
  }
}

extension EngineSocket.API {
  /// The option of ours, and of `trowel-metadata`, that names its socket.
  fileprivate var option: String {
    switch self {
    case .docker: "docker-socket"
    case .podman: "podman-socket"
    case .cri: "cri"
    }
  }
}
