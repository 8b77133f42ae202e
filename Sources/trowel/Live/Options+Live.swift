internal import Glibc
internal import Live

extension Options {
  /// What is to be watched.
  func target() throws -> LiveTarget {
    let groups = live.cgroups.count + live.containers.count
    guard groups <= 1, live.processes.isEmpty || (groups == 0 && live.command.isEmpty) else {
      throw UsageError("one of --pid, --cgroup and --container at a time, and --pid not with a command")
    }
    let group = try live.cgroups.first ?? live.containers.first.map(groupOfContainer)
    if !live.command.isEmpty { return .command(live.command, cgroup: group) }
    if !live.processes.isEmpty { return .processes(live.processes) }
    return group.map { .cgroup($0) } ?? .machine
  }

  private func groupOfContainer(_ id: String) throws -> String {
    guard ContainerGroup.isID(id) else {
      throw UsageError(
        "--container: \"\(id)\" is not an id: give its first \(ContainerGroup.shortestID) digits or more")
    }
    return try ContainerGroup.path(of: id, hostRoot: hostRoot)
  }

  private var hostRoot: String { Environment.value("HOST_ROOT") ?? "" }

  /// How it is to be watched.
  func liveSettings() throws -> LiveSettings {
    var settings = LiveSettings()
    settings.capture.snaplen = live.snaplen
    settings.capture.largePorts = live.largePorts
    settings.capture.hasPageFaults = live.hasPageFaults
    settings.capture.tracers = live.keepsAllTracers ? .all : .byText
    settings.hasEnvironments = live.hasEnvironments
    settings.hostRoot = hostRoot
    settings.commandEnvironment = Environment.all
    settings.prefersTracing = live.prefersTracing
    settings.duration = durationNanoseconds
    settings.pauses = true
    settings.hasVerifierLog = isVerbose
    settings.metadata = try metadataSettings(hostRoot: hostRoot)
    return settings
  }
}
