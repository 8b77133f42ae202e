import Testing

@testable import Live

@Suite struct ContainerGroupTests {
  private static let id = "4b44ae6e7bb7" + String(repeating: "0", count: 52)

  @Test func anIDIsEightDigitsOrMore() {
    #expect(ContainerGroup.isID("4b44ae6e") && ContainerGroup.isID(Self.id))
    #expect(
      !ContainerGroup.isID("4b44ae6") && !ContainerGroup.isID("4B44AE6E") && !ContainerGroup.isID("../../../")
    )
  }

  @Test(arguments: ["docker/\(id)", "kubepods.slice/pod-1/cri-containerd-\(id).scope"])
  func theGroupOfAnEngineIsFoundByTheBeginningOfTheID(group: String) throws {
    let root = try ScratchDirectory()
    try root.directory("sys/fs/cgroup/\(group)")
    try root.directory("sys/fs/cgroup/system.slice/other")
    #expect(
      try ContainerGroup.path(of: "4b44ae6e", hostRoot: root.path) == root.path + "/sys/fs/cgroup/" + group)
    #expect(throws: LiveError(.noSuchContainer("5b44ae6e"))) {
      try ContainerGroup.path(of: "5b44ae6e", hostRoot: root.path)
    }
  }

  @Test func aContainerThatDoesNotRunIsAnError() throws {
    let root = try ScratchDirectory()
    #expect(throws: LiveError(.noSuchContainer("4b44ae6e"))) {
      try ContainerGroup.path(of: "4b44ae6e", hostRoot: root.path)
    }
  }
}
