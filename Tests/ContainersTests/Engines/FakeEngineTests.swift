import Synchronization
import TestSupport
import Testing

@testable import Containers

@Suite("Engines that do not behave")
struct FakeEngineTests {
  private static let id = String(repeating: "ab", count: 32)
  private static let inspected = #"{"Id":"\#(id)","Name":"/web","Image":"sha256:11"}"#
  private static let listed = #"[{"Id":"\#(id)","Names":["/web"],"Created":7}]"#

  private let loop = MetadataLoop()
  private let folder = TemporaryFolderBox()

  private func docker(timeout: Int = 300) -> RESTEngine {
    RESTEngine(.docker, socket: folder.path + "/d.sock", timeout: timeout, in: loop)
  }

  private func fake(_ react: @escaping @Sendable (String) -> FakeEngine.Reaction) -> FakeEngine {
    FakeEngine(folder.path + "/d.sock", react)
  }

  @Test("A container is told with the digest of its image")
  func wellBehaved() throws {
    let fake = fake { path in
      path.hasPrefix("/images/")
        ? .answer(200, #"{"RepoDigests":["web@sha256:22"],"RepoTags":["web:3"]}"#)
        : .answer(200, Self.inspected)
    }
    defer { fake.stop() }
    let record = try #require(loop.ask(docker(), Self.id)?.answer.record)
    #expect(record.name == "web")
    #expect(record.image.digest == "sha256:22")
    #expect(fake.asked == ["/containers/\(Self.id)/json", "/images/sha256%3A11/json"])
  }

  @Test("A container that is locked while it starts is known by the list, and later in full")
  func locked() throws {
    // A class, because closures that are sent elsewhere cannot borrow.
    final class Lock: Sendable { let isLocked = Mutex(true) }
    let lock = Lock()
    let fake = fake { path in
      if path.hasPrefix("/containers/json") { return .answer(200, Self.listed) }
      if path.hasPrefix("/events") { return .stall }
      if path.hasPrefix("/images") { return .answer(404, "{}") }
      return lock.isLocked.withLock { $0 } ? .stall : .answer(200, Self.inspected)
    }
    defer { fake.stop() }
    let engine = docker()
    var told: [ContainerRecord] = []
    engine.follow { told.append($0) }
    let (answer, milliseconds) = try #require(loop.ask(engine, Self.id))
    #expect(answer.record?.name == "web")
    #expect(answer.record?.isPartial == true)
    #expect(milliseconds < 100)
    lock.isLocked.withLock { $0 = false }
    #expect(loop.run { !told.isEmpty })
    #expect(told.map(\.isPartial) == [false])
  }

  @Test(
    "What is no answer is a failure that says why",
    arguments: [
      (FakeEngine.Reaction.answer(500, "broken"), "it answers 500: broken"),
      (.answer(200, "{\"Id\":"), "its answer cannot be read"),
      (.answer(200, "{}"), "its answer cannot be read"),
      (.drop, "Server returned nothing"),
      (.bytes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"Id\":\"half"), "Transferred a partial file"),
      (.bytes("what?\r\n"), "Unsupported protocol"),
      (.stall, "Timeout was reached"),
    ])
  func failures(reaction: FakeEngine.Reaction, reason: String) throws {
    let fake = fake { _ in reaction }
    defer { fake.stop() }
    let (answer, milliseconds) = try #require(loop.ask(docker(), Self.id))
    #expect(answer.failure?.contains(reason) == true, "\(answer)")
    #expect(milliseconds < 2_000)
  }

  @Test("A container that the engine does not have is unknown, and a socket that is not there a failure")
  func unknown() throws {
    let engine = docker()
    #expect(try #require(loop.ask(engine, Self.id)).answer.failure?.contains("connect") == true)
    let fake = fake { _ in .answer(404, #"{"message":"No such container: nosuch"}"#) }
    #expect(try #require(loop.ask(engine, Self.id)).answer.isUnknown)
    fake.stop()
    #expect(try #require(loop.ask(engine, Self.id)).answer.failure != nil)
  }

  @Test("Podman that listens on Docker's socket is asked in its own words")
  func podmanInDisguise() throws {
    let fake = fake { path in
      let body = path.hasPrefix("/v4.0.0/libpod/containers/") ? Self.inspected : "{}"
      return .bytes(
        "HTTP/1.1 200 OK\r\nServer: Libpod/4.3.1 (linux)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
      )
    }
    defer { fake.stop() }
    let engine = docker()
    let record = try #require(loop.ask(engine, Self.id)?.answer.record)
    #expect(record.kind == .podman)
    #expect(engine.name.hasPrefix("Podman ("))
  }

  @Test("Containers that start are told, also by an engine that comes later or back again")
  func followed() throws {
    let start = #"{"Type":"container","Action":"start","Actor":{"ID":"\#(Self.id)"}}"#
    let react: @Sendable (String) -> FakeEngine.Reaction = { path in
      if path.hasPrefix("/events") {
        let lines = "{half a line\nnothing\n\(start)\n"
        return .bytes("HTTP/1.1 200 OK\r\n\r\n\(lines)")
      }
      return path.hasPrefix("/containers/\(Self.id)") ? .answer(200, Self.inspected) : .answer(404, "{}")
    }
    let engine = docker()
    var told: [ContainerRecord] = []
    engine.follow { told.append($0) }
    #expect(!loop.run(atMost: 150) { !told.isEmpty })
    let first = fake(react)
    #expect(loop.run { !told.isEmpty })
    first.stop()
    let count = told.count
    #expect(!loop.run(atMost: 300) { told.count > count + 1 })
    let second = fake(react)
    let before = told.count
    #expect(loop.run { told.count > before })
    second.stop()
  }

  @Test(
    "CRI that stalls, drops or does not speak HTTP/2 is a failure that says why",
    arguments: [
      (FakeEngine.Reaction.stall, "Timeout was reached"), (.drop, ""),
      (.bytes("HTTP/1.1 200 OK\r\n\r\n"), ""),
    ])
  func cri(reaction: FakeEngine.Reaction, reason: String) throws {
    let fake = FakeEngine(folder.path + "/c.sock") { _ in reaction }
    defer { fake.stop() }
    let engine = CRIEngine(socket: fake.path, timeout: 300, in: loop)
    let (answer, milliseconds) = try #require(loop.ask(engine, Self.id))
    #expect(answer.failure?.contains(reason) == true || reason.isEmpty && answer.failure != nil, "\(answer)")
    #expect(milliseconds < 2_000)
  }

  @Test("Of an engine that fails there is one note, and the others go on")
  func notes() throws {
    let good = fake { path in
      path.hasPrefix("/containers/\(Self.id)") ? .answer(200, Self.inspected) : .answer(404, "{}")
    }
    let bad = FakeEngine(folder.path + "/bad.sock") { _ in .answer(500, "broken") }
    defer {
      good.stop()
      bad.stop()
    }
    var settings = MetadataSettings()
    settings.dockerSockets = [bad.path, good.path]
    settings.criSockets = [folder.path + "/nosuch.sock"]
    var lines: [String] = []
    let lookup = ContainerLookup(asking: EngineDirectory(settings, loop).engines, in: loop) {
      lines.append(String(decoding: $0.line, as: UTF8.self))
    }
    let other = String(repeating: "cd", count: 32)
    lookup.look(at: "/docker/\(Self.id)")
    lookup.look(at: "/docker/\(other)/init.scope")
    var isSettled = false
    lookup.settle { isSettled = true }
    #expect(loop.run { isSettled })
    _ = loop.run(atMost: 400) { false }
    #expect(lines.filter { $0.hasPrefix("container ") }.count == 1)
    let notes = lines.filter { $0.hasPrefix("note ") }
    #expect(notes.count == 2)
    #expect(
      notes.contains { $0.contains("bad.sock) does not tell names of containers: it answers 500: broken") })
    #expect(
      notes.contains { $0.contains("CRI (\(folder.path)/nosuch.sock) does not tell names of containers") })
  }
}

/// A folder as long as the test.
private final class TemporaryFolderBox {
  private let folder = TemporaryFolder()
  var path: String { folder.path }
}
