internal import Events
internal import State

/// The data that was read or written.
extension FieldInfo {
  static let eventBuffers: [FieldInfo] = [
    FieldInfo("evt.buffer", .bytes, "The data of calls that read or write, as far as it was recorded.") {
      event, machine, scratch in
      guard let index = ParamSelection.data.index(in: event), let bytes = event.param(index),
        let info = scratch.params.table[event.type], let plan = scratch.params.table.plan(info, index)
      else { return nil }
      if scratch.isForComparison || scratch.isForTransformer {
        scratch.text.append(bytes)
        return .bytes
      }
      scratch.params.appendRaw(
        Param(plan, bytes, scratch.params.table), event, machine, to: &scratch.text)
      return .text
    },
    FieldInfo("evt.buflen", .uint64, "Bytes that a call read or wrote.") { event, machine, _ in
      event.transferred(machine) { _, _ in true }
    },
    hiddenLength("evt.buflen.in", "Bytes that a call read.") { category, _ in category == .ioRead },
    hiddenLength("evt.buflen.out", "Bytes that a call wrote.") { category, _ in category == .ioWrite },
    hiddenLength("evt.buflen.file", "Bytes that a call read from a file or wrote to it.") { _, kind in
      kind.isFile
    },
    hiddenLength("evt.buflen.file.in", "Bytes that a call read from a file.") { category, kind in
      category == .ioRead && kind.isFile
    },
    hiddenLength("evt.buflen.file.out", "Bytes that a call wrote to a file.") { category, kind in
      category == .ioWrite && kind.isFile
    },
    hiddenLength("evt.buflen.net", "Bytes that a call read from a socket or wrote to it.") { _, kind in
      kind.isIP
    },
    hiddenLength("evt.buflen.net.in", "Bytes that a call read from a socket.") { category, kind in
      category == .ioRead && kind.isIP
    },
    hiddenLength("evt.buflen.net.out", "Bytes that a call wrote to a socket.") { category, kind in
      category == .ioWrite && kind.isIP
    },
  ]

  /// A length for views: of the transfers that pass the test.
  private static func hiddenLength(
    _ name: String, _ summary: String, test: @escaping @Sendable (EventCategory, FDKind) -> Bool
  ) -> FieldInfo {
    FieldInfo(name, .uint64, summary, [.classic, .hidden]) { event, machine, _ in
      event.transferred(machine, test)
    }
  }
}

extension ParamSelection {
  fileprivate static let data = ParamSelection(named: "data")
}

extension EventView {
  /// What a call on a known descriptor transferred, if it did and its category and descriptor pass the test.
  fileprivate func transferred(
    _ machine: borrowing Machine, _ test: (EventCategory, FDKind) -> Bool
  ) -> FieldValue? {
    let category = category
    guard let fd = machine.fdOfEvent, category.isIO, !type.isEnter, test(category, fd.kind),
      let count = param(0)?.value(as: Int64.self), count >= 0
    else { return nil }
    return .uint(UInt64(count))
  }
}

extension FDKind {
  /// An IP socket of either version, connected or listening.
  fileprivate var isIP: Bool { isIPSocket || isIPListener }
}
