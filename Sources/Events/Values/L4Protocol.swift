/// The transport of a socket; the raw values are those of capture files.
public enum L4Protocol: UInt8, Sendable, CaseIterable {
  case unknown = 0
  case notApplicable = 1
  case tcp = 2
  case udp = 3
  case icmp = 4
  case raw = 5
}
