internal import CKernel
internal import Glibc

/// Calls about sockets of this process.
extension SystemCall {
  /// An option of SOL_SOCKET that is a number; 0 where the socket does not tell it.
  static func socketOption(_ socket: Int32, _ name: Int32) -> Int32 {
    var value: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    // Safe: there is room for as many bytes as `size` says.
    return unsafe getsockopt(socket, SOL_SOCKET, name, &value, &size) < 0 ? 0 : value
  }

  /// The bytes of the `struct sockaddr` that a socket has; nil where it has none.
  static func address(of socket: Int32) -> [UInt8]? { unsafe address { unsafe getsockname(socket, $0, $1) } }

  /// That of the socket at its other end.
  static func address(ofPeerOf socket: Int32) -> [UInt8]? {
    unsafe address { unsafe getpeername(socket, $0, $1) }
  }

  @unsafe
  private static func address(
    _ ask: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32
  ) -> [UInt8]? {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    // Safe: every address fits into a `sockaddr_storage`, whose beginning is a `sockaddr`.
    let result = unsafe withUnsafeMutablePointer(to: &storage) { place in
      unsafe place.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe ask($0, &length) }
    }
    return result < 0 ? nil : Array(CLayout.bytes(storage).prefix(Int(length)))
  }
}
