extension Flag {
  /// What matters when a running machine is watched; without effect when a capture is read.
  static let live: [Flag] = [
    Flag(
      "s", ["snaplen"], argument: .required("bytes"), .live,
      "Keep this much of each buffer, 80 bytes if not told otherwise and \(LiveOptions.largestSnaplen) at most."
    ) { (options, text) throws(UsageError) in
      guard let bytes = UInt64(text) else {
        throw UsageError("-s: the number of bytes must be a whole number, not \"\(text)\"")
      }
      options.live.snaplen = UInt32(min(bytes, UInt64(LiveOptions.largestSnaplen)))
      if bytes > LiveOptions.largestSnaplen {
        options.live.notes.append("-s: no more than \(LiveOptions.largestSnaplen) bytes of a buffer are kept")
      }
    },
    Flag(
      nil, ["snaplen-for"], argument: .required("ports"), .live,
      "Keep 16000 bytes of each buffer of connections with these ports, as in \"fd.port in (53, 80)\"."
    ) { (options, text) throws(UsageError) in options.live.largePorts += try PortList.ranges(text) },
    Flag(
      nil, ["pid"], argument: .required("id"), .live,
      "Watch this process and what it starts from now on. May be given several times."
    ) { (options, text) throws(UsageError) in
      let id = Int32(try number(text, "--pid: the id", atMost: 1 << 22))
      guard id > 0 else { throw UsageError("--pid: no process has the id 0") }
      options.live.processes.append(id)
    },
    Flag(
      nil, ["cgroup"], argument: .required("folder"), .live,
      """
      Watch the processes of this control group and those below it; with a command, as long as that runs. May be given \
      several times, as --container and --pod.
      """
    ) { (options, text) throws(UsageError) in options.live.cgroups.append(text) },
    Flag(
      nil, ["container"], argument: .required("id"), .live,
      "Watch the processes of this container, named by its id or the beginning of it."
    ) { (options, text) throws(UsageError) in options.live.containers.append(text) },
    Flag(
      nil, ["pod"], argument: .required("uid"), .live,
      "Watch the processes of this Kubernetes pod, named by its UID, also of containers that start later."
    ) { (options, text) throws(UsageError) in options.live.pods.append(text) },
    Flag(
      nil, ["env"], .live, "Keep the environments of programs that start; they often hold secrets."
    ) { (options, _) throws(UsageError) in options.live.hasEnvironments = true },
    Flag(
      nil, ["ptrace"], .live,
      "Follow the command by ptrace, which needs no rights and slows it down, even where that is not necessary."
    ) { (options, _) throws(UsageError) in options.live.prefersTracing = true },
    Flag(nil, ["page-faults"], .live, "Capture page faults.") {
      (options, _) throws(UsageError) in options.live.hasPageFaults = true
    },
    Flag(
      "u", ["udig"], .live, "The same as --ptrace."
    ) { (options, _) throws(UsageError) in options.live.prefersTracing = true },
    Flag(
      "T", ["force-tracers-capture"], .live,
      "Keep up to 16,000 bytes of every write to /dev/null, not only of those that begin like a tracer."
    ) { (options, _) throws(UsageError) in options.live.keepsAllTracers = true },
  ]
}
