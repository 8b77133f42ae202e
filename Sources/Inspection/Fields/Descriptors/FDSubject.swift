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
    event.hasAny([.createsFD, .usesFD, .destroysFD]) ? moment.thread : nil
  }

  /// The descriptor that the event is about, or else the one that the thread's call is about.
  func eventFD(of slot: ThreadSlot) -> FDEntry? {
    if let fd = fdOfEvent { return fd }
    let number = threads[slot].lastEventFD
    return number.rawValue == -1 ? nil : self.fd(number, of: slot)
  }
}
