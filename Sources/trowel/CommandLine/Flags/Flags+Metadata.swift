internal import Live

extension Flag {
  /// Whom to ask for names of containers and pods while a machine is watched; without effect when a capture is read.
  static let metadata: [Flag] = [
    Flag(
      nil, ["docker-socket"], argument: .required("path"), .live,
      "The socket of Docker. Engines are found by themselves; with this, only those are asked that are named.",
      action: engine(.docker)),
    Flag(
      nil, ["podman-socket"], argument: .required("path"), .live,
      "The socket of podman: see --docker-socket.",
      action: engine(.podman)),
    Flag(
      nil, ["cri"], argument: .required("path"), .live,
      "The socket of a container runtime for Kubernetes (containerd, CRI-O): see --docker-socket.",
      action: engine(.cri)),
    Flag(
      nil, ["cri-timeout"], argument: .required("milliseconds"), .live,
      "How long an engine may take to answer, 1000 ms if not told otherwise. No event waits for it."
    ) { (options, text) throws(UsageError) in
      let time = try number(text, "--cri-timeout: the time in milliseconds", atMost: 3_600_000)
      guard time > 0 else { throw UsageError("--cri-timeout: the time must be more than 0 ms") }
      options.live.metadata.engineTimeout = time
    },
    Flag(
      "k", ["k8s-api"], argument: .required("url"), .live,
      "Tell names of pods, services and so on, from this Kubernetes API server; also the path of a kubeconfig, "
        + "or \"incluster\" for the one that a pod's service account is for."
    ) { (options, text) throws(UsageError) in options.live.metadata.kubernetes = text },
    Flag(
      "K", ["k8s-api-cert"], argument: .required("file"), .live,
      "What proves to that server who we are: a file with a token, or certificate:key[#password][:authority], all PEM."
    ) { (options, text) throws(UsageError) in options.live.metadata.certificates = text },
    Flag(
      nil, ["node-name"], argument: .required("name"), .live, "Tell only of the pods of this node."
    ) { (options, text) throws(UsageError) in options.live.metadata.nodeName = text },
    Flag(
      nil, ["no-names"], .live, "Ask nobody for names of containers."
    ) { (options, _) throws(UsageError) in options.live.metadata.isOff = true },
  ]

  private static func engine(_ api: EngineSocket.API) -> Action {
    { (options, path) throws(UsageError) in options.live.metadata.engines.append(EngineSocket(api, path)) }
  }
}
