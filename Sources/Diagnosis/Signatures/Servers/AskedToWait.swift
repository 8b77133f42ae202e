internal import Protocols

extension Exchange {
  /// Whether it was asked for something that comes when it comes: an event, an element of a queue, a pause.
  var isAskedToWait: Bool {
    switch request?.detail {
    case .http(let head): HTTPWaiting.isMeant(by: head)
    case .command(let command): CommandWaiting.isMeant(by: command)
    case .dns, .tls, .outcome, nil: false
    }
  }
}

/// Long polls and watches over HTTP: the words by which they are asked for.
private enum HTTPWaiting {
  private static let params: Set<String> = [
    "watch", "wait", "follow", "stream", "timeout", "timeoutseconds", "poll", "longpoll", "block",
  ]
  private static let paths: Set<String> = [
    "watch", "wait", "events", "attach", "stream", "poll", "subscribe", "sleep", "delay", "lease",
  ]

  static func isMeant(by head: HTTPHead) -> Bool {
    guard let target = head.target?.lowercased() else { return false }
    if head.value(of: "upgrade") != nil || head.value(of: "prefer")?.contains("wait") == true { return true }
    if head.value(of: "accept")?.contains("text/event-stream") == true { return true }
    let halves = target.split(separator: "?", maxSplits: 1)
    let query = halves.count > 1 ? halves[1].split(separator: "&") : []
    return query.contains { isAsked($0) }
      || (halves.first ?? "").split(separator: "/").contains { paths.contains(String($0)) }
  }

  /// `wait=true`, but not `wait=false`.
  private static func isAsked(_ param: Substring) -> Bool {
    let halves = param.split(separator: "=", maxSplits: 1)
    guard let name = halves.first, params.contains(String(name)) else { return false }
    return halves.count < 2 || halves[1] != "false" && halves[1] != "0"
  }
}

/// Commands of Redis and statements of SQL that wait.
private enum CommandWaiting {
  private static let verbs: Set<String> = [
    "BLPOP", "BRPOP", "BLMOVE", "BLMPOP", "BRPOPLPUSH", "BZPOPMIN", "BZPOPMAX", "BZMPOP", "WAIT", "WAITAOF",
    "SUBSCRIBE", "PSUBSCRIBE", "SSUBSCRIBE", "MONITOR", "LISTEN", "PSYNC", "SYNC", "COM_BINLOG_DUMP",
  ]
  /// Within the text, in capitals.
  private static let words = ["SLEEP(", "GET_LOCK(", "WAITFOR ", " BLOCK "]

  static func isMeant(by command: Command) -> Bool {
    if verbs.contains(command.verb.uppercased()) { return true }
    let text = " " + String(decoding: command.text, as: UTF8.self).uppercased()
    return words.contains { text.contains($0) }
  }
}
