internal import Events

/// What transports are called: by `fd.l4proto` in a word, in lines in a letter.
extension L4Protocol {
  var shownName: StaticString {
    switch self {
    case .tcp: "tcp"
    case .udp: "udp"
    case .icmp: "icmp"
    case .raw: "raw"
    case .unknown, .notApplicable: "<NA>"
    }
  }

  /// The letter behind that of the socket, where the transport is known.
  var letter: UInt8? {
    switch self {
    case .tcp: UInt8(ascii: "t")
    case .udp: UInt8(ascii: "u")
    case .icmp: UInt8(ascii: "i")
    case .raw: UInt8(ascii: "r")
    case .unknown, .notApplicable: nil
    }
  }
}
