internal import Events
internal import Inspection
internal import State

/// A field whose value a script asks for.
struct RequestedField: ~Copyable {
  private let name: String
  private var reader: FieldReader
  private var styleCount: Int

  init(_ name: String, _ run: ChiselRun) throws(ChiselError) {
    self.name = name
    do throws(FieldError) {
      reader = try FieldReader(name, style: run.style)
    } catch {
      throw ChiselError(error.message + (error.hint.map { ": \($0)?" } ?? ""))
    }
    styleCount = run.styleCount
  }

  /// Tells the value: numbers and truths as these, everything else as text; nothing where the event has none.
  mutating func tell(_ event: EventView, _ machine: borrowing Machine, _ call: LuaCall, _ run: ChiselRun) {
    if styleCount != run.styleCount {
      reader = FieldReader(reader.reference, style: run.style)
      styleCount = run.styleCount
    }
    guard let value = reader.value(event, machine) else { return call.tellNothing() }
    switch value {
    case .int(let number): call.tell(Double(number))
    case .uint(let number): call.tell(Double(number))
    case .double(let number): call.tell(number)
    case .bool(let truth): call.tell(truth)
    case .text, .bytes: Self.tell(textOf: reader, call, escaping: run.settings.isTerminal)
    case .name(let id): call.tell(machine.strings[id].untilNUL(), escaping: run.settings.isTerminal)
    case .address(let address):
      var text = ByteBuffer()
      text.append(address)
      call.tell(text.bytes)
    }
  }

  private static func tell(textOf reader: borrowing FieldReader, _ call: LuaCall, escaping escapes: Bool) {
    call.tell(reader.text, escaping: escapes)
  }
}

extension LuaCall {
  /// Tells text of a capture. What a script prints of it may go to a terminal, which it must not steer.
  func tell(_ bytes: RawSpan, escaping escapes: Bool) {
    guard escapes else { return tell(bytes) }
    var text = ByteBuffer(capacity: bytes.byteCount + 16)
    text.append(escapingControls: bytes, keepsLines: true)
    tell(text.bytes)
  }
}
