internal import Glibc

/// Where things lie beside the tests.
public enum Repository {
  /// The folder that holds the package, with no slash at the end.
  public static let root: String = {
    let parts = #filePath.split(separator: "/")
    return "/" + parts.dropLast(3).joined(separator: "/")
  }()

  public static func exists(_ path: String) -> Bool { unsafe access(path, R_OK) == 0 }

  /// The command: TROWEL_BINARY, or the release build if there is one, or the debug build.
  public static var binary: String? {
    if let named = environment("TROWEL_BINARY") { return named }
    return built("trowel")
  }

  /// An executable of the package: of the release build if there is one, or of the debug build.
  public static func built(_ name: String) -> String? {
    ["release", "debug"].map { "\(root)/.build/\($0)/\(name)" }.first(where: exists)
  }

  public static func environment(_ name: String) -> String? {
    // Safe: nothing changes the environment while tests run.
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  /// The folder of public captures beside the repository, where there is one.
  public static var sharedCaptures: String? {
    let candidates = [
      environment("TROWEL_CAPTURES"), "\(root)/../shared/captures", "\(root)/../../shared/captures",
    ]
    return candidates.compactMap(\.self).first(where: exists)
  }

  /// The names of the files in a folder, sorted.
  public static func files(in folder: String) -> [String] {
    guard let stream = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        unsafe String(cString: UnsafeRawPointer(tuple).assumingMemoryBound(to: CChar.self))
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// The lines of a text file; none when it cannot be read.
  public static func lines(of path: String) -> [String] {
    (fileBytes(path) ?? []).lines.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Removes a folder and the files in it.
  public static func removeFolder(_ path: String) {
    for name in files(in: path) { unsafe unlink("\(path)/\(name)") }
    unsafe rmdir(path)
  }

  public static func makeFolder(_ path: String) { unsafe mkdir(path, 0o755) }

  public static func byteCount(of path: String) -> Int {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}
