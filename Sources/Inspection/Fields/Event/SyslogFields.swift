internal import Events
internal import State

extension FieldClass {
  /// What programs tell the system's log.
  static let syslog = FieldClass(
    name: "syslog", summary: "Messages that are written to the system's log, /dev/log.",
    fields: [
      .ofMessage(
        "syslog.facility.str", .string, "What sort of program the message is from, such as daemon or cron."
      ) {
        message, _, scratch in
        scratch.text.append(message.facilityName)
        return .text
      },
      .ofMessage("syslog.facility", .uint32, "The same as a number from 0 to 23.") { message, _, _ in
        .uint(UInt64(message.facility))
      },
      .ofMessage(
        "syslog.severity.str", .string,
        "How grave the message is: emerg, alert, crit, err, warn, notice, info or debug."
      ) { message, _, scratch in
        scratch.text.append(message.severityName)
        return .text
      },
      .ofMessage("syslog.severity", .uint32, "The same as a number from 0, the gravest, to 7.") {
        message, _, _ in .uint(UInt64(message.severity))
      },
      .ofMessage("syslog.message", .string, "The text of the message.") { message, event, scratch in
        event.append(textOf: message, to: &scratch.text)
        return .text
      },
    ])
}

extension FieldInfo {
  /// The row of a field that is read off a message to the log.
  fileprivate static func ofMessage(
    _ name: String, _ kind: FieldKind, _ summary: String,
    extract: @escaping @Sendable (SyslogMessage, EventView, inout FieldScratch) -> FieldValue?
  ) -> FieldInfo {
    FieldInfo(name, kind, summary) { event, machine, scratch in
      event.logMessage(machine).flatMap { extract($0, event, &scratch) }
    }
  }
}
