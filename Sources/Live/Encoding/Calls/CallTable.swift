internal import Events

/// What becomes of each system call that has events of its own.
struct CallTable {
  /// A row of the table.
  struct Row {
    let name: String
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
  private let places: [String: Int]

  init() {
    let words = TableText(Self.rows).rows()
    rows = words.map(Self.row)
    places = Dictionary(uniqueKeysWithValues: zip(rows.map(\.name), 0...))
  }

  /// The row of the call with that name, or nil where its events are generic.
  subscript(name: String) -> Row? { places[name].map { rows[$0] } }

  private static func row(_ words: [TableText.Word]) -> Row {
    guard words.count >= 4, let code = words[1].number, words[2].string == ">",
      let turn = words.firstIndex(where: { $0.string == "<" })
    else { preconditionFailure("call table: \(words.map(\.string))") }
    return Row(
      name: words[0].string, enter: EventType(rawValue: UInt16(code)),
      enterSources: words[3..<turn].map { ParamSource($0) },
      exitSources: words[(turn + 1)...].map { ParamSource($0) })
  }
}
