public import Events
internal import Glibc

extension IPAddress {
  /// The address that `text` writes; a test that writes a wrong one stops.
  public static func parse(_ text: String) -> IPAddress {
    var bytes = [UInt8](repeating: 0, count: 16)
    let isV6 = text.utf8.contains(UInt8(ascii: ":"))
    // Safe: inet_pton writes at most 16 bytes, for IPv6, and reads a NUL-terminated string.
    guard unsafe inet_pton(isV6 ? AF_INET6 : AF_INET, text, &bytes) == 1 else {
      preconditionFailure("\(text) is not an IP address")
    }
    return unsafe IPAddress(networkOrder: bytes.span.bytes, at: 0, isV6: isV6)
  }
}
