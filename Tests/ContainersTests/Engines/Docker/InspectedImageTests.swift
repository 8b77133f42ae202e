import Testing

@testable import Containers

@Suite("Names of images")
struct InspectedImageTests {
  private static let id = String(repeating: "ab", count: 32)
  private typealias Name = ContainerRecord.ImageName

  private func name(_ reference: String, tags: [String], digests: [String]) -> Name {
    var name = Name(reference: reference, id: "sha256:" + Self.id)
    name.complete(from: InspectedImage(tags: tags, digests: digests))
    return name
  }

  @Test("The digest is that of the repository the image was asked from")
  func digest() {
    let name = name(
      "reg.example:5000/nginx:1.10", tags: ["nginx:1", "reg.example:5000/nginx:1.10"],
      digests: ["nginx@sha256:11", "reg.example:5000/nginx@sha256:22"])
    #expect(name.repository == "reg.example:5000/nginx")
    #expect(name.tag == "1.10")
    #expect(name.digest == "sha256:22")
  }

  @Test("An image that has a single digest has it under every name")
  func onlyDigest() {
    #expect(name("mine:2", tags: ["mine:2"], digests: ["nginx@sha256:11"]).digest == "sha256:11")
    #expect(name("mine:2", tags: [], digests: ["a@sha256:11", "b@sha256:22"]).digest == "")
  }

  @Test(
    "An image that was asked for by its id has the name that it has in the engine",
    arguments: [
      "sha256:" + id, id, "sha256:abab", "abab",
    ])
  func byID(reference: String) {
    let name = name(reference, tags: ["library/redis:7"], digests: ["library/redis@sha256:33"])
    #expect(name.reference == reference)
    #expect(name.repository == "library/redis")
    #expect(name.tag == "7")
    #expect(name.digest == "sha256:33")
  }
}
