import Captures
import Events
import Glibc
import Inspection

/// The notes of a capture, and the file beside it that keeps them.
struct Notebook {
  private(set) var list = NoteList()
  /// Nil where there is nothing to write beside: a machine that is watched, a pipe.
  let path: String?
  /// Why nothing can be written: there is a file that could not be read.
  private(set) var complaint: String?

  /// More than anybody types.
  private static let mostBytes = 16 << 20

  /// Reads what there is.
  init(besides capture: String?) {
    path = capture.flatMap { $0 == "-" ? nil : $0 + ".notes" }
    guard let path, unsafe access(path, F_OK) == 0 else { return }
    if let bytes = SmallFile.bytes(path, atMost: Self.mostBytes) {
      list = NoteList(bytes)
    } else {
      complaint = "\(path) cannot be read, and no notes will be written"
    }
  }

  /// Adds a note, and writes all of them.
  ///
  /// - Returns: why they could not be written; nil where they were.
  mutating func add(_ note: Note) -> String? {
    if let complaint { return complaint }
    list.add(note)
    return write()
  }

  /// A new file takes the place of the one before when it is complete.
  private func write() -> String? {
    guard let path else { return "There is no file to write notes beside" }
    let new = path + ".new"
    do throws(CaptureWritingError) {
      var file = try OutputDescriptor(path: new)
      try file.write(Array(list.text.utf8).rawSpan) { _, written in written }
    } catch {
      return "\(new): \(error)"
    }
    return unsafe rename(new, path) == 0 ? nil : "\(path): the notes stay in \(new)"
  }
}
