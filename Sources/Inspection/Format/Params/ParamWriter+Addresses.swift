internal import Events
internal import State

/// Addresses of sockets as events carry them, with names of services in place of ports where those are wanted.
extension ParamWriter {
  func append(socketAddress bytes: RawSpan, _ machine: borrowing Machine, to out: inout ByteBuffer) {
    guard style.resolvesPorts else { return out.append(socketAddress: bytes) }
    let transport = machine.fdOfEvent?.shownTransport ?? .unknown
    out.append(socketAddress: bytes) { port in ServiceNames.name(of: port, transport) }
  }

  func append(socketTuple bytes: RawSpan, _ machine: borrowing Machine, to out: inout ByteBuffer) {
    let invalid: StaticString = "INVALID unix"
    guard style.resolvesPorts else { return out.append(socketTuple: bytes, unnamed: invalid) }
    let transport = machine.fdOfEvent?.shownTransport ?? .unknown
    out.append(socketTuple: bytes, unnamed: invalid) { port in ServiceNames.name(of: port, transport) }
  }
}
