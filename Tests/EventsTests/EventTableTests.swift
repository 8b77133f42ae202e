import Events
import Testing

@Suite struct EventTableTests {
  private let events = EventTable.shared.all

  @Test func codesAreDense() {
    #expect(events.count == EventTable.shared.count)
    #expect(events.map { Int($0.type.rawValue) } == Array(0..<events.count))
    #expect(events.count >= 454)
  }

  @Test func aCodeBeyondTheTableIsUnknown() {
    #expect(EventTable.shared[EventType(rawValue: UInt16(events.count))] == nil)
    #expect(EventTable.shared[EventType(rawValue: .max)] == nil)
  }

  @Test func namesAreWellFormed() {
    for event in events {
      #expect(!event.name.isEmpty)
      #expect(
        event.name.utf8.allSatisfy { isLower($0) || isDigit($0) || $0 == UInt8(ascii: "_") || isUpper($0) })
      for param in event.params { #expect(!param.name.isEmpty, "a param of \(event.name)") }
    }
  }

  @Test func anEnterAndItsExitShareTheirName() {
    for enter in events where enter.type.isEnter && !enter.flags.contains(.unused) {
      guard let exit = EventTable.shared[EventType(rawValue: enter.type.rawValue + 1)] else { continue }
      if !exit.flags.contains(.unused) { #expect(enter.name == exit.name, "code \(enter.type.rawValue)") }
    }
  }

  @Test func aRelativePathNamesADescriptorAsItsDirectory() {
    for event in events {
      for param in event.params where param.kind == .relpath {
        guard let index = param.directoryParam, event.params.indices.contains(index) else {
          Issue.record("\(event.name).\(param.name) has no directory")
          continue
        }
        // The enter of openat names param 0; others name the one that holds the descriptor.
        #expect(
          [.fd, .relpath, .path, .chars, .fd32].contains(event.params[index].kind),
          "\(event.name).\(param.name)")
      }
    }
  }

  @Test func onlySelectedValuesHaveVariants() {
    for param in events.flatMap(\.params) {
      #expect((param.kind == .dyn) == !param.variants.isEmpty, "\(param.name)")
    }
  }

  @Test func newerParamsStandBehindTheClassicOnes() {
    for event in events { #expect(event.classicParamCount <= event.params.count) }
    #expect(EventTable.shared[EventType(rawValue: 3)]?.classicParamCount == 5)
    #expect(EventTable.shared[EventType(rawValue: 3)]?.params.count == 6)
  }

  @Test func descriptorsStandFirstWhereAnEventUsesOne() {
    let open = EventTable.shared[EventType(rawValue: 4)]
    #expect(open?.name == "close" && open?.flags.contains(.destroysFD) == true && open?.category == .ioOther)
  }

  private func isLower(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
  private func isUpper(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
  private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
