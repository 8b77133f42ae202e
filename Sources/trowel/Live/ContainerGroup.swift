internal import Glibc
internal import Live

/// Finds the control group of a container by its id: container engines make it the last part of the group's path,
/// alone (`docker/ID`) or between a prefix and `.scope` (`cri-containerd-ID.scope`).
enum ContainerGroup {
  private static let root = "/sys/fs/cgroup"
  /// Ids are that long; a beginning of twelve is what engines show.
  private static let shortest = 8
  /// Deeper than any engine nests them.
  private static let deepest = 12

  static func path(of id: String) throws -> String {
    let isID = id.utf8.count >= shortest && id.utf8.allSatisfy { isHexadecimal($0) }
    guard isID else {
      throw UsageError("--container: \"\(id)\" is not an id: give its first \(shortest) digits or more")
    }
    guard let found = find(id, in: hostRoot + root, depth: 0) else {
      throw LiveError(.noSuchCgroup("a container with the id \(id)"))
    }
    return found
  }

  private static var hostRoot: String { Environment.value("HOST_ROOT") ?? "" }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }

  /// The first folder below whose name has the id in it, nearest to the root first.
  private static func find(_ id: String, in folder: String, depth: Int) -> String? {
    guard depth <= deepest else { return nil }
    let names = folders(in: folder)
    if let name = names.first(where: { holds($0, id) }) { return folder + "/" + name }
    for name in names {
      if let found = find(id, in: folder + "/" + name, depth: depth + 1) { return found }
    }
    return nil
  }

  /// The id stands at the start of the name or behind a dash.
  private static func holds(_ name: String, _ id: String) -> Bool {
    name.split(separator: "-").contains { $0.hasPrefix(id) }
  }

  private static func folders(in folder: String) -> [String] {
    // Safe: the stream is closed here, and names are copied before the next is read.
    guard let stream = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      guard unsafe entry.pointee.d_type == UInt8(DT_DIR) else { continue }
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }
}
