internal import Events
internal import Inspection
internal import State

/// A field of a table, read where it lies.
struct ColumnReader: ~Copyable {
  private var reader: FieldReader
  private let escapes: Bool

  init(_ name: String, _ run: ChiselRun) throws(ChiselError) {
    reader = try Self.reader(name, run)
    escapes = run.settings.isTerminal
  }

  private static func reader(_ name: String, _ run: ChiselRun) throws(ChiselError) -> FieldReader {
    do throws(FieldError) {
      return try FieldReader(name, style: run.style)
    } catch {
      throw ChiselError(error.message + (error.hint.map { ": \($0)?" } ?? ""))
    }
  }

  /// The value as a number; nil where an event has none.
  mutating func number(_ event: EventView, _ machine: borrowing Machine) -> Double? {
    switch reader.value(event, machine) {
    case .int(let number): Double(number)
    case .uint(let number): Double(number)
    case .double(let number): number
    default: nil
    }
  }

  /// Whether the value is a truth that holds.
  mutating func isTrue(_ event: EventView, _ machine: borrowing Machine) -> Bool {
    if case .bool(true) = reader.value(event, machine) { true } else { false }
  }

  /// Appends the value as a part of a key; false where an event has none.
  mutating func append(_ event: EventView, _ machine: borrowing Machine, to key: inout ByteBuffer) -> Bool {
    guard let value = reader.value(event, machine) else { return false }
    switch value {
    case .int(let number): key.append(decimal: number)
    case .uint(let number): key.append(decimal: number)
    case .double(let number): key.append(fourteenDigits: number)
    case .bool(let truth): key.append(truth ? "true" as StaticString : "false")
    case .address(let address): key.append(address)
    case .name(let id) where !escapes: key.append(machine.strings[id].untilNUL())
    case .name(let id): key.append(escapingControls: machine.strings[id].untilNUL())
    case .text where !escapes: key.append(reader.text)
    case .text, .bytes: key.append(escapingControls: reader.text)
    }
    return true
  }
}
