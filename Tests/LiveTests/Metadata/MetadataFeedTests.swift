import Events
import Testing

@testable import Live

/// The other side is a shell here: what it says is what the tests say.
@Suite("Names as events")
struct MetadataFeedTests {
  private static let id = String(repeating: "0123456789abcdef", count: 4)
  private static let group = Array("/docker/\(id)".utf8)

  @Test("A container is asked for once, and its record is an event as captures have it")
  func container() {
    var notes: [String] = []
    var feed = feed(
      "while read word rest; do case $word in cgroup) echo container \"{$rest}\";; settle) echo settled;; esac; done"
    ) { notes.append($0) }
    var events = EncodedEvents()
    feed.ask([Self.group, Self.group, Array("/user.slice".utf8)])
    feed.settle(at: 7_000_000_000, into: &events)
    #expect(events.entries.count == 1)
    let (image, text) = (events.image(0), events.text(0))
    #expect(image?.type == .largeContainer)
    #expect(image?.time == Timestamp(rawValue: 7_000_000_000))
    #expect(text == "{/docker/\(Self.id)}\0")
    #expect(notes == [])
  }

  @Test("Objects of Kubernetes and notes are told, and lines of other versions are not")
  func others() {
    var notes: [String] = []
    var feed = feed(
      "echo 'kubernetes {}'; echo something else; echo note the server is away; echo settled; cat >&2"
    ) {
      notes.append($0)
    }
    var events = EncodedEvents()
    feed.ask([Self.group])
    feed.settle(at: 1, into: &events)
    let image = events.image(0)
    #expect(events.entries.count == 1)
    #expect(image?.type == .kubernetes)
    #expect(notes == ["the server is away"])
  }

  @Test("Nobody waits for one that says nothing, nor for one that is gone")
  func silence() {
    var notes: [String] = []
    for (script, expected) in [("cat >&2", 0), ("exit 3", 1)] {
      notes = []
      var feed = feed(script) { notes.append($0) }
      var events = EncodedEvents()
      let start = BootClock.now
      feed.ask([Self.group])
      feed.settle(at: 1, into: &events)
      #expect(events.entries.isEmpty)
      #expect(BootClock.now - start < 5_000_000_000)
      #expect(notes.count == expected)
    }
  }

  @Test("A program that cannot be started is told of once")
  func missing() {
    var notes: [String] = []
    var feed = MetadataFeed(MetadataSettings(program: "/nowhere/trowel-metadata", arguments: [])) {
      notes.append($0)
    }
    var events = EncodedEvents()
    feed.ask([Self.group])
    feed.settle(at: 1, into: &events)
    feed.ask([Array("/docker/\(String(Self.id.reversed()))".utf8)])
    #expect(notes.count == 1)
    #expect(notes.first?.contains("/nowhere/trowel-metadata") == true)
  }

  @Test("A message may come in pieces, and be longer than a pipe holds")
  func pieces() {
    var feed = feed(
      "printf 'container 12'; sleep 0.1; head -c 200000 /dev/zero | tr '\\0' x; echo; echo settled; cat >&2"
    ) { _ in }
    var events = EncodedEvents()
    feed.ask([Self.group])
    feed.settle(at: 1, into: &events)
    let text = events.text(0)
    #expect(text?.utf8.count == 200_003)
  }

  private func feed(_ script: String, note: @escaping (String) -> Void) -> MetadataFeed {
    MetadataFeed(
      MetadataSettings(program: "/bin/sh", arguments: ["-c", script], patience: 1_500), note: note)
  }
}

extension EncodedEvents {
  fileprivate func image(_ index: Int) -> EventImage? {
    with(index) { EventImage(copying: $0) }
  }

  /// The only param of an event.
  fileprivate func text(_ index: Int) -> String? {
    with(index) { view in
      guard let text = view.param(0) else { return nil }
      return String(decoding: [UInt8](copying: text), as: UTF8.self)
    }
  }

  private func with<Value>(_ index: Int, _ body: (EventView) -> Value?) -> Value? {
    guard index < entries.count else { return nil }
    let entry = entries[index]
    guard
      let view = EventView(
        bytes: event(entry), number: 1, cpu: entry.cpu, dumpFlags: [], shape: entry.shape, knownParamCount: 0)
    else { return nil }
    return body(view)
  }
}
