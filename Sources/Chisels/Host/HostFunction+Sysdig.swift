internal import Events
internal import Glibc
internal import Inspection
internal import State

/// `sysdig`: the run, and what all chisels share.
extension HostFunction {
  static let sysdig: [HostFunction] = [
    HostFunction("sysdig", "set_filter") { (host, call) throws(ChiselError) in
      try host.setCommonFilter(try call.requiredText(0, "the filter"))
    },
    HostFunction("sysdig", "get_filter") { (host, call) throws(ChiselError) in
      call.tell(host.run.settings.filter)
    },
    HostFunction("sysdig", "set_snaplen") { (host, call) throws(ChiselError) in
      host.run.snapLength = call.number(0).flatMap { Int(exactly: $0) }
    },
    HostFunction("sysdig", "set_output_format") { (host, call) throws(ChiselError) in
      try host.setData(form: try call.requiredText(0, "the form of data"))
    },
    HostFunction("sysdig", "get_output_format") { (host, call) throws(ChiselError) in
      call.tell(host.run.settings.isJSON ? "json" as StaticString : "normal")
    },
    // What it stands for, events that carry state without being shown, is always kept in captures here.
    HostFunction("sysdig", "set_fatfile_dump_mode") { (_, _) throws(ChiselError) in },
    HostFunction("sysdig", "is_live") { (host, call) throws(ChiselError) in
      call.tell(host.run.settings.isLive)
    },
    HostFunction("sysdig", "is_tty") { (host, call) throws(ChiselError) in
      call.tell(host.run.settings.isTerminal)
    },
    HostFunction("sysdig", "is_print_container_data") { (host, call) throws(ChiselError) in
      call.tell(host.run.settings.showsContainers)
    },
    HostFunction("sysdig", "get_terminal_info") { (_, call) throws(ChiselError) in
      var size = winsize()
      // Safe: the structure is as large as the call expects. Where there is no terminal, both are -1.
      let isKnown = unsafe ioctl(1, UInt(TIOCGWINSZ), &size) != -1
      call.beginTable()
      call.tell("width", isKnown ? Double(size.ws_col) : -1)
      call.tell("height", isKnown ? Double(size.ws_row) : -1)
      call.endTable()
    },
    HostFunction("sysdig", "get_evtsource_name") { (host, call) throws(ChiselError) in
      call.tell(host.run.sourceName)
    },
    HostFunction("sysdig", "end_capture") { (host, _) throws(ChiselError) in host.run.hasEnded = true },
    HostFunction("sysdig", "run_app") { (host, call) throws(ChiselError) in
      try host.allow("sysdig.run_app()")
      if host.run.settings.isMerged {
        throw ChiselError("sysdig.run_app() is not for several captures at once")
      }
      host.run.rerun = try call.requiredText(0, "the words behind the command")
    },
    HostFunction("sysdig", "log") { (host, call) throws(ChiselError) in
      host.log(call.text(0) ?? "", call.text(1) ?? "info")
    },
    // There is no program around us that would collect them.
    HostFunction("sysdig", "push_metric") { (_, _) throws(ChiselError) in },
    HostFunction("sysdig", "udp_setpeername") { (host, call) throws(ChiselError) in
      try host.allow("sysdig.udp_setpeername()")
      try host.setPeer(
        try call.requiredText(0, "the address of the server"), port: try call.requiredText(1, "its port"))
    },
    HostFunction("sysdig", "udp_send") { (host, call) throws(ChiselError) in
      try host.send(try call.requiredText(0, "the message"))
    },
    HostFunction("sysdig", "get_read_progress") { (host, call) throws(ChiselError) in
      call.tell(host.run.progress() * 100)
    },
  ]
}

extension ScriptHost {
  fileprivate func setCommonFilter(_ text: String) throws(ChiselError) {
    guard run.settings.filter.isEmpty, !run.hasFilter else {
      throw ChiselError("sysdig.set_filter(): there is a filter already, and it can be set only once")
    }
    run.filter = try Filter(ofChisel: text, run)
  }

  fileprivate func setData(form: String) throws(ChiselError) {
    let forms: [String: OutputStyle.DataStyle] = [
      "normal": .dots, "ascii": .ascii, "hex": .hex, "hexascii": .hexASCII, "base64": .base64,
      // Forms within a line of JSON, which is not the form of data here.
      "json": .dots, "simple": .dots, "jsonbase64": .base64,
    ]
    guard let style = forms[form] else { throw ChiselError("there is no form of data called \(form)") }
    run.setStyle(style)
  }

  /// Throws where scripts may not change this machine, nor send anything from it.
  fileprivate func allow(_ function: String) throws(ChiselError) {
    if run.settings.limits.isUnrestricted { return }
    throw ChiselError(
      "\(function) is not for chisels; --allow-unsafe-chisels lets them do what they like")
  }

  fileprivate func log(_ message: String, _ severity: String) {
    guard ["warning", "error", "critical"].contains(severity) else { return }
    run.notes.append("\(name): \(severity): \(message)")
  }

  fileprivate func setPeer(_ address: String, port: String) throws(ChiselError) {
    guard let port = UInt16(port), let sender = DatagramSender(address, port: port) else {
      throw ChiselError("\(address), port \(port), is no address of IPv4 that can be sent to")
    }
    run.sender = sender
  }

  fileprivate func send(_ message: String) throws(ChiselError) {
    guard let sender = run.sender else {
      throw ChiselError("sysdig.udp_setpeername() has to say first whom to send to")
    }
    guard sender.send(message) else { throw ChiselError("the datagram could not be sent") }
  }
}
