internal import Chisels
internal import Glibc

/// The environment variables that change what the command does.
enum Environment {
  /// The value of a variable, or nil when it is not set or empty.
  static func value(_ name: String) -> String? {
    // Safe: getenv returns a NUL-terminated string that stays as long as nobody changes the environment.
    guard let text = unsafe getenv(name), unsafe text.pointee != 0 else { return nil }
    return unsafe String(cString: text)
  }

  /// All of them, `NAME=value` each.
  static var all: [String] {
    var all: [String] = []
    var entry = unsafe environ
    // Safe: the array ends with NULL and stays as long as nobody changes the environment.
    while let text = unsafe entry.pointee {
      all.append(unsafe String(cString: text))
      unsafe entry += 1
    }
    return all
  }

  /// Colors are unwanted, as https://no-color.org has it.
  static var forbidsColor: Bool { value("NO_COLOR") != nil }

  /// Inflate with zlib even where ISA-L is installed; benchmarks compare the two.
  static var avoidsISAL: Bool { value("TROWEL_INFLATE") == "zlib" }

  /// How long a stretch of an index that is made is, in bytes; tests make them short.
  static var indexStretch: Int? { value("TROWEL_INDEX_STRETCH").flatMap { Int($0) } }

  /// Where programs keep what they can make anew; nil where nobody says.
  static var cacheFolder: String? {
    if let folder = value("XDG_CACHE_HOME"), folder.hasPrefix("/") { return folder }
    return value("HOME").map { $0 + "/.cache" }
  }

  /// Where chisels are found.
  static var chisels: ChiselCatalog { ChiselCatalog(chiselPath) }

  /// Where chisels and views are looked for.
  static var chiselPath: ChiselPath {
    ChiselPath(
      ownFolders: value("TROWEL_CHISEL_DIR"), sysdigFolders: value("SYSDIG_CHISEL_DIR"), home: value("HOME"))
  }
}
