internal import Glibc

/// The control group of a container.
///
/// Engines make the container's id the last part of the group's path, alone (`docker/ID`) or between a prefix and `.scope`
/// (`cri-containerd-ID.scope`).
public enum ContainerGroup {
  /// Ids have 64 digits; a beginning of twelve is what engines show.
  public static let shortestID = 8
  private static let digitCount = 64

  /// Whether `text` is a container's id, or enough of its beginning: hexadecimal digits in lower case.
  public static func isID(_ text: String) -> Bool {
    text.utf8.count >= shortestID
      && text.utf8.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }

  /// Whether some part of a control group's path ends, but for `.scope`, with 64 digits: the id of a container.
  static func isContainer(_ path: [UInt8]) -> Bool {
    path.split(separator: UInt8(ascii: "/")).contains { part in
      let name = part.suffix(6).elementsEqual(".scope".utf8) ? part.dropLast(6) : part
      return name.count >= digitCount && isID(String(decoding: name.suffix(digitCount), as: UTF8.self))
    }
  }

  /// The directory of the group of the container whose id begins with `id`. Throws `noSuchContainer`.
  ///
  /// - Parameter hostRoot: where the files of the host are; empty for our own root.
  public static func path(of id: String, hostRoot: String) throws(LiveError) -> String {
    guard let found = ControlGroupSearch.nearest(hostRoot: hostRoot, where: { holds($0, id) }) else {
      throw LiveError(.noSuchContainer(id))
    }
    return found
  }

  /// The id stands at the start of the name or behind a dash.
  static func holds(_ name: String, _ id: String) -> Bool {
    name.split(separator: "-").contains { $0.hasPrefix(id) }
  }
}
