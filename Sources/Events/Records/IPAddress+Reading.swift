internal import Glibc

extension IPAddress {
  /// Reads an address as inet_pton does: with a dot and without a colon it is IPv4.
  package init?(_ text: String) {
    var bytes = [UInt8](repeating: 0, count: 16)
    let isV6 = text.utf8.contains(UInt8(ascii: ":"))
    guard !text.utf8.contains(0) else { return nil }
    // Safe: there is room for the longest address.
    guard unsafe inet_pton(isV6 ? AF_INET6 : AF_INET, text, &bytes) == 1 else { return nil }
    unsafe self.init(networkOrder: bytes.span.bytes, at: 0, isV6: isV6)
  }
}
