extension SampleCaptures {
  /// Every call that opens a file by its path, in each version of its events, with whole, relative and odd paths, in
  /// the working directory and in directories that are known and not; most fail. Calls that do not return, and returns
  /// of which the beginning is missing.
  static let opens: CaptureBuilder = {
    var capture = CaptureBuilder()
      .user(0, "root")
      .thread(1, "init", executable: "/sbin/init")
      .thread(7, "ls", parent: 1, workingDirectory: "/home/ada/")
      .fd(5, .file("/etc/hosts")).fd(6, .directory("/srv/data"))
      .thread(
        8, "sh", parent: 1, workingDirectory: "/var/lib/",
        cgroups: ["cpu=/docker/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"]
      )
      .fd(6, .directory("/srv/inner"))
    for thread in [7, 8] as [Int64] {
      capture = capture.on(thread)
      for path in paths {
        for result in [-2, 20] as [Int64] {
          capture = capture.open(path, fd: result).creat(path, fd: result)
          for directory in directories {
            capture = capture.oldOpenat(path, in: directory, fd: result)
              .openat(path, in: directory, fd: result).openat2(path, in: directory, fd: result)
          }
          capture = capture.close(20)
        }
      }
    }
    return capture.on(7)
      // What a signal or a dropped event leaves behind: calls that never return, and others in between.
      .event("open", .enter, [.path("never"), .flags(1), 0])
      .event(code: 102, [.fd(-100), .path("never"), .flags(1), 0])
      .generic(39)
      .event("openat", .enter, [.fd(-100), .path("never"), .flags(1), 0])
      .generic(39)
      .on(8).oldOpenat("other", in: -100, fd: -13).on(7)
      .event("open", .exit, [.fd(-2), .path("no/enter"), .flags(1), 0, 0])
      .event("openat", .exit, [.fd(-2), .fd(6), .path("no/enter"), .flags(1), 0, 0])
      .oldOpenat("last", in: 99, fd: -20)
  }()

  /// Almost too long: whether it is depends on the directory.
  private static let deep = String(repeating: "deep/", count: 203) + "end"

  private static let paths = [
    "/etc/absolute", "relative/a.h", "../up/parent", "", "/usr//lib/./x/../y/", "/", "tab\tbell\u{7}",
    "(NULL)",
    deep, "/" + deep,
  ]

  /// The working directory, a directory, a file and a descriptor that nobody knows.
  private static let directories: [Int64] = [-100, 6, 5, 99]
}

extension CaptureBuilder {
  fileprivate func creat(_ path: String, fd: Int64) -> CaptureBuilder {
    call("creat", enter: [.path(path), 0o644], exit: [.fd(fd), .path(path), 0o644, 0])
  }

  /// `openat` as it was first recorded: the exit has nothing but the result.
  fileprivate func oldOpenat(_ path: String, in directory: Int64, fd: Int64) -> CaptureBuilder {
    event(code: 102, [.fd(directory), .path(path), .flags(1), 0]).event(code: 103, [.fd(fd)])
  }

  fileprivate func openat2(_ path: String, in directory: Int64, fd: Int64) -> CaptureBuilder {
    call(
      "openat2", enter: [.fd(directory), .path(path), .flags(1), 0, 0],
      exit: [.fd(fd), .fd(directory), .path(path), .flags(1), 0, 0])
  }
}
