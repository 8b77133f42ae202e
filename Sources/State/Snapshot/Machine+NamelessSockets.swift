internal import Events

/// Sockets that have been made and not named yet: records have no place for them.
extension Machine {
  /// The calls that made them, hidden.
  ///
  /// - Parameter time: when they are said to have been made.
  func namelessSockets(of slots: [ThreadSlot], at time: Timestamp) -> [EventImage] {
    var calls: [EventImage] = []
    for slot in slots {
      for position in threads[slot].fds.positions {
        let entry = threads[slot].fds[position: position]
        guard entry.isNamelessSocket, threads[slot].fds.number(at: position) != FDTable.canceled else {
          continue
        }
        let fd = threads[slot].fds.number(at: position)
        let thread = threads[slot].id
        let numbers = [UInt32(entry.family), entry.transport.socketType, entry.transport.protocolNumber]
        calls.append(
          EventImage(
            .socketEnter, at: time, on: thread, params: numbers.map { [UInt8](littleEndian: $0) },
            dumpFlags: .stateOnly))
        calls.append(
          EventImage(
            .socketExit, at: time, on: thread, params: [[UInt8](littleEndian: fd.rawValue)],
            dumpFlags: .stateOnly))
      }
    }
    return calls
  }
}

extension FDEntry {
  /// Nothing is known of it but what it was made with.
  var isNamelessSocket: Bool {
    kind == .unknown || (kind.isIPSocket && name == .empty && hasNoAddresses)
  }

  private var hasNoAddresses: Bool {
    source.high | source.low | destination.high | destination.low == 0 && sourcePort | destinationPort == 0
  }

  fileprivate var family: UInt8 {
    switch kind {
    case .ipv4Socket: SocketFamily.ipv4.rawValue
    case .ipv6Socket: SocketFamily.ipv6.rawValue
    default: 0
    }
  }
}

extension L4Protocol {
  /// A type and a protocol number of `socket(2)` from which this transport is told.
  fileprivate var socketType: UInt32 {
    switch self {
    case .tcp: 1
    case .udp, .icmp: 2
    case .raw: 3
    case .unknown, .notApplicable: 0
    }
  }

  fileprivate var protocolNumber: UInt32 {
    switch self {
    case .tcp: 6
    case .udp: 17
    case .icmp: 1
    case .raw: 255
    case .unknown, .notApplicable: 0
    }
  }
}

extension [UInt8] {
  /// The bytes of a number, as events hold it.
  init<Value: FixedWidthInteger>(littleEndian value: Value) {
    self = stride(from: 0, to: Value.bitWidth, by: 8).map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
