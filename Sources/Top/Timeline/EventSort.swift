package import Events
package import State

/// What an event is about, as coarsely as a strip of colors can tell.
package enum EventSort: Int, CaseIterable, Sendable {
  case file, network, memory, process, other

  /// The word that a legend shows.
  package var name: String {
    switch self {
    case .file: "files"
    case .network: "network"
    case .memory: "memory"
    case .process: "processes"
    case .other: "other"
    }
  }

  /// The sort of the event that was applied to `machine` last.
  package static func of(_ event: EventView, _ machine: borrowing Machine) -> EventSort {
    let code = Int(event.type.rawValue)
    guard code < byCode.count else { return .other }
    return byCode[code] ?? of(machine.fdOfEvent?.kind)
  }

  /// By code of event; nil where the descriptor decides.
  private static let byCode: [EventSort?] = EventTable.shared.all.map { info in
    info.category.isIO ? nil : of(info.category)
  }

  private static func of(_ category: EventCategory) -> EventSort {
    switch category {
    case .file: .file
    case .net: .network
    case .memory: .memory
    case .process, .signal, .scheduler: .process
    default: .other
    }
  }

  private static func of(_ kind: FDKind?) -> EventSort {
    switch kind {
    case .file, .fileV2, .directory: .file
    case .ipv4Socket, .ipv6Socket, .ipv4Listener, .ipv6Listener, .unixSocket: .network
    default: .other
    }
  }
}
