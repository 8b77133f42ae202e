internal import Events
internal import Inspection
internal import State

/// `sysdig`: what is known of the machine, as tables.
extension HostFunction {
  static let tables: [HostFunction] = [
    HostFunction("sysdig", "get_machine_info") { (chisel, call) throws(ChiselError) in
      try chisel.tellOfMachine("get_machine_info") { machine in
        let host = machine.host ?? MachineRecord()
        call.beginTable()
        call.tell("num_cpus", Double(host.cpuCount))
        call.tell("memory_size_bytes", Double(host.memorySize))
        call.tell("max_pid", Double(host.highestProcessID))
        call.tell("hostname")
        call.tell(host.hostName.rawSpan.untilNUL(), escaping: chisel.run.settings.isTerminal)
        call.endTable()
      }
    },
    HostFunction("sysdig", "get_container_table") { (chisel, call) throws(ChiselError) in
      try chisel.tellOfMachine("get_container_table") {
        ContainerTeller(call: call, escapes: chisel.run.settings.isTerminal).tell($0)
      }
    },
    threads("get_thread_table", .all),
    threads("get_thread_table_nofds", [.details]),
    threads("get_thread_table_barebone", [.descriptors]),
    threads("get_thread_table_barebone_nofds", []),
  ]

  private static func threads(_ name: String, _ content: ThreadTeller.Content) -> HostFunction {
    HostFunction("sysdig", name) { (chisel, call) throws(ChiselError) in
      let filter = call.text(0).flatMap { $0.isEmpty ? nil : $0 }
      let question = try filter.map { (text) throws(ChiselError) in try DescriptorQuestion(text, chisel.run) }
      try chisel.tellOfMachine(name) { machine in
        ThreadTeller(call: call, content: content, escapes: chisel.run.settings.isTerminal).tell(
          machine, question)
      }
    }
  }
}

extension ScriptChisel {
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
