extension Flag {
  /// What matters when a running machine is watched; without effect when a capture is read.
  static let live: [Flag] = [
    Flag(
      "s", ["snaplen"], argument: .required("bytes"), .live,
      "Keep this much of each buffer.",
      action: ignoredNumber("-s: the number of bytes")),
    Flag("B", ["bpf"], argument: .optional("probe"), .live, "Use a BPF probe.", action: ignored),
    Flag(nil, ["modern-bpf"], .live, "Use the BPF probe that fits any kernel.", action: ignored),
    Flag(
      nil, ["cpus-for-each-buffer"], argument: .required("count"), .live,
      "How many processors share a buffer.",
      action: ignoredNumber("--cpus-for-each-buffer: the number of processors")),
    Flag("u", ["udig"], .live, "Watch from user space.", action: ignored),
    Flag("T", ["force-tracers-capture"], .live, "Keep writes to /dev/null whole.", action: ignored),
    Flag(nil, ["page-faults"], .live, "Capture page faults.", action: ignored),
    Flag(nil, ["large-environment"], .live, "Read environments beyond 4 kB whole.", action: ignored),
    Flag(
      nil, ["cri"], argument: .required("path"), .live, "The socket of the container runtime.",
      action: ignored),
    Flag(
      nil, ["cri-timeout"], argument: .required("milliseconds"), .live, "How long to wait for that runtime.",
      action: ignoredNumber("--cri-timeout: the time in milliseconds")),
    Flag("k", ["k8s-api"], argument: .required("url"), .live, "The Kubernetes API server.", action: ignored),
    Flag("K", ["k8s-api-cert"], argument: .required("file"), .live, "Credentials for it.", action: ignored),
    Flag(nil, ["node-name"], argument: .required("name"), .live, "This node's name there.", action: ignored),
    Flag("m", ["mesos-api"], argument: .required("url"), .live, "The Mesos API server.", action: ignored),
    Flag(
      "g", ["gvisor-config"], argument: .required("file"), .live, "Watch a gVisor sandbox.", action: ignored),
    Flag(
      nil, ["gvisor-root"], argument: .required("folder"), .live, "Where gVisor keeps its state.",
      action: ignored),
    Flag(
      nil, ["gvisor-generate-config"], argument: .optional("socket"), .live,
      "Print a configuration for gVisor. Not built yet.",
      action: later("watching gVisor", "--gvisor-generate-config")),
    Flag(
      "H", ["plugin"], argument: .required("name[:init]"), .live, "Load a plugin. Not built yet.",
      action: later("reading from plugins", "-H")),
    Flag(
      "I", ["input"], argument: .required("name[:open]"), .live, "Read from a plugin. Not built yet.",
      action: later("reading from plugins", "-I")),
    Flag(
      nil, ["plugin-config-file"], argument: .required("file"), .live,
      "Load plugins as this file says. Not built yet.",
      action: later("reading from plugins", "--plugin-config-file")),
  ]
}
