/// The type of a record or question.
///
/// Source: IANA, "Domain Name System (DNS) Parameters".
package struct DNSType: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  package let rawValue: UInt16
  package init(rawValue: UInt16) { self.rawValue = rawValue }
  private init(_ rawValue: UInt16) { self.rawValue = rawValue }

  package static let a = DNSType(1)
  package static let ns = DNSType(2)
  package static let cname = DNSType(5)
  package static let soa = DNSType(6)
  package static let ptr = DNSType(12)
  package static let mx = DNSType(15)
  package static let txt = DNSType(16)
  package static let aaaa = DNSType(28)
  package static let srv = DNSType(33)
  package static let dname = DNSType(39)
  package static let opt = DNSType(41)
  package static let svcb = DNSType(64)
  package static let https = DNSType(65)
  package static let caa = DNSType(257)

  private static let names: [UInt16: String] = [
    1: "A", 2: "NS", 5: "CNAME", 6: "SOA", 12: "PTR", 13: "HINFO", 15: "MX", 16: "TXT", 28: "AAAA", 33: "SRV",
    35: "NAPTR", 39: "DNAME", 41: "OPT", 43: "DS", 44: "SSHFP", 46: "RRSIG", 47: "NSEC", 48: "DNSKEY",
    50: "NSEC3", 51: "NSEC3PARAM", 52: "TLSA", 64: "SVCB", 65: "HTTPS", 99: "SPF", 250: "TSIG", 251: "IXFR",
    252: "AXFR", 255: "ANY", 256: "URI", 257: "CAA",
  ]

  /// `A`, `HTTPS`; RFC 3597's `TYPE1234` for what has no name here.
  package var description: String { Self.names[rawValue] ?? "TYPE\(rawValue)" }
}
