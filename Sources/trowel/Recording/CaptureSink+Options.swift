internal import Captures
internal import Glibc
internal import Recording

extension CaptureSink {
  /// The sink that the command line asks for.
  init(path: String, _ options: Options) throws {
    try Self.check(path, isNoneOf: options.captures)
    var rotation: Rotation?
    if options.recording.rotates {
      var files = Rotation(name: path)
      files.byteLimit = options.recording.byteLimit
      files.secondLimit = options.recording.secondLimit
      files.eventLimit = options.recording.eventLimit
      files.fileLimit = options.recording.fileLimit
      rotation = files
    }
    let selection = Selection(
      isEverything: options.filtersDisplayOnly || options.filter.isEmpty,
      keepsStateChanges: options.recording.keepsStateChanges)
    try self.init(
      path: path, compresses: options.recording.compresses, selection: selection, rotation: rotation)
  }

  /// Writing over a capture that is being read would destroy it.
  private static func check(_ path: String, isNoneOf captures: [String]) throws(UsageError) {
    var written = stat()
    guard path != "-", unsafe stat(path, &written) == 0, written.st_mode & S_IFMT == S_IFREG else { return }
    for capture in captures {
      var read = stat()
      guard unsafe stat(capture, &read) == 0 else { continue }
      if read.st_dev == written.st_dev, read.st_ino == written.st_ino {
        throw UsageError("-w: \(path) is the capture that is being read")
      }
    }
  }
}
