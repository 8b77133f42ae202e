import Captures
import Events
import Inspection
import State
import TestSupport
import Testing

/// Every field is asked of every event of many captures: none may crash, and values are of the kind that rows promise.
@Suite struct FieldWalkTests {
  @Test(arguments: captures())
  func everyFieldAnswersWithItsKind(capture: String) throws {
    let fields = try Self.references()
    var reader = try CaptureReader(path: capture)
    var machine = Machine()
    var scratch = FieldScratch(isForComparison: true)
    var wrong: Set<String> = []
    while let event = try reader.next(informing: &machine), event.number < 20_000 {
      machine.apply(event)
      let event = machine.interpreted(event)
      // The first ones, and some of those that follow.
      guard event.number < 400 || event.number % 97 == 0 else { continue }
      for field in fields {
        scratch.text.removeAll()
        guard let value = field.value(of: event, machine, &scratch), !value.suits(field.kind) else {
          continue
        }
        wrong.insert("\(field.text): \(value)")
      }
    }
    #expect(wrong.isEmpty)
  }

  /// Each field, with an argument where it takes one.
  private static func references() throws -> [FieldReference] {
    var references: [FieldReference] = []
    for info in FieldTable.shared.all {
      if info.argument != .required { references.append(try FieldReference(info)) }
      guard info.argument != .none else { continue }
      for text in ["0", "1", "cpu", "fd", "open", "HOME", "src", "1600000000000000000"] {
        if let reference = try? FieldReference(info, FieldArgument(text: text)) {
          references.append(reference)
        }
      }
    }
    #expect(Set(references.map(\.info.name)).count == FieldTable.shared.all.count)
    return references
  }

  private static func captures() -> [String] {
    let folder = "\(TemporaryFile.directory)/trowel-walk"
    Repository.makeFolder(folder)
    let built = SampleCaptures.all.map { sample in
      let path = "\(folder)/\(sample.name).scap"
      writeFile(sample.capture.bytes, to: path)
      return path
    }
    guard let shared = Repository.sharedCaptures else { return built }
    return built + Repository.files(in: shared).filter { $0.hasSuffix(".scap") }.map { "\(shared)/\($0)" }
  }
}

extension FieldReference {
  fileprivate func value(of event: EventView, _ machine: borrowing Machine, _ scratch: inout FieldScratch)
    -> FieldValue?
  {
    switch extraction {
    case .one(let extract): extract(event, machine, &scratch)
    case .each(let extract): extract(event, machine, &scratch, 0)
    case .argument: nil
    }
  }
}

extension FieldValue {
  /// What filters and JSON take the value for is what it is.
  fileprivate func suits(_ kind: FieldInfo.FieldKind) -> Bool {
    switch (self, kind) {
    case (.name, .string), (.text, .string), (.text, .bytes), (.bytes, .bytes), (.bool, .bool),
      (.double, .double), (.address, .ipAddress), (.address, .ipNetwork), (_, .dynamic):
      true
    case (.int, .int8), (.int, .int16), (.int, .int32), (.int, .int64), (.uint, .uint8), (.uint, .uint16),
      (.uint, .uint32), (.uint, .uint64), (.uint, .relativeTime), (.uint, .absoluteTime), (.uint, .port):
      true
    default: false
    }
  }
}
