internal import Events

/// What `Machine` needs to know of an event's type while applying it: eight bytes, loaded at once.
struct EventTraits {
  /// The flags of the event table in the lower half, facts that follow from the row in the upper.
  private var bits: UInt32 = 0
  /// How many params sysdig 0.29.3 writes.
  private(set) var classicParamCount: UInt8 = 255
  /// Where a newer writer repeats the enter's descriptor in the exit; -1 for nowhere.
  private(set) var exitFDParam: Int8 = -1

  init() {}

  init(_ event: EventInfo) {
    bits = UInt32(event.flags.rawValue)
    classicParamCount = UInt8(clamping: event.classicParamCount)
    note(Fact.startsWithResult, if: event.params.first.map { $0.name == "res" || $0.name == "fd" } ?? false)
    note(Fact.isCloneExit, if: !event.type.isEnter && HandlerRow.cloneNames.contains(event.name))
    note(Fact.isSwitch, if: event.name == "switch")
    note(Fact.isContainerRecord, if: event.name == "container" && !event.flags.contains(.skipsState))
    guard !event.type.isEnter, event.flags.contains(.usesFD) else { return }
    note(Fact.fdIsInExit, if: event.name == "copy_file_range")
    let first = event.flags.contains(.newer) || fdIsInExit ? 1 : max(1, event.classicParamCount)
    for (index, param) in event.params.enumerated() where index >= first && param.kind == .fd {
      exitFDParam = Int8(truncatingIfNeeded: index)
      break
    }
  }

  /// Bits of the upper half.
  private enum Fact {
    static let startsWithResult: UInt32 = 1 << 16
    static let fdIsInExit: UInt32 = 1 << 17
    static let isCloneExit: UInt32 = 1 << 18
    static let isSwitch: UInt32 = 1 << 19
    static let isContainerRecord: UInt32 = 1 << 20
    static let hasHandler: UInt32 = 1 << 21
  }

  var flags: EventFlags { EventFlags(rawValue: UInt16(truncatingIfNeeded: bits)) }
  /// The first param is the call's result, or the descriptor it made.
  var startsWithResult: Bool { bits & Fact.startsWithResult != 0 }
  /// The descriptor stands in the exit, whoever wrote it.
  var fdIsInExit: Bool { bits & Fact.fdIsInExit != 0 }
  var isCloneExit: Bool { bits & Fact.isCloneExit != 0 }
  /// A context switch with its counters: it belongs to no call.
  var isSwitch: Bool { bits & Fact.isSwitch != 0 }
  var isContainerRecord: Bool { bits & Fact.isContainerRecord != 0 }
  /// There is a row for it in the table of handlers.
  var hasHandler: Bool { bits & Fact.hasHandler != 0 }

  /// The event touches no thread.
  var touchesNoThread: Bool { bits & (UInt32(EventFlags.skipsState.rawValue) | Fact.isContainerRecord) != 0 }
  /// The event creates no thread when it is the first to name one.
  var addsNoThread: Bool { bits & (Fact.isCloneExit | Fact.isSwitch) != 0 }

  mutating func noteHandler() { bits |= Fact.hasHandler }

  private mutating func note(_ fact: UInt32, if holds: Bool) { if holds { bits |= fact } }
}
