internal import Events
internal import State

/// The row of a field that is read off the descriptor of the event; missing where the descriptor is not known.
extension FieldInfo {
  typealias FDExtractor = @Sendable (FDEntry, borrowing Machine, inout FieldScratch) -> FieldValue?

  static func ofFD(
    _ name: String, _ kind: FieldKind, _ summary: String, _ traits: Traits = .classic,
    extract: @escaping FDExtractor
  ) -> FieldInfo {
    FieldInfo(name, kind, summary, traits) { event, machine, scratch in
      guard let slot = machine.threadUsingFD(event), let fd = machine.eventFD(of: slot) else { return nil }
      return extract(fd, machine, &scratch)
    }
  }
}

extension Machine {
  /// The thread of an event that makes, uses or closes a descriptor; nil for other events and unknown threads.
  func threadUsingFD(_ event: EventView) -> ThreadSlot? {
    FDEvents.contain(event.type) ? moment.thread : nil
  }

  /// The descriptor that the event is about, or else the one that the thread's call is about.
  func eventFD(of slot: ThreadSlot) -> FDEntry? {
    if let fd = fdOfEvent { return fd }
    let number = threads[slot].lastEventFD
    return number.rawValue == -1 ? nil : self.fd(number, of: slot)
  }
}

/// The events that make, use or close a descriptor, a bit each, so that asking touches no table of objects.
enum FDEvents {
  private static let words: [UInt64] = {
    var words = [UInt64](repeating: 0, count: EventTable.shared.count / 64 + 1)
    for event in EventTable.shared.all
    where !event.flags.isDisjoint(with: [.createsFD, .usesFD, .destroysFD]) {
      words[Int(event.type.rawValue) / 64] |= 1 << UInt64(event.type.rawValue % 64)
    }
    return words
  }()

  static func contain(_ type: EventType) -> Bool {
    let word = Int(type.rawValue >> 6)
    return word < words.count && words[word] >> UInt64(type.rawValue & 63) & 1 != 0
  }
}

extension FDEntry {
  /// What `fd.type` says.
  var typeName: StaticString {
    Int(kind.rawValue) < Self.typeNames.count ? Self.typeNames[Int(kind.rawValue)].name : "<NA>"
  }

  /// What `fd.typechar` says.
  var typeLetter: UInt8 {
    Int(kind.rawValue) < Self.typeNames.count ? Self.typeNames[Int(kind.rawValue)].letter : UInt8(ascii: "?")
  }

  /// By raw value of `FDKind`.
  private static let typeNames: [(name: StaticString, letter: UInt8)] = [
    ("<NA>", UInt8(ascii: "o")), ("file", UInt8(ascii: "f")), ("directory", UInt8(ascii: "d")),
    ("ipv4", UInt8(ascii: "4")), ("ipv6", UInt8(ascii: "6")), ("ipv4", UInt8(ascii: "4")),
    ("ipv6", UInt8(ascii: "6")), ("pipe", UInt8(ascii: "p")), ("unix", UInt8(ascii: "u")),
    ("event", UInt8(ascii: "e")), ("<NA>", UInt8(ascii: "X")), ("signalfd", UInt8(ascii: "s")),
    ("eventpoll", UInt8(ascii: "l")), ("inotify", UInt8(ascii: "i")), ("timerfd", UInt8(ascii: "t")),
    ("netlink", UInt8(ascii: "n")), ("file", UInt8(ascii: "f")), ("bpf", UInt8(ascii: "b")),
    ("userfaultfd", UInt8(ascii: "u")), ("io_uring", UInt8(ascii: "r")), ("memfd", UInt8(ascii: "m")),
    ("pidfd", UInt8(ascii: "P")),
  ]
}
