import Testing

@testable import Events

@Suite struct NamedEventTests {
  @Test(arguments: [
    (EventType.openExit, "open"), (.readExit, "read"), (.writeExit, "write"), (.socketEnter, "socket"),
    (.socketExit, "socket"),
    (.connectEnter, "connect"), (.connectExit, "connect"), (.acceptEnter, "accept"), (.acceptExit, "accept"),
    (.creatExit, "creat"),
    (.oldOpenatEnter, "openat"), (.oldOpenatExit, "openat"), (.openatExit, "openat"),
    (.openat2Exit, "openat2"), (.contextSwitch, "switch"), (.plainContainer, "container"),
    (.processorTime, "procinfo"), (.kubernetes, "k8s"), (.container, "container"),
    (.notification, "notification"), (.infrastructure, "infra"), (.largeContainer, "container"),
    (.asynchronous, "asyncevent"), (.dropEnter, "drop"), (.dropExit, "drop"), (.oldProcessExit, "procexit"),
    (.processExit, "procexit"),
    (.signalDelivery, "signaldeliver"), (.pageFault, "page_fault"),
    (.tracerEnter, "tracer"), (.tracerExit, "tracer"), (.plugin, "pluginevent"),
  ])
  func aConstantIsTheEventItIsCalledAfter(type: EventType, name: String) {
    #expect(EventTable.shared[type]?.name == name)
  }

  @Test func exitsAreExitsAndRecordsAreRecords() {
    let exits: [EventType] = [
      .openExit, .readExit, .writeExit, .socketExit, .connectExit, .acceptExit, .creatExit, .oldOpenatExit,
      .openatExit,
      .openat2Exit, .dropExit, .tracerExit,
    ]
    for exit in exits { #expect(!exit.isEnter) }
    #expect(EventType.oldOpenatEnter.isEnter)
    for enter in [EventType.socketEnter, .connectEnter, .acceptEnter, .tracerEnter] { #expect(enter.isEnter) }
    let records = EventTable.shared.all.filter { $0.name == "container" && $0.type.isEnter }
    #expect(records.count == 3)
    for record in records { #expect(record.type.isContainerRecord) }
    #expect(EventTable.shared[.largeContainer]?.flags.contains(.large) == true)
    for old in [EventType.oldOpenatEnter, .oldOpenatExit] {
      #expect(EventTable.shared[old]?.flags.contains(.old) == true)
    }
    #expect(EventTable.shared[.openatExit]?.flags.contains(.old) == false)
  }

  @Test func theTwoGenericEventsAreSystemCalls() {
    let generic = EventTable.shared.all.filter(\.type.isGeneric)
    #expect(generic.map(\.name) == ["syscall", "syscall"])
  }

  @Test func paramsThatDifferHaveDifferentFingerprints() {
    var words: [UInt64: String] = [:]
    for word in TableText(EventTable.rows).rows().flatMap({ $0.dropFirst(5) }) {
      let known = words.updateValue(word.string, forKey: word.fingerprint)
      #expect(known == nil || known == word.string)
    }
    #expect(words.count > 200)
  }
}
