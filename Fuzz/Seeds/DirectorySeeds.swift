internal import TestSupport

/// The directories of real indexes. `trowel-fuzz seeds directory FOLDER` writes them anew.
enum DirectorySeeds {
  static func write(to folder: String) {
    for (name, index) in DirectoryTarget.indexes { writeFile(index.directory, to: "\(folder)/\(name)") }
  }
}
