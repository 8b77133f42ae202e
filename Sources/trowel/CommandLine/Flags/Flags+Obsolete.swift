/// Options that scripts may hold and that Trowel has no use for. When a capture is read they do nothing, as ever; what
/// they asked for is explained when a machine is watched.
extension Flag {
  /// What became unnecessary, such as how the kernel is reached.
  static let obsolete: [Flag] = [
    Flag(
      "B", ["bpf"], argument: .optional("probe"), .accepted, "Without effect: no probe is needed.",
      action: explained("-B: no probe is needed, it is built in")),
    Flag(
      nil, ["modern-bpf"], .accepted, "Without effect: it is the only way.",
      action: explained("--modern-bpf: there is no other way any more")),
    Flag(
      nil, ["cpus-for-each-buffer"], argument: .required("count"), .accepted,
      "Without effect: each processor has a buffer.",
      action: ignoredNumber("--cpus-for-each-buffer: the number of processors")),
    Flag(
      nil, ["large-environment"], .accepted, "Without effect: see --env.",
      action: explained("--large-environment: environments are kept with --env, 4 kB of each")),
    Flag(
      "m", ["mesos-api"], argument: .required("url"), .accepted,
      "The Mesos API server. Mesos has ended; names of tasks are told from captures only.",
      action: explained("-m: names of Mesos tasks are told from captures only")),
    Flag(
      nil, ["log-level"], argument: .required("level"), .accepted,
      "Without effect: there is no log, and errors are always told.", action: ignoredLevel),
  ]

  /// What other sources than the kernel need. Where one is asked for, the kernel is not watched in its place.
  static let foreign: [Flag] = [
    Flag(
      "g", ["gvisor-config"], argument: .required("file"), .accepted, "gVisor sandboxes cannot be watched.",
      action: refused("-g: gVisor sandboxes cannot be watched; --container watches others")),
    Flag(
      nil, ["gvisor-root"], argument: .required("folder"), .accepted, "Where gVisor keeps its state: see -g.",
      action: refused("--gvisor-root: gVisor sandboxes cannot be watched")),
    Flag(
      nil, ["gvisor-generate-config"], argument: .optional("socket"), .accepted,
      "There is no configuration to print: see -g."
    ) { (_, _) throws(UsageError) in
      throw UsageError("--gvisor-generate-config: gVisor sandboxes cannot be watched")
    },
    Flag(
      "H", ["plugin"], argument: .required("name[:init]"), .accepted, "Plugins are not loaded.",
      action: refused("-H: plugins are not loaded; without them, the kernel is the only source")),
    Flag(
      "I", ["input"], argument: .required("name[:open]"), .accepted,
      "There are no plugins to read from. -Il lists none."
    ) { (options, text) throws(UsageError) in
      if text == "l" { options.listing = .plugins } else { try noInput(&options, text) }
    },
    Flag(
      nil, ["plugin-config-file"], argument: .required("file"), .accepted, "Plugins are not loaded.",
      action: refused("--plugin-config-file: plugins are not loaded")),
    Flag(
      nil, ["plugin-info"], argument: .required("name"), .accepted, "There are no plugins to tell of."
    ) { (_, name) throws(UsageError) in
      throw UsageError("--plugin-info: there is no plugin \(name): plugins are not loaded")
    },
  ]

  private static let noInput = refused("-I: there are no plugins to read from")

  private static let logLevels = [
    "trace", "debug", "info", "notice", "warning", "error", "critical", "fatal",
  ]

  private static let ignoredLevel: Action = { (_, text) throws(UsageError) in
    guard logLevels.contains(text) else {
      throw UsageError(
        "--log-level: the level is one of \(logLevels.joined(separator: ", ")), not \"\(text)\"")
    }
  }
}
