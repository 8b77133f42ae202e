internal import Events
internal import Inspection
internal import State

/// `sysdig`: what is known of the machine, as tables.
extension HostFunction {
  static let tables: [HostFunction] = [
    HostFunction("sysdig", "get_machine_info") { (host, call) throws(ChiselError) in
      try host.tellOfMachine("get_machine_info") { machine in
        let record = machine.host ?? MachineRecord()
        call.beginTable()
        call.tell("num_cpus", Double(record.cpuCount))
        call.tell("memory_size_bytes", Double(record.memorySize))
        call.tell("max_pid", Double(record.highestProcessID))
        call.tell("hostname")
        call.tell(record.hostName.rawSpan.untilNUL(), escaping: host.run.settings.isTerminal)
        call.endTable()
      }
    },
    HostFunction("sysdig", "get_container_table") { (host, call) throws(ChiselError) in
      try host.tellOfMachine("get_container_table") {
        ContainerTeller(call: call, escapes: host.run.settings.isTerminal).tell($0)
      }
    },
    threads("get_thread_table", .all),
    threads("get_thread_table_nofds", [.details]),
    threads("get_thread_table_barebone", [.descriptors]),
    threads("get_thread_table_barebone_nofds", []),
  ]

  private static func threads(_ name: String, _ content: ThreadTeller.Content) -> HostFunction {
    HostFunction("sysdig", name) { (host, call) throws(ChiselError) in
      let filter = call.text(0).flatMap { $0.isEmpty ? nil : $0 }
      let question = try filter.map { (text) throws(ChiselError) in try DescriptorQuestion(text, host.run) }
      try host.tellOfMachine(name) { machine in
        ThreadTeller(call: call, content: content, escapes: host.run.settings.isTerminal).tell(
          machine, question)
      }
    }
  }
}

extension ScriptHost {
  /// Answers about the machine at hand; an error where there is none.
  fileprivate func tellOfMachine(
    _ name: String, _ answer: (borrowing Machine) -> Void
  ) throws(ChiselError) {
    guard current.askMachine(answer) != nil else {
      throw ChiselError(
        "there is no machine at hand yet: sysdig.\(name)() is for on_capture_start() and later")
    }
  }
}

extension LuaCall {
  func tell(_ name: StaticString, _ number: Double) {
    tell(name)
    tell(number)
  }

  func tell(_ name: StaticString, _ text: StaticString) {
    tell(name)
    tell(text)
  }
}
