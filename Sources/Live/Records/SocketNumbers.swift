/// Families of sockets (`AF_…`), as the kernel numbers them on every processor.
enum SocketFamily {
  static let unix: UInt16 = 1
  static let v4: UInt16 = 2
  static let v6: UInt16 = 10
  static let netlink: UInt16 = 16
}

/// States of sockets (`sk_state`), those of TCP: include/net/tcp_states.h of the kernel. Unix sockets use the first and the
/// last two.
enum SocketState {
  static let established: UInt8 = 1
  static let connecting: UInt8 = 2
  static let closed: UInt8 = 7
  static let listening: UInt8 = 10
}
