internal import Events

/// How strace writes an argument.
enum StraceStyle: Sendable, Equatable {
  case number, signed, octal, hex, pointer
  case fd, pair, string, data, vector, program
  /// Names joined by `|`, with this before each.
  case mask(prefix: String)
  /// The name of exactly this value.
  case one
  case open, openMode, socketType, socketFlags, ioctl, protocolNumber, futex, clone, signal, interval, poll,
    option, offset
  /// An address and its length.
  case address, peer, to, from
  /// Something that no event tells.
  case untold

  private static let names: [String: StraceStyle] = [
    "signed": .signed, "octal": .octal, "hex": .hex, "pointer": .pointer, "fd": .fd, "pair": .pair,
    "data": .data, "vector": .vector, "program": .program, "one": .one, "open": .open, "omode": .openMode,
    "socktype": .socketType, "protocol": .protocolNumber, "futex": .futex, "clone": .clone, "poll": .poll,
    "option": .option, "offset": .offset, "address": .address, "peer": .peer, "to": .to, "from": .from,
    "socketflags": .socketFlags, "ioctl": .ioctl,
  ]

  /// The style that a row names.
  init(name: String) {
    let parts = name.split(whereSeparator: { $0 == "(" || $0 == ")" }).map(String.init)
    if parts[0] == "mask" {
      self = .mask(prefix: parts.count > 1 ? parts[1] : "")
    } else if let style = Self.names[name] {
      self = style
    } else {
      preconditionFailure("strace rows: no style \(name)")
    }
  }

  /// The style of a param that a row says nothing about.
  init(_ param: ParamInfo) {
    switch param.kind {
    case .fd, .fd32: self = .fd
    case .chars, .path, .relpath: self = .string
    case .bytes: self = .data
    case .flags8, .flags16, .flags32: self = param.names == nil ? .hex : .mask(prefix: "")
    case .enumflags8, .enumflags16, .enumflags32: self = .one
    case .mode: self = .octal
    case .sigtype: self = .signal
    case .sockaddr: self = .address
    case .reltime: self = .interval
    case .dyn: self = .option
    case .fdlist: self = .poll
    case .socktuple, .charsarray, .pairsarray, .sigset: self = .untold
    default:
      self =
        switch param.style {
        case .hexadecimal: .hex
        case .octal: .octal
        default: .number
        }
    }
  }
}
