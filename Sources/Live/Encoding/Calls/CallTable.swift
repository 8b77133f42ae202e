internal import Events

/// What becomes of each system call that has events of its own.
struct CallTable {
  /// A row of the table.
  struct Row {
    let name: String
    /// Nil: the event stands for the call always.
    let condition: CallCondition?
    let enter: EventType
    let enterSources: [ParamSource]
    let exitSources: [ParamSource]

    var exit: EventType { EventType(rawValue: enter.rawValue + 1) }

    /// The exit is an event for each message (sendmmsg, recvmmsg).
    var isOfMessages: Bool {
      exitSources.first?.origin == .eachsent || exitSources.first?.origin == .eachreceived
    }
  }

  static let shared = CallTable()

  let rows: [Row]
  private let places: [String: [Int]]

  init() {
    let words = TableText(Self.rows).rows()
    rows = words.map(Self.row)
    places = Dictionary(grouping: rows.indices) { [rows] in rows[$0].name }
  }

  /// The rows of the call with that name: none where its events are generic, several where that depends on its arguments.
  func rows(named name: String) -> [Row] { (places[name] ?? []).map { rows[$0] } }

  /// The row of the call with that name, or nil where its events are generic, or may be.
  subscript(name: String) -> Row? { rows(named: name).first { $0.condition == nil } }

  private static func row(_ words: [TableText.Word]) -> Row {
    let condition = words.count > 2 ? CallCondition(words[2]) : nil
    let start = condition == nil ? 2 : 3
    guard words.count >= start + 2, let code = words[1].number, words[start].string == ">",
      let turn = words.firstIndex(where: { $0.string == "<" })
    else { preconditionFailure("call table: \(words.map(\.string))") }
    return Row(
      name: words[0].string, condition: condition, enter: EventType(rawValue: UInt16(code)),
      enterSources: words[(start + 1)..<turn].map { ParamSource($0) },
      exitSources: words[(turn + 1)...].map { ParamSource($0) })
  }
}
