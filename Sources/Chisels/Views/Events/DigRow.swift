package import Events
package import Inspection
package import State

/// `-v dig`: an event as a line, nearly the one that the command prints of it.
package struct DigRow: EventRow, ~Copyable {
  private var format: Format
  private var text = ByteBuffer()

  /// - Parameter isTerminal: it is printed on one, which it must not steer.
  package init(showsContainers: Bool, style: OutputStyle, isTerminal: Bool) throws(LanguageError) {
    format = try Format(
      Self.format(showsContainers: showsContainers), style: style, escapesControls: isTerminal)
  }

  /// What the line looks like: the usual one has the params as they are, without what a message for syslog says.
  package static func format(showsContainers: Bool) -> String {
    showsContainers
      ? Format.BuiltIn.container.text
      : "*%evt.num %evt.outputtime %evt.cpu %proc.name (%thread.tid) %evt.dir %evt.type %evt.args"
  }

  package mutating func append(
    _ event: EventView, _ machine: borrowing Machine, to out: inout ByteBuffer
  ) -> Bool {
    !Self.isInternal(event) && format.append(event, machine, to: &out)
  }

  package mutating func append(
    json event: EventView, _ machine: borrowing Machine, to out: inout ByteBuffer
  ) -> Bool {
    text.removeAll()
    guard !Self.isInternal(event), format.append(event, machine, to: &text) else { return false }
    out.append(jsonString: text.bytes)
    return true
  }

  /// It carries state, and is not what a process did.
  package static func isInternal(_ event: EventView) -> Bool {
    EventTable.shared[event.type]?.category.isInternal ?? false
  }
}
