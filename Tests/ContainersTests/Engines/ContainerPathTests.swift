import Testing

@testable import Containers

@Suite("Control groups of containers")
struct ContainerPathTests {
  private static let id = String(repeating: "0123456789abcdef", count: 4)
  private static let outer = String(repeating: "fedcba9876543210", count: 4)

  @Test(
    "The id is found in the paths of all engines of the runc family",
    arguments: [
      "/docker/\(id)", "/system.slice/docker-\(id).scope", "/kubepods/burstable/podabc/\(id)",
      "/kubepods.slice/kubepods-podabc.slice/cri-containerd-\(id).scope", "/kubepods/podabc/crio-\(id)",
      "/machine.slice/libpod-\(id).scope",
      "/system.slice/containerd.service/kubepods-podabc:cri-containerd:\(id)",
      "/docker/\(id)/init.scope", "/system.slice/docker-\(id).scope/system.slice/cron.service",
      "/user.slice/user-1000.slice/user@1000.service/user.slice/libpod-\(id).scope/container",
      "/libpod_parent/\(outer)/libpod-\(id)", "/docker/\(outer)/docker/\(id)",
    ])
  func found(path: String) {
    #expect(ContainerPath(path)?.id == Self.id)
    #expect(ContainerPath(path)?.shortID == "0123456789ab")
  }

  @Test(
    "Other groups hold no container",
    arguments: [
      "/", "", "/user.slice", "/docker/0123", "/docker/\(id)0", "/docker/x\(id)", "/system.slice/ssh.service",
      "/machine.slice/libpod-conmon-\(id).scope", "/libpod_parent/\(id)/conmon",
    ])
  func notFound(path: String) {
    #expect(ContainerPath(path) == nil)
  }
}
