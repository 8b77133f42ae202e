internal import Glibc

/// A folder that goes when the value does, with the files in it.
public struct TemporaryFolder: ~Copyable {
  public let path: String

  public init() {
    path = "\(TemporaryFile.directory)/trowel-\(UInt64.random(in: 0...UInt64.max))"
    Repository.makeFolder(path)
  }

  deinit { Repository.removeFolder(path) }
}
