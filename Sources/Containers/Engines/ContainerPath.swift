/// The control group of a container: its path, and the id in it.
///
/// Engines of the runc family end a path with 64 hexadecimal digits, alone or between a prefix that names the engine and
/// `.scope`: `/docker/ID`, `/system.slice/docker-ID.scope`, `…/cri-containerd-ID.scope`, `…/crio-ID`, `…/libpod-ID.scope`,
/// `…:cri-containerd:ID`. Those of the other engines tell all that can be known of them by themselves.
struct ContainerPath: Hashable, Sendable {
  let path: String
  /// All 64 digits.
  let id: String

  /// How many digits people, and captures, name a container by.
  static let shortCount = 12
  private static let digitCount = 64

  var shortID: String { String(id.prefix(Self.shortCount)) }

  /// Nil where the path ends with no such id.
  init?(_ path: String) {
    var name = path.split(separator: "/").last ?? ""
    if name.hasSuffix(".scope") { name = name.dropLast(".scope".count) }
    let digits = name.suffix(Self.digitCount)
    let before = name.dropLast(digits.count).last
    guard digits.utf8.count == Self.digitCount, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }),
      before == nil || before == "-" || before == ":"
    else { return nil }
    // What conmon, which keeps podman's containers company, runs in is no container.
    guard !name.hasPrefix("libpod-conmon-"), !name.hasPrefix("crio-conmon-") else { return nil }
    self.path = path
    id = digits.lowercased()
  }
}
