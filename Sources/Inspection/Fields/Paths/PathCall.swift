internal import Events

/// Where a call that works on paths tells them when it returns.
///
///     unlinkat dirfd:fd name:relpath(1)                 one path, in the directory of a descriptor
///     rename   oldpath:path newpath:path                two paths, in the working directory
///     fchmod   fd:fd                                    the file of a descriptor
struct PathCall: BitwiseCopyable {
  /// Which path of the call is meant.
  enum Role: Sendable { case main, source, target }

  /// Indices of params, or -1.
  struct Place: BitwiseCopyable {
    /// The path itself; the descriptor, for calls that name a file by one.
    var path: Int8 = -1
    /// The descriptor of the directory that the path is relative to; -1 for the working directory.
    var directory: Int8 = -1
    var isDescriptor = false
    /// A relative path is not relative to a directory that the call tells.
    var isElsewhere = false
  }

  private var main = Place()
  private var source = Place()
  private var target = Place()

  subscript(role: Role) -> Place? {
    let place =
      switch role {
      case .main: main
      case .source: source
      case .target: target
      }
    return place.path < 0 ? nil : place
  }

  /// Nil for other events, and for those of writers that put the paths into the enter.
  static subscript(type: EventType) -> PathCall? { byCode[Int(type.rawValue)] }

  private static let byCode = ImmortalArray(
    EventTable.shared.all.map { event in
      var call = PathCall()
      guard !event.type.isEnter, let row = PathCallRow.all.first(where: { $0.name == event.name }) else {
        return call
      }
      call.main = row.main.map { Place($0, of: event) } ?? Place()
      call.source = row.source.map { Place($0, of: event) } ?? Place()
      call.target = row.target.map { Place($0, of: event) } ?? Place()
      return call
    })
}

extension PathCall.Place {
  fileprivate init(_ params: PathCallRow.Params, of event: EventInfo) {
    path = Self.index(of: params.path, in: event)
    directory = params.directory.map { Self.index(of: $0, in: event) } ?? -1
    isDescriptor = params.isDescriptor
    isElsewhere = params.isElsewhere
  }

  private static func index(of name: String, in event: EventInfo) -> Int8 {
    Int8(truncatingIfNeeded: event.index(ofParam: name) ?? -1)
  }
}

/// A call by its name, in all its versions, and the names of its params.
struct PathCallRow {
  struct Params {
    let path: String
    var directory: String?
    var isDescriptor = false
    var isElsewhere = false

    init(_ path: String, in directory: String? = nil) {
      self.path = path
      self.directory = directory
    }

    /// The file of a descriptor.
    static var descriptor: Params {
      var params = Params("fd")
      params.isDescriptor = true
      return params
    }

    /// A path that is relative to the place of a link, wherever that is.
    static func ofLink(_ path: String) -> Params {
      var params = Params(path)
      params.isElsewhere = true
      return params
    }
  }

  let name: String
  var main: Params?
  var source: Params?
  var target: Params?

  init(_ name: String, _ main: Params) {
    self.name = name
    self.main = main
  }

  init(_ name: String, from source: Params, to target: Params) {
    self.name = name
    self.source = source
    self.target = target
  }

  /// Links go from the new name to what it stands for.
  static let all: [PathCallRow] = [
    PathCallRow("open", Params("name")), PathCallRow("creat", Params("name")),
    PathCallRow("openat", Params("name", in: "dirfd")), PathCallRow("openat2", Params("name", in: "dirfd")),
    PathCallRow("mkdir", Params("path")), PathCallRow("mkdirat", Params("path", in: "dirfd")),
    PathCallRow("rmdir", Params("path")),
    PathCallRow("unlink", Params("path")), PathCallRow("unlinkat", Params("name", in: "dirfd")),
    PathCallRow("mknod", Params("path")), PathCallRow("mknodat", Params("path", in: "dirfd")),
    PathCallRow("chmod", Params("filename")), PathCallRow("fchmod", .descriptor),
    PathCallRow("fchmodat", Params("filename", in: "dirfd")),
    PathCallRow("chown", Params("path")), PathCallRow("lchown", Params("path")),
    PathCallRow("fchown", .descriptor), PathCallRow("fchownat", Params("pathname", in: "dirfd")),
    PathCallRow("quotactl", Params("special")),
    PathCallRow("umount", Params("name")), PathCallRow("umount2", Params("name")),
    PathCallRow("mount", from: Params("dev"), to: Params("dir")),
    PathCallRow("rename", from: Params("oldpath"), to: Params("newpath")),
    PathCallRow("renameat", from: Params("oldpath", in: "olddirfd"), to: Params("newpath", in: "newdirfd")),
    PathCallRow("renameat2", from: Params("oldpath", in: "olddirfd"), to: Params("newpath", in: "newdirfd")),
    PathCallRow("link", from: Params("newpath"), to: Params("oldpath")),
    PathCallRow("linkat", from: Params("newpath", in: "newdir"), to: Params("oldpath", in: "olddir")),
    PathCallRow("symlink", from: Params("linkpath"), to: .ofLink("target")),
    PathCallRow("symlinkat", from: Params("linkpath", in: "linkdirfd"), to: .ofLink("target")),
  ]
}
