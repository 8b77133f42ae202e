internal import Glibc
internal import Live

extension Options {
  /// What is to be watched.
  func target() throws -> LiveTarget {
    let groups = live.cgroups + (try live.containers.map(groupOfContainer)) + (try live.pods.map(groupOfPod))
    guard live.processes.isEmpty || (groups.isEmpty && live.command.isEmpty) else {
      throw UsageError("--pid goes neither with --cgroup, --container and --pod nor with a command")
    }
    if !live.command.isEmpty { return .command(live.command, cgroups: groups) }
    if !live.processes.isEmpty { return .processes(live.processes) }
    return groups.isEmpty ? .machine : .cgroups(groups)
  }

  private func groupOfContainer(_ id: String) throws -> String {
    guard ContainerGroup.isID(id) else {
      throw UsageError(
        "--container: \"\(id)\" is not an id: give its first \(ContainerGroup.shortestID) digits or more")
    }
    return try ContainerGroup.path(of: id, hostRoot: hostRoot)
  }

  private func groupOfPod(_ uid: String) throws -> String {
    guard PodGroup.isUID(uid) else {
      throw UsageError(
        "--pod: \"\(uid)\" is not a UID: kubectl get pod NAME -o jsonpath={.metadata.uid} tells it")
    }
    return try PodGroup.path(of: uid, hostRoot: hostRoot)
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
    settings.hostName = Environment.value("SCAP_HOSTNAME")
    settings.commandEnvironment = Environment.all
    settings.prefersTracing = live.prefersTracing
    settings.duration = durationNanoseconds
    settings.pauses = true
    settings.tellsProcessorTimes = top != nil || recording.isRecording
    // At a screen somebody waits for the answer to a key.
    if top?.face == .screen { settings.pauseInterval = 20_000_000 }
    settings.hasVerifierLog = isVerbose
    settings.metadata = try metadataSettings(hostRoot: hostRoot)
    return settings
  }
}
