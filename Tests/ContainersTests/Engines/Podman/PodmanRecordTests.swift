import Testing

@testable import Containers

@Suite("What podman says of a container", .enabled(if: !EngineFixture.absence, "\(EngineFixture.whyAbsent)"))
struct PodmanRecordTests {
  private static let id = "50ea74d81172413970039f10f0fc9ee862a8456724839138374b3d56196c7e30"
  private static let infra = "926e32b99d7434460647d3995b771c7652982bed0645334b263509b6705cbd3e"

  @Test("Every member of a record comes from the answer")
  func inspected() throws {
    let container = try EngineFixture.decode("podman-libpod-inspect.json", as: InspectedContainer.self)
    var expected = ContainerRecord(fullID: Self.id, kind: .podman, name: "pw")
    expected.image.reference = "localhost/busybox:1"
    expected.image.id = "8fd7053c4d00a6d5e13061995c90646767b7a4a65a104390377d579631c4dc3b"
    expected.image.repository = "localhost/busybox"
    expected.image.tag = "1"
    expected.image.digest = "sha256:4c9a4d3c1bbd62fdc2963c0a52fc152c98ac6b066dbec6db13eccb09b68d9e8e"
    expected.createdTime = 1_795_226_822
    expected.startedTime = 1_795_226_822_578_319_779
    #expect(ContainerRecord(container, kind: .podman) == expected)
    #expect(container.hostConfig?.networkContainer == Self.infra)
    #expect(container.pod == "513faf0380d109e0d9770ae40f7cb5279779ed9245a522971ba5b0165655104a")
  }

  @Test("Its own list and the one in Docker's form tell the same")
  func lists() throws {
    let own = try #require(ListedContainer.list(EngineFixture.bytes("podman-libpod-containers.json")))
    let docker = try #require(ListedContainer.list(EngineFixture.bytes("podman-docker-containers.json")))
    for id in [Self.id, Self.infra] {
      let first = try #require(own.first { $0.id == id }.map { ContainerRecord($0, kind: .podman) })
      var second = try #require(docker.first { $0.id == id }.map { ContainerRecord($0, kind: .podman) })
      #expect(first.isPodSandbox == (id == Self.infra))
      // Docker knows no pods.
      second.isPodSandbox = first.isPodSandbox
      #expect(first == second)
    }
  }

  @Test("The container that holds a pod's namespaces is told with the pod")
  func pods() throws {
    let pods = try EngineFixture.decode("podman-libpod-pods.json", as: [ListedPod].self)
    #expect(pods.map(\.infraID) == [Self.infra])
    #expect(pods.map(\.labels) == [[:]])
  }
}
