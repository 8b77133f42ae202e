internal import Events
internal import Inspection
internal import State

/// Collects which values the surveyed fields have, for each stretch and for the whole capture.
struct Survey: ~Copyable {
  private var textCatalogue = Catalogue<[UInt8]>()
  private var numberCatalogue = Catalogue<Int64>()
  private var found = SurveyedField.allCases.map { _ in Set<UInt32>() }
  private let extractors: [FieldInfo.Extractor]
  private var scratch = FieldScratch(isForComparison: true)

  /// By place in the table of threads, what was noted of the thread in this stretch.
  private var notes: [Note] = []
  private var stretch: UInt64 = 1
  /// By event code, the stretch in which its name was noted last.
  private var typeNotes: [UInt64] = []
  /// The same by the number of the call, for calls that have no event of their own.
  private var genericNotes: [UInt64] = []
  private var sweepCount = 0

  /// While it stays the same, the values of all fields of the thread do.
  private struct Note: Equatable {
    var stretch: UInt64 = 0
    var id: ThreadID = .none
    var name = StringID.empty
    var container = StringID.empty
    var process = ThreadID.none
    var virtualID: Int64 = 0
  }

  var texts: [[UInt8]] { textCatalogue.values }
  var numbers: [Int64] { numberCatalogue.values }

  init() {
    extractors = SurveyedField.allCases.map { field in
      guard let info = FieldTable.shared[field.name], let reference = try? FieldReference(info),
        case .one(let extractor) = reference.extraction
      else {
        preconditionFailure("\(field.name) is a field with one value")
      }
      return extractor
    }
  }

  /// Notes the values that the fields have for the event that was applied last.
  mutating func note(_ event: EventView, _ machine: borrowing Machine) {
    if isNewType(event) { note(.type, event, machine) }
    if machine.strings.sweepCount != sweepCount {
      sweepCount = machine.strings.sweepCount
      notes.removeAll(keepingCapacity: true)
    }
    guard isNewThread(event, machine) else { return }
    for field in SurveyedField.allCases where field != .type { note(field, event, machine) }
  }

  /// A container may be called something else now.
  mutating func forgetThreads() { notes.removeAll(keepingCapacity: true) }

  /// What was found in the stretch, which ends here: by field, ascending.
  mutating func end() -> [[UInt32]] {
    stretch += 1
    defer { for index in found.indices { found[index].removeAll(keepingCapacity: true) } }
    return found.map { $0.sorted() }
  }

  private mutating func isNewType(_ event: EventView) -> Bool {
    guard event.type.isGeneric else {
      return Self.mark(&typeNotes, Int(event.type.rawValue), stretch)
    }
    let call = event.syscallCode ?? 0
    return Self.mark(&genericNotes, Int(call), stretch)
  }

  /// Notes the stretch at `index`; false when it stood there already.
  private static func mark(_ notes: inout [UInt64], _ index: Int, _ stretch: UInt64) -> Bool {
    if index >= notes.count { notes.append(contentsOf: repeatElement(0, count: index + 1 - notes.count)) }
    guard notes[index] != stretch else { return false }
    notes[index] = stretch
    return true
  }

  private mutating func isNewThread(_ event: EventView, _ machine: borrowing Machine) -> Bool {
    guard let slot = machine.moment.thread else { return true }
    let place = Int(slot.index)
    if place >= notes.count {
      notes.append(contentsOf: repeatElement(Note(), count: place + 1 - notes.count))
    }
    let note = Note(
      stretch: stretch, id: event.thread, name: machine.threads[slot].name,
      container: machine.threads[slot].container, process: machine.threads[slot].process,
      virtualID: machine.threads[slot].virtualID)
    guard notes[place] != note else { return false }
    notes[place] = note
    return true
  }

  private mutating func note(_ field: SurveyedField, _ event: EventView, _ machine: borrowing Machine) {
    scratch.text.removeAll()
    guard let value = extractors[Int(field.rawValue)](event, machine, &scratch) else { return }
    switch value {
    case .name(let id): add([UInt8](copying: machine.strings[id]), to: field)
    case .text, .bytes: add([UInt8](copying: scratch.text.bytes), to: field)
    case .int(let number): add(number, to: field)
    case .uint(let number): add(Int64(truncatingIfNeeded: number), to: field)
    case .bool, .double, .address: preconditionFailure("no surveyed field has such a value")
    }
  }

  private mutating func add(_ text: [UInt8], to field: SurveyedField) {
    found[Int(field.rawValue)].insert(textCatalogue.place(of: text))
  }

  private mutating func add(_ number: Int64, to field: SurveyedField) {
    found[Int(field.rawValue)].insert(numberCatalogue.place(of: number))
  }
}
