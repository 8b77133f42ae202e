internal import Events

/// Goes through the packets of one answer: one that says how it went, or columns and rows.
struct MySQLAnswer {
  private enum State {
    case first
    /// So many packets that describe columns or parameters are still to come.
    case definitions(Int)
    /// Behind them: an EOF packet, which newer clients do without, or a row.
    case afterDefinitions
    case rows
    /// Of a prepared statement: how many definitions are still to come, of each kind; an EOF behind each kind, which newer
    /// clients do without.
    case prepared([Int])
  }

  private static let moreResults: UInt16 = 0x0008

  let command: UInt8
  private(set) var outcome = Outcome("answer")
  private var state = State.first
  private var rowCount = 0
  /// Whether an EOF stands behind definitions.
  private let endsDefinitions: Bool

  init(to command: UInt8, endsDefinitions: Bool) {
    self.command = command
    self.endsDefinitions = endsDefinitions
  }

  /// Whether this packet ends the answer.
  mutating func take(_ packet: Frame) -> Bool {
    let first = packet.payload.value(as: UInt8.self)
    if first == 0xFF {
      outcome = Self.failure(packet)
      return true
    }
    switch state {
    case .first: return takeFirst(packet, first)
    case .definitions(let left):
      state = left > 1 ? .definitions(left - 1) : .afterDefinitions
      return false
    case .afterDefinitions:
      state = .rows
      if Self.isEnd(packet), packet.byteCount == MySQLPacket.headerByteCount + 5 {
        return command == MySQLCommand.fieldList
      }
      return takeRow(packet)
    case .rows: return takeRow(packet)
    case .prepared(let groups): return takePrepared(packet, groups)
    }
  }

  private mutating func takeFirst(_ packet: Frame, _ first: UInt8?) -> Bool {
    if command == MySQLCommand.statistics {
      outcome = Outcome("statistics")
      return true
    }
    if command == MySQLCommand.fieldList {
      state = .rows
      return takeRow(packet)
    }
    if first == 0, command == MySQLCommand.prepare, packet.payload.byteCount >= 9 {
      return takePrepare(packet)
    }
    if first == 0 || Self.isEnd(packet) {
      outcome = Self.success(packet)
      return !Self.hasMore(packet)
    }
    // The client sends a file, and the server answers that.
    if first == 0xFB { return false }
    var cursor = NetworkCursor(packet.payload)
    guard let count = cursor.lengthEncoded(), count > 0 else { return true }
    state = .definitions(count)
    return false
  }

  private mutating func takeRow(_ packet: Frame) -> Bool {
    guard Self.isEnd(packet) else {
      rowCount += 1
      return false
    }
    outcome = Outcome(command == MySQLCommand.fieldList ? "\(rowCount) columns" : "\(rowCount) rows")
    state = .first
    return !Self.hasMore(packet)
  }

  private mutating func takePrepare(_ packet: Frame) -> Bool {
    outcome = Outcome("prepared")
    let columns = Int(packet.payload.load(5, as: UInt16.self))
    let parameters = Int(packet.payload.load(7, as: UInt16.self))
    let groups = [parameters, columns].filter { $0 > 0 }
    state = .prepared(groups)
    return groups.isEmpty
  }

  private mutating func takePrepared(_ packet: Frame, _ groups: [Int]) -> Bool {
    guard let left = groups.first else { return true }
    // One that nobody waits for is no definition.
    if !endsDefinitions, Self.isEnd(packet) { return false }
    let isLast = endsDefinitions ? Self.isEnd(packet) : left == 1
    state = .prepared((isLast ? [] : [left - 1]) + groups.dropFirst())
    return isLast && groups.count == 1
  }

  /// EOF, or the OK that newer servers send in its place; a row that begins alike is longer.
  private static func isEnd(_ packet: Frame) -> Bool {
    packet.payload.value(as: UInt8.self) == 0xFE && packet.byteCount < 0xFF_FFFF
  }

  private static func success(_ packet: Frame) -> Outcome {
    var cursor = NetworkCursor(packet.payload)
    guard cursor.skip(1), packet.payload.value(as: UInt8.self) == 0, let count = cursor.lengthEncoded() else {
      return Outcome("OK")
    }
    return Outcome(count == 0 ? "OK" : "OK, \(count) rows affected")
  }

  /// Whether another result follows: by the status of an OK, or of an EOF.
  private static func hasMore(_ packet: Frame) -> Bool {
    var cursor = NetworkCursor(packet.payload)
    guard cursor.skip(1) else { return false }
    if packet.byteCount == MySQLPacket.headerByteCount + 5 {
      guard cursor.skip(2) else { return false }
    } else {
      guard cursor.lengthEncoded() != nil, cursor.lengthEncoded() != nil else { return false }
    }
    return (cursor.number(UInt16.self)?.byteSwapped ?? 0) & moreResults != 0
  }

  /// `#42S02` stands between number and text, but not in the answer to a greeting.
  private static func failure(_ packet: Frame) -> Outcome {
    var cursor = NetworkCursor(packet.payload)
    guard cursor.skip(1), let code = cursor.number(UInt16.self)?.byteSwapped else {
      return Outcome(failure: "", "")
    }
    var state = ""
    if cursor.peek() == UInt8(ascii: "#"), let marked = cursor.array(6) {
      state = " " + oneLine(marked.dropFirst())
    }
    return Outcome(failure: "\(code)\(state)", oneLine([UInt8](copying: cursor.ahead)))
  }
}

extension NetworkCursor {
  /// MySQL's numbers: one byte, or one that says how many follow, the lowest first.
  fileprivate mutating func lengthEncoded() -> Int? {
    guard let first = byte() else { return nil }
    let width = [0xFC: 2, 0xFD: 3, 0xFE: 8][Int(first)]
    guard let width else { return first < 0xFB ? Int(first) : nil }
    guard let bytes = array(width), width < 8 || bytes[7] < 0x40 else { return nil }
    return bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
