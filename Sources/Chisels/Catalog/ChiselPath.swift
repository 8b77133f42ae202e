internal import Glibc
internal import Inspection

/// The folders in which chisels are looked for, in order.
public struct ChiselPath: Sendable {
  /// Paths with a slash behind each; empty for the working folder.
  let beforeBuiltIn: [String]
  let behindBuiltIn: [String]

  /// - Parameters:
  ///   - ownFolders: the value of `TROWEL_CHISEL_DIR`, with semicolons between folders.
  ///   - sysdigFolders: the value of `SYSDIG_CHISEL_DIR`. Of several the last one comes first, as with sysdig.
  ///   - home: the user's folder; nil where there is none.
  public init(ownFolders: String?, sysdigFolders: String?, home: String?) {
    func folders(_ text: String?) -> [String] {
      (text ?? "").split(separator: ";").map { $0.hasSuffix("/") ? String($0) : $0 + "/" }
    }
    let homes = home.map { [$0 + "/.chisels/", $0 + "/.config/trowel/chisels/"] } ?? []
    beforeBuiltIn = folders(ownFolders) + folders(sysdigFolders).reversed() + ["", "./chisels/"] + homes
    behindBuiltIn = ["/usr/share/trowel/chisels/", "/usr/share/sysdig/chisels/"]
  }

  /// The text of a file; nil where there is none, or where it cannot be read.
  static func text(of path: String) -> String? {
    SmallFile.bytes(path, atMost: largestScript).map { String(decoding: $0, as: UTF8.self) }
  }

  /// No script is as long; a disk image that bears a script's name is.
  private static let largestScript = 16 << 20
}

extension ChiselPath {
  /// The names of the scripts in a folder, without `.lua`.
  static func scripts(in folder: String) -> [String] {
    guard let directory = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      // Safe: the name ends with a NUL within the entry, which lives until the next one is read.
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name.hasSuffix(".lua") { names.append(String(name.dropLast(4))) }
    }
    return names
  }
}
