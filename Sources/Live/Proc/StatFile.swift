internal import Glibc

/// The file `stat` of a thread in /proc, kept open: asked at every call of a traced thread, of which opening it anew would
/// be most of the cost. See proc(5) for the fields.
final class StatFile {
  private let file: OwnedDescriptor

  /// Nil where there is no such thread, or no descriptor for it.
  init?(of thread: ProcThread) {
    file = SystemCall.open(thread.directory + "/stat")
    if file.number < 0 { return nil }
  }

  /// The line as it is now; nil once the thread is gone.
  var line: StatLine? { StatLine(SystemCall.read(file.number, Self.room, at: 0).bytes) }

  /// Longer than any line: 52 numbers and a name.
  private static let room = 1536
}
