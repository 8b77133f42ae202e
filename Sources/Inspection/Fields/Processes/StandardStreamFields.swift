internal import Events
internal import State

/// Where the process reads and writes, as newer libraries have it.
extension FieldInfo {
  static let standardStreams: [FieldInfo] = streams.flatMap { number, name, role in
    [
      FieldInfo(
        "proc.\(name).type", .string, "What the \(role) of the process is; the words are those of fd.type.",
        []
      ) {
        _, machine, scratch in
        guard let fd = machine.standardStream(number) else { return nil }
        scratch.text.append(fd.kind.typeName)
        return .text
      },
      FieldInfo("proc.\(name).name", .string, "Name of the \(role) of the process, as in fd.name.", []) {
        _, machine, scratch in
        guard let fd = machine.standardStream(number) else { return nil }
        return machine.shown(fd.name, &scratch)
      },
    ]
  }

  private static let streams: [(number: Int64, name: String, role: String)] = [
    (0, "stdin", "standard input"), (1, "stdout", "standard output"), (2, "stderr", "standard error"),
  ]
}

extension Machine {
  func standardStream(_ number: Int64) -> FDEntry? {
    guard let slot = moment.thread else { return nil }
    return fd(FD(rawValue: number), of: slot)
  }
}
