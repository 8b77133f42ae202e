/// The control group of a container: its path, and the id in it.
///
/// Engines of the runc family put 64 hexadecimal digits into a path, alone or between a prefix that names the engine and
/// `.scope`: `/docker/ID`, `/system.slice/docker-ID.scope`, `…/cri-containerd-ID.scope`, `…/crio-ID`, `…/libpod-ID.scope`,
/// `…:cri-containerd:ID`. What is below belongs to the container: `/docker/ID/init.scope`, `…/libpod-ID.scope/container`.
/// The paths of other engines tell all that can be known by themselves.
struct ContainerPath: Hashable, Sendable {
  let path: String
  /// All 64 digits.
  let id: String

  /// How many digits people, and captures, name a container by.
  static let shortCount = 12
  private static let digitCount = 64
  /// What keeps a container of podman's or CRI-O's company runs in groups beside it, in that of its pod.
  private static let companion = "conmon"

  var shortID: String { String(id.prefix(Self.shortCount)) }

  /// Nil where no part of the path ends with such an id. Of several the last counts: a container in a container.
  init?(_ path: String) {
    let parts = path.split(separator: "/")
    guard parts.last != Self.companion[...], let id = parts.reversed().lazy.compactMap(Self.id).first else {
      return nil
    }
    self.path = path
    self.id = id
  }

  private static func id(in part: Substring) -> String? {
    let name = part.hasSuffix(".scope") ? part.dropLast(".scope".count) : part
    let digits = name.suffix(digitCount)
    let before = name.dropLast(digits.count)
    guard digits.utf8.count == digitCount, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }),
      before.isEmpty || before.hasSuffix("-") || before.hasSuffix(":"), !before.hasSuffix("-\(companion)-")
    else { return nil }
    return digits.lowercased()
  }
}
