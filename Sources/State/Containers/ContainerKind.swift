/// The engine that runs a container, by its number in container records.
public struct ContainerKind: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt32

  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let docker = ContainerKind(rawValue: 0)
  public static let lxc = ContainerKind(rawValue: 1)
  public static let libvirtLXC = ContainerKind(rawValue: 2)
  public static let mesos = ContainerKind(rawValue: 3)
  public static let rkt = ContainerKind(rawValue: 4)
  public static let custom = ContainerKind(rawValue: 5)
  public static let cri = ContainerKind(rawValue: 6)
  public static let containerd = ContainerKind(rawValue: 7)
  public static let crio = ContainerKind(rawValue: 8)
  public static let bpm = ContainerKind(rawValue: 9)
  public static let fixed = ContainerKind(rawValue: 10)
  public static let podman = ContainerKind(rawValue: 11)

  /// What `container.type` says; nil for an engine that we do not know.
  public var name: StaticString? {
    rawValue < Self.allNames.count ? Self.allNames[Int(rawValue)] : nil
  }

  /// The engine's records say whether a container is privileged.
  public var knowsPrivileges: Bool {
    [.docker, .cri, .containerd, .crio, .podman].contains(self)
  }

  /// By raw value.
  package static let allNames: [StaticString] = [
    "docker", "lxc", "libvirt-lxc", "mesos", "rkt", "custom", "cri", "containerd", "cri-o", "bpm", "static",
    "podman",
  ]
}
