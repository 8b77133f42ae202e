internal import Inspection

/// The fields whose values an index keeps for each stretch. The order is that of the file.
enum SurveyedField: UInt8, CaseIterable {
  case type, name, container, containerName, process, thread, virtualThread

  var name: String {
    switch self {
    case .type: "evt.type"
    case .name: "proc.name"
    case .container: "container.id"
    case .containerName: "container.name"
    case .process: "proc.pid"
    case .thread: "thread.tid"
    case .virtualThread: "thread.vtid"
    }
  }

  var isText: Bool {
    switch self {
    case .type, .name, .container, .containerName: true
    case .process, .thread, .virtualThread: false
    }
  }

  /// Of these fields a stretch knows the first and the last value.
  static let rangedNames = ["evt.num", "evt.rawtime"]

  /// Every field that a forecast can ask about.
  static let names = Set(allCases.map(\.name) + rangedNames)
}
