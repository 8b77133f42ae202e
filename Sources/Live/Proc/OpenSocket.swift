internal import CKernel
internal import Glibc

/// A socket behind a descriptor of a traced thread, as the kernel knows it now.
struct OpenSocket {
  private(set) var segment: SocketSegment
  /// sun_path of itself and its peer; empty for none.
  private(set) var path: [UInt8] = []
  private(set) var peerPath: [UInt8] = []

  /// Nil where the descriptor is not a socket. Asked by a copy of the descriptor where that is allowed, else read from
  /// the tables in /proc.
  init?(of proc: ProcThread, fd: Int32) {
    guard fd >= 0 else { return nil }
    let answer = ck_socket_behind(Int32(bitPattern: proc.pid), Int32(bitPattern: proc.tid), fd)
    segment = answer.segment
    switch answer.error {
    case 0:
      path = Array(CLayout.bytes(answer.path).prefix(Int(answer.path_length)))
      peerPath = Array(CLayout.bytes(answer.peer_path).prefix(Int(answer.peer_path_length)))
      if answer.lacks_peer != 0, let row = SocketTable.row(of: proc, inode: segment.inode) { setPeer(row) }
    case ENOTSOCK, EBADF, ESRCH: return nil
    default:
      guard let file = proc.file(fd), file.segment.mode & S_IFMT == S_IFSOCK,
        let row = SocketTable.row(of: proc, inode: file.segment.inode)
      else { return nil }
      segment = row.segment
      path = row.path
    }
    segment.netns = UInt32(truncatingIfNeeded: SystemCall.status(proc.directory + "/ns/net")?.st_ino ?? 0)
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
