extension FieldClass {
  /// What every event has, whatever made it.
  static let event = FieldClass(
    name: "evt", detail: "All event types", summary: "These fields can be used for all event types",
    fields: FieldInfo.eventTimes + FieldInfo.eventOrigins)

  /// What system calls have.
  static let systemCall = FieldClass(
    name: "evt", detail: "Syscall events only",
    summary:
      "Event fields applicable to syscall events. Most params of a call can be read by name through evt.arg.",
    fields: FieldInfo.eventSpans + FieldInfo.eventKinds + FieldInfo.eventParams + FieldInfo.eventResults
      + FieldInfo.eventCounts + FieldInfo.eventBuffers + FieldInfo.eventOpens + FieldInfo.infrastructure)

  /// Aids for views.
  static let utilities = FieldClass(
    name: "util", summary: "Aids for views.",
    fields: [
      FieldInfo(
        "util.cnt", .uint64, "A counter that grows by one each time it is read.",
        [.classic, .hidden, .paced, .identifier]
      ) {
        _, _, scratch in .uint(scratch.pace.count())
      }
    ])
}
