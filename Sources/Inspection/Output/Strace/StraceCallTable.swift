internal import Events

/// How each system call looks as strace writes it, by the code of its enter or its exit.
struct StraceCallTable: Sendable {
  static let shared = StraceCallTable()

  /// What strace writes of a call.
  struct Call: Sendable {
    let name: String
    let arguments: [Argument]
    let result: Result
  }

  struct Argument: Sendable {
    let style: StraceStyle
    let names: NameTable?
    /// Where the param stands in both events; nil in the one that has none.
    let enterIndex: Int?
    let exitIndex: Int?
  }

  enum Result: Sendable { case number, pointer, nothing }

  private let calls: [Call?]

  /// Nil for what is no system call, or one of which only its number is known.
  subscript(type: EventType) -> Call? {
    let index = Int(type.rawValue) / 2
    return index < calls.count ? calls[index] : nil
  }

  init() {
    var rows: [String: Row] = [:]
    for line in String(describing: Self.rows).split(separator: "\n") {
      let row = Row(line)
      rows[row.event] = row
    }
    let table = EventTable.shared
    calls = (0..<table.count / 2).map { index in
      let code = UInt16(truncatingIfNeeded: index * 2)
      guard let enter = table[EventType(rawValue: code)], let exit = table[EventType(rawValue: code + 1)],
        Self.isCall(exit)
      else { return nil }
      return Self.call(rows[Self.key(exit, enter)], enter, exit)
    }
  }

  private static func isCall(_ exit: EventInfo) -> Bool {
    exit.flags.isDisjoint(with: [.unused, .skipsState]) && !exit.type.isGeneric && exit.name != "tracer"
      && !exit.category.isInternal
  }

  /// The events of two calls that differ by their flags have one name.
  private static func key(_ exit: EventInfo, _ enter: EventInfo) -> String {
    exit.name == "accept" && enter.index(ofParam: "flags") != nil ? "accept4" : exit.name
  }

  private static func call(_ row: Row?, _ enter: EventInfo, _ exit: EventInfo) -> Call {
    let arguments =
      row?.arguments.map { argument($0.param, $0.style, enter, exit) }
      ?? others(enter, exit).map { argument($0, nil, enter, exit) }
    let first = exit.params.first
    let result: Result = first == nil ? .nothing : first?.kind == .uint64 ? .pointer : .number
    return Call(name: row?.shownName ?? exit.name, arguments: arguments, result: result)
  }

  /// All params but the result, in the order in which they are first seen.
  private static func others(_ enter: EventInfo, _ exit: EventInfo) -> [String] {
    var names = enter.params.map(\.name)
    for param in exit.params.dropFirst() where !names.contains(param.name) { names.append(param.name) }
    return names
  }

  private static func argument(
    _ param: String, _ style: StraceStyle?, _ enter: EventInfo, _ exit: EventInfo
  ) -> Argument {
    let exitIndex = exit.params.indices.first { $0 > 0 && exit.params[$0].name == param }
    let enterIndex = enter.index(ofParam: param)
    let info = exitIndex.map { exit.params[$0] } ?? enterIndex.map { enter.params[$0] }
    return Argument(
      style: style ?? info.map(StraceStyle.init) ?? .untold, names: info?.names, enterIndex: enterIndex,
      exitIndex: exitIndex)
  }

  /// `pread=pread64: fd data:data size pos:signed`
  private struct Row {
    let event: String
    let shownName: String
    let arguments: [(param: String, style: StraceStyle?)]

    init(_ line: Substring) {
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      let names = parts[0].split(separator: "=").map(String.init)
      event = names[0]
      shownName = names[names.count - 1]
      arguments = parts[1].split(separator: " ").map { word in
        let halves = word.split(separator: ":").map(String.init)
        return (halves[0], halves.count > 1 ? StraceStyle(name: halves[1]) : word == "..." ? .untold : nil)
      }
    }
  }
}
