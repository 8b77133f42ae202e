internal import Glibc

/// Sends datagrams to one address of IPv4.
final class DatagramSender {
  private let descriptor: Int32

  /// - Parameter address: dotted; nil where it is none, or where nothing can be sent there.
  init?(_ address: String, port: UInt16) {
    var peer = sockaddr_in()
    peer.sin_family = sa_family_t(AF_INET)
    peer.sin_port = port.bigEndian
    // Safe: the structure holds an address of this family.
    guard unsafe inet_pton(AF_INET, address, &peer.sin_addr) == 1 else { return nil }
    descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return nil }
    let isConnected = unsafe withUnsafePointer(to: &peer) { peer in
      unsafe peer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isConnected else { return nil }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Sends one datagram; false where it cannot be.
  func send(_ message: String) -> Bool {
    let bytes = Array(message.utf8)
    let sent = unsafe bytes.withUnsafeBytes { unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, 0) }
    return sent == bytes.count
  }
}
