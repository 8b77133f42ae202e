internal import Events

/// One end of a conversation.
struct Endpoint: Hashable {
  let address: IPAddress
  let port: UInt16
}

/// A packet that may have carried what a process wrote or read: nobody saw it, and its headers are made up.
struct MadeUpPacket {
  let source: Endpoint
  let destination: Endpoint
  let transport: Transport
  /// How long the payload was, whose beginning is known; what is missing counts as zeros in the checksum.
  let payloadByteCount: Int

  enum Transport {
    case udp
    case tcp(sequence: UInt32, acknowledgment: UInt32, flags: TCPFlags)
  }

  struct TCPFlags: OptionSet {
    let rawValue: UInt16
    static let finish = TCPFlags(rawValue: 1)
    static let synchronize = TCPFlags(rawValue: 2)
    static let reset = TCPFlags(rawValue: 4)
    static let push = TCPFlags(rawValue: 8)
    static let acknowledge = TCPFlags(rawValue: 16)
  }

  private var isV6: Bool { source.address.isV6 }

  private var transportByteCount: Int {
    switch transport {
    case .udp: 8
    case .tcp: 20
    }
  }

  /// Bytes before the payload.
  var headerByteCount: Int { (isV6 ? 40 : 20) + transportByteCount }

  /// The largest payload that fits, whatever the headers.
  static let largestPayload = 65_535 - 60

  /// Appends both headers. Source: RFC 791, RFC 8200, RFC 768, RFC 9293.
  func appendHeaders(before payload: RawSpan, to out: inout ByteBuffer) {
    let number: UInt16 =
      switch transport {
      case .udp: 17
      case .tcp: 6
      }
    let length = UInt16(truncatingIfNeeded: transportByteCount + payloadByteCount)
    if isV6 { appendIPv6(number, length, to: &out) } else { appendIPv4(number, length, to: &out) }
    var sum = InternetChecksum()
    sum.add(source.address)
    sum.add(destination.address)
    sum.add(number)
    sum.add(length)
    sum.add(source.port)
    sum.add(destination.port)
    sum.add(payload)
    out.append(big: source.port)
    out.append(big: destination.port)
    switch transport {
    case .udp: appendUDP(length, &sum, to: &out)
    case .tcp(let sequence, let acknowledgment, let flags):
      let word = 5 << 12 | flags.rawValue
      for each in [sequence, acknowledgment] {
        out.append(big: each)
        sum.add(each)
      }
      for each in [word, Self.window] {
        out.append(big: each)
        sum.add(each)
      }
      out.append(big: sum.value)
      out.append(big: UInt16(0))
    }
  }

  private static let window: UInt16 = 65_535

  private func appendUDP(_ length: UInt16, _ sum: inout InternetChecksum, to out: inout ByteBuffer) {
    sum.add(length)
    out.append(big: length)
    // Zero would mean that there is none.
    out.append(big: sum.value == 0 ? 0xFFFF : sum.value)
  }

  private func appendIPv4(_ number: UInt16, _ length: UInt16, to out: inout ByteBuffer) {
    // Version and length, total length; no identification, not to be cut up; time to live and transport.
    let words: [UInt16] = [0x4500, length &+ 20, 0, 0x4000, 64 << 8 | number]
    var sum = InternetChecksum()
    for word in words {
      out.append(big: word)
      sum.add(word)
    }
    sum.add(source.address)
    sum.add(destination.address)
    out.append(big: sum.value)
    out.append(networkOrder: source.address)
    out.append(networkOrder: destination.address)
  }

  private func appendIPv6(_ number: UInt16, _ length: UInt16, to out: inout ByteBuffer) {
    out.append(big: UInt32(6 << 28))
    out.append(big: length)
    out.append(big: number << 8 | 64)
    out.append(networkOrder: source.address)
    out.append(networkOrder: destination.address)
  }
}

extension ByteBuffer {
  /// A number as networks send it.
  fileprivate mutating func append<Value: FixedWidthInteger & BitwiseCopyable>(big value: Value) {
    append(little: value.byteSwapped)
  }

  fileprivate mutating func append(networkOrder address: IPAddress) {
    if address.isV6 {
      append(big: address.high)
      append(big: address.low)
    } else {
      append(big: UInt32(truncatingIfNeeded: address.low))
    }
  }
}
