internal import CKernel
internal import Glibc

/// A socket behind a descriptor of a traced thread, as the kernel knows it now.
struct OpenSocket {
  var segment: SocketSegment
  /// sun_path of itself and its peer, not terminated, an abstract name beginning with NUL; empty for none.
  var path: [UInt8] = []
  var peerPath: [UInt8] = []
  /// It is connecting: the kernel does not tell to where.
  var lacksPeer = false

  init(segment: SocketSegment) { self.segment = segment }

  /// Nil where the descriptor is not a socket. Asked by a copy of the descriptor where that is allowed, else read from
  /// the tables in /proc.
  init?(of proc: ProcThread, fd: Int32) {
    guard fd >= 0 else { return nil }
    let (number, error) = Self.copy(fd, of: proc)
    let copy = OwnedDescriptor(number)
    switch error {
    case 0:
      guard let status = SystemCall.status(of: copy.number), status.st_mode & S_IFMT == S_IFSOCK else {
        return nil
      }
      self.init(asking: copy.number, inode: UInt64(status.st_ino))
      if lacksPeer, let row = SocketTable.row(of: proc, inode: segment.inode) { setPeer(row) }
    case EBADF, ESRCH: return nil
    default:
      guard let file = proc.file(fd), file.segment.mode & S_IFMT == S_IFSOCK,
        let row = SocketTable.row(of: proc, inode: file.segment.inode)
      else { return nil }
      self.init(segment: row.segment)
      path = row.path
    }
    segment.netns = UInt32(truncatingIfNeeded: SystemCall.status(proc.directory + "/ns/net")?.st_ino ?? 0)
  }

  /// A copy of a descriptor, or -1 with the error. The thread is asked before its process, because that may have lost its
  /// leader, and because a thread may have descriptors of its own; but only Linux 6.9 lets threads be asked.
  private static func copy(_ fd: Int32, of proc: ProcThread) -> (number: Int32, error: Int32) {
    var owner = OwnedDescriptor(ck_pidfd_open(Int32(bitPattern: proc.tid), 1))
    if owner.number < 0 { owner = OwnedDescriptor(ck_pidfd_open(Int32(bitPattern: proc.pid), 0)) }
    guard owner.number >= 0 else { return (-1, errno) }
    let number = ck_pidfd_getfd(owner.number, fd)
    return (number, number < 0 ? errno : 0)
  }

  private mutating func setPeer(_ row: SocketTable.Row) {
    segment.remote = row.segment.remote
    segment.remote_port = row.segment.remote_port
  }

  func append(to writer: inout RecordWriter, argument: UInt8, index: Int) {
    writer.append(.socket, argument: argument, index: index, structure: segment)
    if !path.isEmpty { writer.append(.socketPath, argument: argument, index: index, path) }
    if !peerPath.isEmpty { writer.append(.peerPath, argument: argument, index: index, peerPath) }
  }
}
