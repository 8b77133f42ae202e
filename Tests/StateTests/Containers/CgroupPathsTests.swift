import Events
import Testing

@testable import State

private let digits = "4b44ae6e7bb7c5f3f8d7c2a1908f7e6d5c4b3a29180706f5e4d3c2b1a0998877"

/// A path, the engine whose pattern it fits, and the id that it names.
struct Case: Sendable {
  let path: String
  let engine: any (KeyPath<CgroupPaths, StringID> & Sendable)
  let id: String

  init(_ path: String, _ engine: any (KeyPath<CgroupPaths, StringID> & Sendable), _ id: String) {
    self.path = path
    self.engine = engine
    self.id = id
  }
}

private let cases = [
  Case("/docker/\(digits)", \.docker, "4b44ae6e7bb7"),
  Case("/system.slice/docker-\(digits).scope", \.docker, "4b44ae6e7bb7"),
  Case("/machine.slice/libpod-\(digits).scope", \.podman, "4b44ae6e7bb7"),
  Case("/kubepods.slice/crio-\(digits)", \.cri, "4b44ae6e7bb7"),
  Case("/kubepods.slice/crio-\(digits).scope", \.cri, "4b44ae6e7bb7"),
  Case("/kubepods.slice/cri-containerd-\(digits).scope", \.cri, "4b44ae6e7bb7"),
  Case("kubepods-pod1.slice:cri-containerd:\(digits)", \.cri, "4b44ae6e7bb7"),
  Case("/lxc/guest/ns", \.lxc, "guest"),
  Case("/lxc.payload/guest", \.lxc, "guest"),
  Case("/machine/guest.libvirt-lxc", \.libvirt, "guest"),
  Case("/machine.slice/machine-lxc\\x2dguest.scope", \.libvirt, "guest"),
  Case("/libvirt/lxc/guest", \.libvirt, "guest"),
  Case("/mesos/a9f41620-b165-4d24-abe0-af0af92e7b20", \.mesos, "a9f41620-b165-4d24-abe0-af0af92e7b20"),
  Case("/system.slice/nginx.service", \.service, "nginx"),
  Case("/system.slice/bpm-job.scope", \.bpm, "job"),
]

/// What sysdig 0.29.3 takes for processes of the host.
private let newerCases = [
  Case("/docker/\(digits)/init.scope", \.docker, "4b44ae6e7bb7"),
  Case("/docker/\(digits)/init.scope", \.cri, "4b44ae6e7bb7"),
  Case("/system.slice/docker-\(digits).scope/init.scope", \.docker, "4b44ae6e7bb7"),
  Case("/system.slice/docker-\(digits).scope/system.slice/cron.service", \.docker, "4b44ae6e7bb7"),
  Case("/machine.slice/libpod-\(digits).scope/container/init.scope", \.podman, "4b44ae6e7bb7"),
  Case("/libpod_parent/libpod-\(digits)", \.podman, "4b44ae6e7bb7"),
  Case("/libpod_parent/\(String(digits.reversed()))/libpod-\(digits)", \.podman, "4b44ae6e7bb7"),
  Case(
    "/kubepods.slice/kubepods-burstable-pod1.slice/cri-containerd-\(digits).scope/init.scope", \.cri,
    "4b44ae6e7bb7"),
  Case("/kubepods/burstable/pod1/crio-\(digits)/supervisor", \.cri, "4b44ae6e7bb7"),
  Case("/lxc.payload.guest/init.scope", \.lxc, "guest"),
  Case("/machine.slice/machine-guest.scope", \.machine, "guest"),
  Case("/machine.slice/machine-my\\x2dguest.scope/payload/init.scope", \.machine, "my-guest"),
  Case("/machine.slice/systemd-nspawn@guest.service/payload", \.machine, "guest"),
]

@Suite struct CgroupPathsTests {
  @Test(arguments: cases)
  func `each engine's path names its container`(test: Case) {
    var strings = StringPool()
    let cgroups = Array("cpuset=/\0cpu_cgroup=\(test.path)\0".utf8)
    let paths = CgroupPaths(cgroups.rawSpan, keeping: &strings)
    #expect(paths[keyPath: test.engine] == strings.intern(test.id))
  }

  @Test(arguments: newerCases)
  func `a path that is newer than sysdig names its container`(test: Case) {
    var strings = StringPool()
    let cgroups = Array("cpuset=/\0=\(test.path)\0".utf8)
    let paths = CgroupPaths(cgroups.rawSpan, keeping: &strings)
    #expect(paths[keyPath: test.engine] == strings.intern(test.id))
  }

  @Test func `a path that sysdig knows counts before one that it does not`() {
    var strings = StringPool()
    let other = String(digits.reversed())
    let cgroups = Array("cpu=/docker/\(other)/init.scope\0memory=/docker/\(digits)\0".utf8)
    let paths = CgroupPaths(cgroups.rawSpan, keeping: &strings)
    #expect(paths.docker == strings.intern("4b44ae6e7bb7"))
  }

  @Test(arguments: [
    "/machine.slice/machine-guest.scope/supervisor", "/machine.slice/machine-qemu\\x2d1\\x2dguest.scope",
    "/machine.slice", "/machine.slice/machine-.scope", "/libpod_parent/\(digits)/conmon",
    "/machine.slice/libpod-conmon-\(digits).scope", "/kubepods/pod1/crio-conmon-\(digits).scope",
    "/lxc.monitor.guest",
  ])
  func `what watches over a container is not in it`(path: String) {
    var strings = StringPool()
    let cgroups = Array("cpu=\(path)\0".utf8)
    let paths = CgroupPaths(cgroups.rawSpan, keeping: &strings)
    let none: [UInt8] = []
    let nothing = CgroupPaths(none.rawSpan, keeping: &strings)
    #expect(paths == nothing)
  }

  @Test(arguments: [
    "/", "/user.slice", "/docker/4b44ae6e7bb7", "/docker/g\(digits.dropFirst())", "/docker-\(digits)x", "=",
    "",
  ])
  func `a path of no container names none`(path: String) {
    var strings = StringPool()
    let cgroups = Array("cpu=\(path)\0".utf8)
    let paths = CgroupPaths(cgroups.rawSpan, keeping: &strings)
    #expect(paths.docker == .empty && paths.podman == .empty && paths.cri == .empty && paths.lxc == .empty)
  }
}
