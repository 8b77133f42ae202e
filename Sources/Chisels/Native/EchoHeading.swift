internal import Events
internal import Inspection
internal import State

/// The line that stands above the data of a call:
///
///     ------ Read 76B from   /etc/hosts (curl)
///     ------ Write 1.50KB to   [host] [host]  /dev/null (dd)      where containers are shown
struct EchoHeading: ~Copyable {
  private let isColored: Bool
  private let showsContainers: Bool
  private var isRead: ColumnReader
  private var size: ColumnReader
  private var descriptor: ColumnReader
  private var process: ColumnReader
  private var container: ColumnReader
  private var containerID: ColumnReader
  private var name = ByteBuffer()

  init(isColored: Bool, _ run: ChiselRun) throws(ChiselError) {
    let isRead = try ColumnReader("evt.is_io_read", run)
    let size = try ColumnReader("evt.rawarg.res", run)
    let descriptor = try ColumnReader("fd.name", run)
    let process = try ColumnReader("proc.name", run)
    let container = try ColumnReader("container.name", run)
    let containerID = try ColumnReader("container.id", run)
    self.isColored = isColored
    showsContainers = run.settings.showsContainers
    self.isRead = isRead
    self.size = size
    self.descriptor = descriptor
    self.process = process
    self.container = container
    self.containerID = containerID
  }

  /// Appends the line; nothing where nothing was read or written.
  mutating func append(_ event: EventView, _ machine: borrowing Machine, to out: inout ByteBuffer) {
    guard let size = size.number(event, machine), size > 0 else { return }
    let isRead = isRead.isTrue(event, machine)
    let color = isRead ? Self.red : Self.blue
    append(color, to: &out)
    out.append(isRead ? "------ Read " as StaticString : "------ Write ")
    TableUnits.bytes.append(size, elapsed: 0, to: &out)
    out.append(isRead ? " from " as StaticString : " to ")
    if showsContainers { appendContainer(event, machine, to: &out) }
    out.append(UInt8(ascii: " "))
    append(color, to: &out)
    out.append(UInt8(ascii: " "))
    Self.append(&descriptor, event, machine, to: &out)
    out.append(" (" as StaticString)
    Self.append(&process, event, machine, to: &out)
    out.append(")\n" as StaticString)
  }

  private mutating func appendContainer(
    _ event: EventView, _ machine: borrowing Machine, to out: inout ByteBuffer
  ) {
    name.removeAll()
    Self.append(&container, event, machine, to: &name)
    append(name.bytes.isEqual(Self.host.rawSpan) ? Self.green : Self.cyan, to: &out)
    out.append(" [" as StaticString)
    out.append(name.bytes)
    out.append("] [" as StaticString)
    Self.append(&containerID, event, machine, to: &out)
    out.append("]" as StaticString)
  }

  /// What is missing is `<NA>`.
  private static func append(
    _ reader: inout ColumnReader, _ event: EventView, _ machine: borrowing Machine, to out: inout ByteBuffer
  ) {
    if !reader.append(event, machine, to: &out) { out.append("<NA>" as StaticString) }
  }

  // MARK: Colors

  func appendReset(to out: inout ByteBuffer) { append("\u{1B}[0m", to: &out) }

  private func append(_ color: StaticString, to out: inout ByteBuffer) {
    if isColored { out.append(color) }
  }

  private static let red: StaticString = "\u{1B}[31m"
  private static let green: StaticString = "\u{1B}[32m"
  private static let blue: StaticString = "\u{1B}[34m"
  private static let cyan: StaticString = "\u{1B}[36m"
  private static let host = Array("host".utf8)
}
