package import Events
package import Inspection
package import State

/// `-v echo`: what a call has read or written, below a line that says how much, where and by whom:
///
///     ------ Read 76B from /etc/hosts (curl)
///
///     127.0.0.1.localhost.
///
/// and as JSON, with the names that csysdig gives it:
///
///     {"c":"web","d":"<","f":"3(<f>/etc/hosts)","fd":"3","fn":"/etc/hosts","ft":"f","l":"76","p":"curl",
///      "ta":"1767261600000032300","td":"27200","v":"127.0.0.1.localhost."}
///
/// `c` is the container, `d` says whether data was read (`<`) or written, `l` how much; `ta` is the time in nanoseconds
/// since 1970, `td` since the first event. What has no name lacks `fn`, what runs in no container `c`.
package struct EchoRow: EventRow, ~Copyable {
  private let showsContainers: Bool
  private var isRead: FieldReader
  private var size: FieldReader
  private var number: Format
  private var kind: Format
  private var name: Format
  private var process: Format
  private var container: Format
  private var data: Format
  private var text = ByteBuffer()

  /// - Parameter isTerminal: it is printed on one, which it must not steer.
  package init(showsContainers: Bool, style: OutputStyle, isTerminal: Bool) throws {
    func format(_ text: String) throws(LanguageError) -> Format {
      try Format(text, style: style, escapesControls: isTerminal)
    }
    // All are made before any is kept: what cannot be copied is stored whole or not at all.
    let isRead = try FieldReader("evt.is_io_read", style: style)
    let size = try FieldReader("evt.rawarg.res", style: style)
    let number = try format("%fd.num")
    let kind = try format("%fd.typechar")
    let name = try format("%fd.name")
    let process = try format("%proc.name")
    let container = try format("%container.name")
    let data = try format("%evt.buffer")
    self.showsContainers = showsContainers
    self.isRead = isRead
    self.size = size
    self.number = number
    self.kind = kind
    self.name = name
    self.process = process
    self.container = container
    self.data = data
  }

  /// What an event has moved, in bytes, and which way; nil where it has moved none.
  private mutating func transfer(
    _ event: EventView, _ machine: borrowing Machine
  ) -> (isRead: Bool, size: Int64)? {
    guard !event.type.isEnter, EventTable.shared[event.type]?.category.isIO == true,
      machine.fdOfEvent != nil, case .int(let count)? = size.value(event, machine), count > 0
    else { return nil }
    text.removeAll()
    guard data.append(event, machine, to: &text) else { return nil }
    if case .bool(true)? = isRead.value(event, machine) { return (true, count) }
    return (false, count)
  }

  /// The data, without a line end at either end.
  private var trimmedText: RawSpan {
    @_lifetime(borrow self)
    get {
      let text = self.text.bytes
      let start = text.has("\n", at: 0) ? 1 : 0
      return text.slice(
        start, upTo: text.byteCount > start && text.hasSuffix("\n") ? text.byteCount - 1 : nil)
    }
  }

  // MARK: Text

  package mutating func append(
    _ event: EventView, _ machine: borrowing Machine, to out: inout ByteBuffer
  ) -> Bool {
    guard let (isRead, size) = transfer(event, machine) else { return false }
    out.append(isRead ? "------ Read " as StaticString : "------ Write ")
    out.append(decimal: size)
    out.append(isRead ? "B from " as StaticString : "B to ")
    _ = name.append(event, machine, to: &out)
    out.append(" (" as StaticString)
    _ = process.append(event, machine, to: &out)
    out.append(UInt8(ascii: ")"))
    if showsContainers {
      out.append(" [" as StaticString)
      _ = container.append(event, machine, to: &out)
      out.append(UInt8(ascii: "]"))
    }
    out.append("\n\n" as StaticString)
    out.append(trimmedText)
    out.append(UInt8(ascii: "\n"))
    return true
  }

  // MARK: JSON

  package mutating func append(
    json event: EventView, _ machine: borrowing Machine, to out: inout ByteBuffer
  ) -> Bool {
    guard let (isRead, size) = transfer(event, machine) else { return false }
    var object = JSONObject()
    let container = Self.text(&container, event, machine)
    if Self.isInContainer(machine), !container.isEmpty { object.add("c", container) }
    object.add("d", isRead ? "<" : ">")
    let (number, kind) = (Self.text(&number, event, machine), Self.text(&kind, event, machine))
    let name = Self.text(&name, event, machine)
    object.add("f", "\(number)(<\(kind)>\(name))")
    object.add("fd", number)
    if !name.isEmpty { object.add("fn", name) }
    object.add("ft", kind)
    object.add("l", "\(size)")
    object.add("p", Self.text(&process, event, machine))
    let time = event.timestamp.rawValue
    object.add("ta", "\(time)")
    object.add("td", "\(time &- machine.moment.firstTimestamp)")
    object.add("v", trimmedText)
    out.append(object.text)
    return true
  }

  private static func isInContainer(_ machine: borrowing Machine) -> Bool {
    machine.moment.thread.map { machine.threads[$0].container != .empty } ?? false
  }

  private static func text(
    _ format: inout Format, _ event: EventView, _ machine: borrowing Machine
  ) -> String {
    var text = ByteBuffer()
    guard format.append(event, machine, to: &text) else { return "" }
    return String(decoding: [UInt8](copying: text.bytes), as: UTF8.self)
  }
}
