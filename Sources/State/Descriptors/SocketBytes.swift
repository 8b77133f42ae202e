internal import Events

/// What is known of a socket's ends, as the 40 bytes in which every kind of socket keeps its own layout:
///
///     IPv4       u32 source, u32 destination, u16 source port, u16 destination port, u8 transport
///     IPv6       16 bytes source, 16 bytes destination, u16 source port, u16 destination port, u8 transport
///     listener   4 or 16 bytes address, u16 port, u8 transport
///     unix       u64 source, u64 destination
///
/// A socket changes its kind when it is bound, connected or used, and its bytes are then read in the new layout. That
/// is visible: an IPv6 socket that connects to a mapped address has no transport any more, and is called `<unknown>`.
/// Addresses are in network order, ports in host order.
@frozen @usableFromInline
struct SocketBytes: Sendable {
  @usableFromInline var word0: UInt64 = 0
  @usableFromInline var word1: UInt64 = 0
  @usableFromInline var word2: UInt64 = 0
  @usableFromInline var word3: UInt64 = 0
  @usableFromInline var word4: UInt64 = 0
}

extension SocketBytes {
  private static func field<Value: FixedWidthInteger>(_ word: UInt64, at bit: UInt64) -> Value {
    Value(truncatingIfNeeded: word >> bit)
  }

  private static func set<Value: FixedWidthInteger & UnsignedInteger>(
    _ word: inout UInt64, at bit: UInt64, _ value: Value
  ) {
    let mask = UInt64(Value.max) << bit
    word = (word & ~mask) | (UInt64(value) << bit)
  }

  // IPv4
  var source4: UInt32 {
    get { Self.field(word0, at: 0) }
    set { Self.set(&word0, at: 0, newValue) }
  }
  var destination4: UInt32 {
    get { Self.field(word0, at: 32) }
    set { Self.set(&word0, at: 32, newValue) }
  }
  var sourcePort4: UInt16 {
    get { Self.field(word1, at: 0) }
    set { Self.set(&word1, at: 0, newValue) }
  }
  var destinationPort4: UInt16 {
    get { Self.field(word1, at: 16) }
    set { Self.set(&word1, at: 16, newValue) }
  }
  var transport4: UInt8 {
    get { Self.field(word1, at: 32) }
    set { Self.set(&word1, at: 32, newValue) }
  }

  mutating func swapEnds4() {
    (source4, destination4) = (destination4, source4)
    (sourcePort4, destinationPort4) = (destinationPort4, sourcePort4)
  }

  // IPv6
  var source6: IPAddress {
    get { IPAddress(v6High: word0.byteSwapped, low: word1.byteSwapped) }
    set { (word0, word1) = (newValue.high.byteSwapped, newValue.low.byteSwapped) }
  }
  var destination6: IPAddress {
    get { IPAddress(v6High: word2.byteSwapped, low: word3.byteSwapped) }
    set { (word2, word3) = (newValue.high.byteSwapped, newValue.low.byteSwapped) }
  }
  var sourcePort6: UInt16 {
    get { Self.field(word4, at: 0) }
    set { Self.set(&word4, at: 0, newValue) }
  }
  var destinationPort6: UInt16 {
    get { Self.field(word4, at: 16) }
    set { Self.set(&word4, at: 16, newValue) }
  }
  var transport6: UInt8 {
    get { Self.field(word4, at: 32) }
    set { Self.set(&word4, at: 32, newValue) }
  }

  mutating func swapEnds6() {
    (word0, word1, word2, word3) = (word2, word3, word0, word1)
    (sourcePort6, destinationPort6) = (destinationPort6, sourcePort6)
  }

  // Listeners: the address lies where sockets have the source's, and the port right behind it.
  var listenerPort4: UInt16 {
    get { Self.field(word0, at: 32) }
    set { Self.set(&word0, at: 32, newValue) }
  }
  var listenerTransport4: UInt8 {
    get { Self.field(word0, at: 48) }
    set { Self.set(&word0, at: 48, newValue) }
  }
  var listenerPort6: UInt16 {
    get { Self.field(word2, at: 0) }
    set { Self.set(&word2, at: 0, newValue) }
  }
  var listenerTransport6: UInt8 {
    get { Self.field(word2, at: 16) }
    set { Self.set(&word2, at: 16, newValue) }
  }
}
