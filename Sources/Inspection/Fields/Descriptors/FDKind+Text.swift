internal import Events
internal import State

/// What kinds of descriptors are called: by `fd.type` in a word, by `fd.typechar` and in lines in a letter.
extension FDKind {
  /// `<NA>` for kinds without a word and for those that do not exist.
  var typeName: StaticString { Self.texts[Int(rawValue)]?.name ?? "<NA>" }

  /// `?` for kinds that do not exist.
  var letter: UInt8 { Self.texts[Int(rawValue)]?.letter ?? UInt8(ascii: "?") }

  /// Every kind that a capture can name, with those that do not exist.
  static let all = (0...UInt8.max).map { FDKind(rawValue: $0) }

  private struct Text: BitwiseCopyable {
    let name: StaticString
    let letter: UInt8

    init(_ name: StaticString, _ letter: Unicode.Scalar) {
      self.name = name
      self.letter = UInt8(ascii: letter)
    }
  }

  /// By raw value.
  private static let texts = ImmortalArray([
    Text("<NA>", "o"), Text("file", "f"), Text("directory", "d"), Text("ipv4", "4"), Text("ipv6", "6"),
    Text("ipv4", "4"), Text("ipv6", "6"), Text("pipe", "p"), Text("unix", "u"), Text("event", "e"),
    Text("<NA>", "X"), Text("signalfd", "s"), Text("eventpoll", "l"), Text("inotify", "i"),
    Text("timerfd", "t"), Text("netlink", "n"), Text("file", "f"), Text("bpf", "b"), Text("userfaultfd", "u"),
    Text("io_uring", "r"), Text("memfd", "m"), Text("pidfd", "P"),
  ])
}
