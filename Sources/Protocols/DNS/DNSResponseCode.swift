/// How a server says that a question went: the four bits of the header, and eight more of EDNS above them.
///
/// Source: RFC 6895, 2.3.
package struct DNSResponseCode: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  package let rawValue: UInt16
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  package static let noError = DNSResponseCode(rawValue: 0)
  package static let formatError = DNSResponseCode(rawValue: 1)
  package static let serverFailure = DNSResponseCode(rawValue: 2)
  package static let noSuchName = DNSResponseCode(rawValue: 3)
  package static let notImplemented = DNSResponseCode(rawValue: 4)
  package static let refused = DNSResponseCode(rawValue: 5)

  private static let names = [
    "NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED", "YXDOMAIN", "YXRRSET", "NXRRSET",
    "NOTAUTH", "NOTZONE",
  ]

  package var description: String {
    let index = Int(rawValue)
    if index < Self.names.count { return Self.names[index] }
    return rawValue == 16 ? "BADVERS" : rawValue == 23 ? "BADCOOKIE" : "RCODE\(rawValue)"
  }
}
