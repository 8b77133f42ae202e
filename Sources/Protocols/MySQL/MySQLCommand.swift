internal import Events

/// What a client asks for.
enum MySQLCommand {
  private static let names: [UInt8: String] = [
    1: "COM_QUIT", 2: "COM_INIT_DB", 3: "COM_QUERY", 4: "COM_FIELD_LIST", 8: "COM_SHUTDOWN",
    9: "COM_STATISTICS",
    10: "COM_PROCESS_INFO", 12: "COM_PROCESS_KILL", 13: "COM_DEBUG", 14: "COM_PING", 17: "COM_CHANGE_USER",
    18: "COM_BINLOG_DUMP", 22: "COM_STMT_PREPARE", 23: "COM_STMT_EXECUTE", 24: "COM_STMT_SEND_LONG_DATA",
    25: "COM_STMT_CLOSE", 26: "COM_STMT_RESET", 27: "COM_SET_OPTION", 28: "COM_STMT_FETCH",
    31: "COM_RESET_CONNECTION",
  ]
  /// Those that have text behind them: a statement, or the name of a database.
  private static let withText: [UInt8] = [2, 3, 22]
  /// Those that are not answered.
  private static let unanswered: [UInt8] = [1, 24, 25]

  static let prepare: UInt8 = 22
  static let fieldList: UInt8 = 4
  static let statistics: UInt8 = 9

  /// Nil where the packet is empty.
  static func read(_ frame: Frame) -> (code: UInt8, command: Command, isAnswered: Bool)? {
    guard let code = frame.payload.value(as: UInt8.self) else { return nil }
    let text = withText.contains(code) ? [UInt8](copying: frame.payload.slice(1)) : []
    return (code, Command(names[code] ?? "COM_\(code)", text), !unanswered.contains(code))
  }
}
