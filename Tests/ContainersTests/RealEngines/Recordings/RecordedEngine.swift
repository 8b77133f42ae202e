import TestSupport
import Testing

/// An engine whose containers are recorded.
struct RecordedEngine: Sendable, CustomTestStringConvertible {
  /// As the script `engines` knows it.
  let name: String
  /// sysdig 0.29.3 finds containers in the paths that this engine makes without systemd.
  var isKnownToSysdig = true
  /// How a recorder is told of its socket; nil for one that has none: the path of a control group tells all then.
  let option: String?
  /// Starts a container of that name, whose control group is below the group of `engine`.
  let start: @Sendable (_ name: String, _ engine: RealEngine) throws -> RunningContainer

  static let all = [docker, containerd, podman, runc]

  var testDescription: String { name }

  func options(_ engine: RealEngine) -> [String] { option.map { [$0, engine.socket] } ?? [] }
}
