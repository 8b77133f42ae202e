internal import Events

/// What `trowel-metadata` tells: a word, a blank, and the rest of the line. `Sources/Containers/Service` writes them.
enum MetadataMessage: Equatable {
  /// A record of a container, as captures hold it.
  case container([UInt8])
  /// A record of objects of Kubernetes, as captures hold it.
  case kubernetes([UInt8])
  case note(String)
  /// Everything that was asked before `settle` is answered, as far as it will be.
  case settled

  /// Nil for a line of another version.
  init?(line: [UInt8]) {
    let word = line.prefix { $0 != UInt8(ascii: " ") }
    let rest = Array(line.dropFirst(word.count + 1))
    switch String(decoding: word, as: UTF8.self) {
    case "container": self = .container(rest)
    case "kubernetes": self = .kubernetes(rest)
    case "note": self = .note(String(decoding: rest, as: UTF8.self))
    case "settled": self = .settled
    default: return nil
    }
  }
}
