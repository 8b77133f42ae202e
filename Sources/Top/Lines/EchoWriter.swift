import Events
import Inspection
import State
import TerminalUI

/// What calls have read and written: above the data of each call a line that says how much, where and by whom.
///
///     ── read 76 B from /etc/hosts (curl)
struct EchoWriter: LineWriter, ~Copyable {
  private var isRead: FieldReader
  private var size: FieldReader
  private var whereabouts: Format
  private var data: Format
  private let width: Int
  private var text = ByteBuffer()

  /// - Parameter width: cells that a line has.
  init(style: OutputStyle, showsContainers: Bool, width: Int) throws {
    let container = showsContainers ? " [%container.name]" : ""
    // All are made before any is kept: what cannot be copied is stored whole or not at all.
    let isRead = try FieldReader("evt.is_io_read", style: style)
    let size = try FieldReader("evt.rawarg.res", style: style)
    let whereabouts = try Format("*%fd.name (%proc.name)\(container)", style: style)
    var whole = style
    whole.longestData = Self.longestData
    let data = try Format("%evt.buffer", style: whole)
    self.width = max(width, 20)
    self.isRead = isRead
    self.size = size
    self.whereabouts = whereabouts
    self.data = data
  }

  /// Bytes of a call's data that are shown.
  private static let longestData = 4096

  /// Only calls that have moved data have something to tell.
  static let filter = "evt.is_io=true and evt.dir=< and evt.rawres>0 and evt.buffer exists"

  mutating func append(_ event: EventView, _ machine: borrowing Machine, to lines: inout EventLines) {
    guard case .int(let count)? = size.value(event, machine), count > 0 else { return }
    let isRead = if case .bool(true)? = isRead.value(event, machine) { true } else { false }
    text.removeAll()
    text.append(isRead ? "── read " as StaticString : "── write ")
    text.append(decimal: count)
    text.append(isRead ? " B from " as StaticString : " B to ")
    _ = whereabouts.append(event, machine, to: &text)
    lines.append(text.bytes, isRead ? .read : .write, of: event)
    text.removeAll()
    if data.append(event, machine, to: &text) {
      lines.append(text.bytes, .text, of: event, width: width)
    }
  }
}
