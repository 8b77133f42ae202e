internal import Events
internal import State

/// A message to the system's log, as syslog(3) writes it.
///
///     <30>systemd[1]: Started Session 4.      30: facility 3 (daemon), severity 6 (info)
///
/// The text lies in the data of the event. Source: RFC 3164, section 4.1.
struct SyslogMessage {
  let facility: UInt32
  let severity: UInt32
  /// Where the text starts in the data.
  let textStart: Int

  /// Nil for data without a priority in front; what stands in place of the `<` is not looked at, as in sysdig.
  init?(_ data: RawSpan) {
    let longestPriority = 15
    var priority: Int32 = 0
    var at = 1
    while at < data.byteCount, at <= longestPriority {
      let byte = data.load(at, as: UInt8.self)
      if byte == UInt8(ascii: ">") || byte == 0 { break }
      let digit = Int32(byte) - Int32(UInt8(ascii: "0"))
      guard 0...9 ~= digit else { return nil }
      priority = priority &* 10 &+ digit
      at += 1
    }
    guard at > 1, at < data.byteCount, priority != -1 else { return nil }
    severity = UInt32(bitPattern: priority & 7)
    facility = UInt32(bitPattern: priority >> 3)
    textStart = at + 1
  }

  /// The word for the severity: there are eight.
  var severityName: StaticString {
    Self.severities[Int(severity)] ?? "<NA>"
  }

  /// The word for the facility; `<NA>` for numbers that none has.
  var facilityName: StaticString {
    Self.facilities[Int(facility)] ?? "<NA>"
  }

  private static let severities = ImmortalArray<StaticString>([
    "emerg", "alert", "crit", "err", "warn", "notice", "info", "debug",
  ])
  private static let facilities = ImmortalArray<StaticString>([
    "kern", "user", "mail", "daemon", "auth", "syslog", "lpr", "news", "uucp", "clock", "authpriv", "ftp",
    "ntp", "logaudit", "logalert", "cron", "local0", "local1", "local2", "local3", "local4", "local5",
    "local6", "local7",
  ])
}

extension EventView {
  /// What the event writes to the log; nil for other events.
  func logMessage(_ machine: borrowing Machine) -> SyslogMessage? {
    guard machine.moment.isLogMessage, let data = param(1) else { return nil }
    return SyslogMessage(data)
  }

  /// Appends the text of a message, up to a NUL.
  func append(textOf message: SyslogMessage, to out: inout ByteBuffer) {
    guard let data = param(1), message.textStart <= data.byteCount else { return }
    out.append(data.window(message.textStart, byteCount: data.byteCount - message.textStart).untilNUL())
  }
}
