import Testing

@testable import Live

@Suite struct PodGroupTests {
  private static let uid = "1f0a2b3c-4d5e-4f60-8a9b-0c1d2e3f4a5b"
  private static let hash = "1f0a2b3c4d5e4f608a9b0c1d2e3f4a5b"

  @Test func aUIDHas32Digits() {
    #expect(PodGroup.isUID(Self.uid) && PodGroup.isUID(Self.hash))
    #expect(!PodGroup.isUID("1f0a2b3c") && !PodGroup.isUID("../" + Self.uid) && !PodGroup.isUID(""))
  }

  @Test(arguments: [
    "kubepods/burstable/pod\(uid)", "kubepods/pod\(hash)",
    "kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod1f0a2b3c_4d5e_4f60_8a9b_0c1d2e3f4a5b.slice",
  ])
  func theGroupIsFoundWhicheverDriverTheKubeletHas(group: String) throws {
    let root = try ScratchDirectory()
    try root.directory("sys/fs/cgroup/\(group)/\(String(repeating: "a", count: 64))")
    try root.directory("sys/fs/cgroup/kubepods/pod1f0a2b3c-4d5e-4f60-8a9b-0c1d2e3f4a5c")
    let uid = group.hasSuffix(Self.hash) ? Self.hash : Self.uid
    #expect(try PodGroup.path(of: uid, hostRoot: root.path) == root.path + "/sys/fs/cgroup/" + group)
  }

  @Test func aPodThatDoesNotRunHereIsAnError() throws {
    let root = try ScratchDirectory()
    #expect(throws: LiveError(.noSuchPod(Self.uid))) {
      try PodGroup.path(of: Self.uid, hostRoot: root.path)
    }
  }
}
