import Captures
import Inspection
import Events

/// The notes of a capture, and the file beside it that keeps them.
struct Notebook {
  private(set) var list = NoteList()
  /// Nil where there is nothing to write beside: a machine that is watched, a pipe.
  let path: String?
  /// What is wrong with the file that was found.
  private(set) var complaint: String?

  /// More than anybody types.
  private static let mostBytes = 16 << 20

  /// Reads what there is.
  init(besides capture: String?) {
    path = capture.flatMap { $0 == "-" ? nil : $0 + ".notes" }
    guard let path, let bytes = SmallFile.bytes(path, atMost: Self.mostBytes) else { return }
    var strange = 0
    list = NoteList(bytes, strangeLines: &strange)
    if strange > 0 {
      complaint = "\(path): \(strange) lines are no notes, and will be lost when one is written"
    }
  }

  /// Adds a note, and writes all of them.
  ///
  /// - Returns: why they could not be written; nil where they were.
  mutating func add(_ note: Note) -> String? {
    list.add(note)
    return write()
  }

  mutating func remove(at place: Int) -> String? {
    list.remove(at: place)
    return write()
  }

  private func write() -> String? {
    guard let path else { return "There is no file to write notes beside" }
    do throws(CaptureWritingError) {
      var file = try OutputDescriptor(path: path)
      try file.write(Array(list.text.utf8).rawSpan) { _, written in written }
      return nil
    } catch {
      return "\(path): \(error)"
    }
  }
}
