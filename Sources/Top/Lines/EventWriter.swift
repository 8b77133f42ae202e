import Events
import Inspection
import State
import TerminalUI

/// A line an event, as the command prints it.
struct EventWriter: LineWriter, ~Copyable {
  private var format: Format
  private var text = ByteBuffer()

  init(_ format: String, style: OutputStyle) throws { self.format = try Format(format, style: style) }

  mutating func append(_ event: EventView, _ machine: borrowing Machine, to lines: inout EventLines) {
    text.removeAll()
    guard format.append(event, machine, to: &text) else { return }
    lines.append(text.bytes, .text, of: event)
  }
}
