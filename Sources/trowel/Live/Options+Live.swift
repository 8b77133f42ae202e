internal import Glibc
internal import Live

extension Options {
  /// What is to be watched.
  func target() throws -> LiveTarget {
    let wanted = [
      !live.command.isEmpty, !live.processes.isEmpty, !live.cgroups.isEmpty, !live.containers.isEmpty,
    ]
    guard wanted.count(where: { $0 }) <= 1, live.cgroups.count + live.containers.count <= 1 else {
      throw UsageError("only one of a command, --pid, --cgroup and --container can be watched at a time")
    }
    if !live.command.isEmpty { return .command(live.command) }
    if !live.processes.isEmpty { return .processes(live.processes) }
    if let group = live.cgroups.first { return .cgroup(group) }
    if let container = live.containers.first { return .cgroup(try ContainerGroup.path(of: container)) }
    return .machine
  }

  /// How it is to be watched.
  func liveSettings(pausesWhenIdle: Bool) -> LiveSettings {
    var settings = LiveSettings()
    settings.capture.snaplen = live.snaplen
    settings.capture.largePorts = live.largePorts
    settings.capture.hasPageFaults = live.hasPageFaults
    settings.hasEnvironments = live.hasEnvironments
    settings.hostRoot = Environment.value("HOST_ROOT") ?? ""
    settings.commandEnvironment = Environment.all
    settings.prefersTracing = live.prefersTracing
    settings.duration = durationNanoseconds
    settings.pausesWhenIdle = pausesWhenIdle
    settings.hasVerifierLog = isVerbose
    return settings
  }
}
