internal import Events
internal import State

extension FieldClass {
  /// The process and the thread that an event happened in.
  static let process = FieldClass(
    name: "process", summary: "The process and the thread that made the event happen.",
    fields: FieldInfo.processIdentity + FieldInfo.ancestry + FieldInfo.processResources + FieldInfo.thread
      + FieldInfo.session + FieldInfo.parents + FieldInfo.leaders + FieldInfo.processGroup
      + FieldInfo.executableFile + FieldInfo.capabilities + FieldInfo.standardStreams)
}

/// Who the process is and how it was started.
extension FieldInfo {
  static let processIdentity: [FieldInfo] = [
    FieldInfo("proc.pid", .int64, "Id of the process.", [.classic, .identifier]) { _, machine, _ in
      guard let slot = machine.moment.thread else { return nil }
      return .int(machine.threads[slot].process.rawValue)
    },
    .ofThread("proc.exe", .string, "First word of the command line, usually what was executed.") {
      .name($0.executable)
    },
    FieldInfo("proc.name", .string, "Name of the process, without a path.") { _, machine, _ in
      guard let slot = machine.moment.thread else { return nil }
      return .name(machine.threads[slot].name)
    },
    .taking(
      .optional, "proc.args", .string,
      "Command line after its first word, or the argument at an index from 0."
    ) {
      argument throws(FieldError) in
      guard let argument else {
        return .one { _, machine, scratch in
          guard let slot = machine.moment.thread else { return nil }
          scratch.text.append(joining: machine.strings[machine.threads[slot].arguments])
          return .text
        }
      }
      guard let index = argument.index, index >= 0 else {
        throw FieldError("proc.args takes the index of an argument, as in proc.args[0]")
      }
      return .one { _, machine, scratch in
        guard let slot = machine.moment.thread,
          let found = machine.strings[machine.threads[slot].arguments].element(index)
        else { return nil }
        scratch.text.append(found)
        return .text
      }
    },
    .taking(
      .optional, "proc.env", .string,
      "Environment of the process, or the value of one variable, as in proc.env[HOME]."
    ) {
      argument throws(FieldError) in
      guard let argument else { return .one(Self.environment) }
      let key = Array(argument.text.utf8)
      return .one { _, machine, scratch in
        guard let slot = machine.process,
          let value = machine.strings[machine.threads[slot].environment].value(of: key)
        else { return nil }
        scratch.text.append(value)
        return .text
      }
    },
    FieldInfo("proc.cmdline", .string, "Name of the process and its arguments.") { _, machine, scratch in
      guard let slot = machine.moment.thread else { return nil }
      return machine.commandLine(of: slot, &scratch)
    },
    FieldInfo("proc.exeline", .string, "First word of the command line as it was given, and the arguments.") {
      _, machine, scratch in
      guard let slot = machine.moment.thread else { return nil }
      scratch.text.append(machine.strings[machine.threads[slot].executable])
      scratch.text.append(UInt8(ascii: " "))
      scratch.text.append(joining: machine.strings[machine.threads[slot].arguments])
      return .text
    },
    FieldInfo("proc.cwd", .string, "Working directory.") { _, machine, scratch in
      guard let slot = machine.moment.thread else { return nil }
      guard machine.mainThread(of: slot) != nil else {
        scratch.text.append("./" as StaticString)
        return .text
      }
      return .name(machine.workingDirectory(of: slot))
    },
    FieldInfo("proc.nthreads", .uint32, "Threads of the process, its first one included.") { _, machine, _ in
      guard let slot = machine.process else { return nil }
      return .uint(UInt64(UInt32(truncatingIfNeeded: machine.threads[slot].childCount &+ 1)))
    },
    .ofThread("proc.nchilds", .uint32, "Threads that the thread started and that are still running.") {
      .uint(UInt64(UInt32(truncatingIfNeeded: $0.childCount)))
    },
  ]

  /// The environment as one line: that of the first thread, which is the one that execs.
  private static let environment: Extractor = { _, machine, scratch in
    guard let slot = machine.moment.thread else { return nil }
    let owner = machine.mainThread(of: slot) ?? slot
    scratch.text.append(joining: machine.strings[machine.threads[owner].environment])
    return .text
  }
}

extension Machine {
  /// Writes the command line of a thread.
  func commandLine(of slot: ThreadSlot, _ scratch: inout FieldScratch) -> FieldValue {
    scratch.text.append(commandLine: strings[threads[slot].name], strings[threads[slot].arguments])
    return .text
  }
}
