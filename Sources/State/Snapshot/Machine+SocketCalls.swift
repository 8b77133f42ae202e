internal import Events

/// Sockets of which records cannot tell all: those without a name yet, and those over IPv6 of which it is known who is
/// the client, which readers of records find out for IPv4 alone.
extension Machine {
  /// The calls that made them what they are, hidden.
  ///
  /// - Parameter time: when they are said to have been made.
  func socketCalls(of slots: [ThreadSlot], at time: Timestamp) -> [EventImage] {
    var calls: [EventImage] = []
    for slot in slots {
      for position in threads[slot].fds.positions {
        let entry = threads[slot].fds[position: position]
        let fd = threads[slot].fds.number(at: position)
        guard entry.needsCalls, fd != FDTable.canceled else { continue }
        let number = [UInt8](littleEndian: fd.rawValue)
        for call in entry.calls(fd: number) {
          calls.append(
            EventImage(call.type, at: time, on: threads[slot].id, params: call.params, dumpFlags: .stateOnly))
        }
      }
    }
    return calls
  }
}

extension FDEntry {
  /// A record cannot tell all that is known of the descriptor.
  var needsCalls: Bool { isNamelessSocket || (kind == .ipv6Socket && hasRole) }

  /// Nothing is known of it but what it was made with.
  private var isNamelessSocket: Bool {
    kind.isIPSocket && name == .empty && hasNoAddresses
  }

  private var hasNoAddresses: Bool {
    source.high | source.low | destination.high | destination.low == 0 && sourcePort | destinationPort == 0
  }

  private var family: UInt8 { (kind == .ipv4Socket ? SocketFamily.ipv4 : .ipv6).rawValue }

  /// The events by which a reader learns of the socket: `socket`, then `connect` of a client; `accept` of a server.
  fileprivate func calls(fd: [UInt8]) -> [(type: EventType, params: [[UInt8]])] {
    if isServer { return [(.acceptEnter, []), (.acceptExit, [fd, ends, [0], noCount, noCount])] }
    let numbers = [UInt32(family), transport.socketType, transport.protocolNumber]
    let making: [(EventType, [[UInt8]])] = [
      (.socketEnter, numbers.map { [UInt8](littleEndian: $0) }), (.socketExit, [fd]),
    ]
    guard isClient else { return making }
    let address = [family] + destination.sixteenBytes + [UInt8](littleEndian: destinationPort)
    let success = [UInt8](littleEndian: 0 as Int64)
    return making + [(.connectEnter, [fd, address]), (.connectExit, [success, ends])]
  }

  private var noCount: [UInt8] { [UInt8](littleEndian: 0 as UInt32) }

  /// Both ends of an IPv6 socket as a param.
  private var ends: [UInt8] {
    [family] + source.sixteenBytes + [UInt8](littleEndian: sourcePort) + destination.sixteenBytes
      + [UInt8](littleEndian: destinationPort)
  }
}

extension IPAddress {
  /// The bytes of an IPv6 address, the first one in front.
  fileprivate var sixteenBytes: [UInt8] {
    [UInt8](littleEndian: high.byteSwapped) + [UInt8](littleEndian: low.byteSwapped)
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
