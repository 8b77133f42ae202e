import Testing

@testable import Containers

@Suite struct MetadataSettingsTests {
  @Test func `a cluster is named by its address or a kubeconfig`() throws {
    let settings = try MetadataSettings(arguments: [
      "--kubernetes", "https://host:6443", "--kubernetes-certificates", "token", "--node-name", "node1",
    ])
    #expect(settings.kubernetes == "https://host:6443" && settings.kubernetesCertificates == "token")
    #expect(settings.nodeName == "node1" && settings.kubeconfig == nil)
    #expect(try MetadataSettings(arguments: ["--kubeconfig", "config"]).kubeconfig == "config")
    // As for sysdig, no name is no filter.
    #expect(try MetadataSettings(arguments: ["--node-name", ""]).nodeName == nil)
    #expect(throws: MetadataUsageError.self) { try MetadataSettings(arguments: ["--kubernetes"]) }
    #expect(throws: MetadataUsageError.self) { try MetadataSettings(arguments: ["--kubernete", "x"]) }
  }

  @Test func `settings lead to a cluster, or to none`() throws {
    #expect(try ClusterAccess(MetadataSettings()) == nil)
    let access = try ClusterAccess(MetadataSettings(arguments: ["--kubernetes", "http://h:8080/"]))
    #expect(access?.url == "http://h:8080")
    #expect(throws: ClusterAccessError.self) {
      try ClusterAccess(MetadataSettings(arguments: ["--kubeconfig", "/nonexistent"]))
    }
  }
}
