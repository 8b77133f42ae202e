import Protocols
import TestSupport
import Testing

@Suite struct HTTPServiceTests {
  private func service(_ request: String) throws -> HTTPService? {
    let bytes = Array("\(request) HTTP/1.1\r\nHost: x\r\n\r\n".utf8)
    let message = try #require(Hearing([.init(bytes: bytes, sender: .client)]).messages.first)
    guard case .http(let head) = message.detail else { return nil }
    return head.service
  }

  private func heads(of fixture: String) throws -> [HTTPHead] {
    Hearing(try #require(ConversationFixture.named(fixture))).messages.compactMap {
      if case .http(let head) = $0.detail { head } else { nil }
    }
  }

  @Test func `keys of etcd are told apart by what is done to them`() throws {
    let expected = [
      ("GET /v2/keys/a/b?quorum=false&recursive=true&sorted=false", "list", "/a/b"),
      ("GET /v2/keys/a?wait=true&recursive=true", "watch", "/a"), ("GET /v2/keys/a", "get", "/a"),
      ("PUT /v2/keys/a?prevIndex=7", "compare and swap", "/a"), ("PUT /v2/keys/a", "set", "/a"),
      ("DELETE /v2/keys/a", "delete", "/a"), ("GET /v2/keys", "get", "/"),
    ]
    for (request, operation, key) in expected {
      let service = try #require(try self.service(request))
      #expect(service.name == "etcd v2" && service.operation == operation && service.object == key)
    }
  }

  @Test func `an error of etcd says which key there is none of`() throws {
    let response = try #require(heads(of: "http1-etcd-v2").first { $0.isFailure })
    #expect(response.errorText == "Key not found: /skydns/local/cluster/svc/critical-app/local")
  }

  @Test func `calls of etcd say their key`() throws {
    let calls = try heads(of: "grpc-etcd").compactMap(\.service)
    #expect(calls.map(\.operation) == ["Put"] && calls.map(\.object) == ["web"])
    let range = try heads(of: "grpc-unimplemented").compactMap(\.service).last
    #expect(range?.operation == "Range" && range?.object == "web")
  }

  @Test func `requests to Docker say what is done to which container`() throws {
    let expected: [(String, String, String?)] = [
      ("POST /v1.41/containers/create?name=web", "create container", "web"),
      ("POST /containers/create?name=web", "create container", "web"),
      ("POST /v1.41/containers/3f8e/start", "start container", "3f8e"),
      ("GET /v1.41/containers/3f8e/json", "inspect container", "3f8e"),
      ("GET /v1.41/containers/json?all=1", "list container", nil),
      ("DELETE /v1.41/containers/3f8e?force=1", "remove container", "3f8e"),
      ("GET /v1.41/images/library/nginx/json", "inspect image", "library/nginx"),
      ("HEAD /_ping", "_ping", nil),
    ]
    for (request, operation, object) in expected {
      let service = try #require(try self.service(request))
      #expect(service.name == "Docker" && service.operation == operation && service.object == object)
    }
  }

  @Test func `other paths are no service's`() throws {
    for request in [
      "GET /", "GET /images/logo.png", "GET /v2/key", "GET /version", "POST /etcdserverpb.KV/",
      "GET /v1.x/containers/json",
    ] {
      #expect(try service(request) == nil, "\(request)")
    }
  }
}
