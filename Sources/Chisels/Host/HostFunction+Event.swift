internal import Events
internal import Inspection

/// `evt`: the event at hand.
extension HostFunction {
  static let event: [HostFunction] = [
    HostFunction("evt", "field") { (host, call) throws(ChiselError) in
      guard let number = call.handle(0) else { return call.tellNothing() }
      try host.tell(field: number, call)
    },
    HostFunction("evt", "get_num") { (host, call) throws(ChiselError) in
      try host.tellOfEvent("get_num") { call.tell(Double($0.number)) }
    },
    HostFunction("evt", "get_ts") { (host, call) throws(ChiselError) in
      try host.tellOfEvent("get_ts") { event in
        let time = event.timestamp.rawValue
        call.tell(Double(UInt32(truncatingIfNeeded: time / 1_000_000_000)))
        call.tell(Double(time % 1_000_000_000))
      }
    },
    HostFunction("evt", "get_type") { (host, call) throws(ChiselError) in
      try host.tellOfEvent("get_type") { event in
        var name = ByteBuffer()
        event.appendName(to: &name)
        call.tell(name.bytes)
      }
    },
    HostFunction("evt", "get_cpuid") { (host, call) throws(ChiselError) in
      try host.tellOfEvent("get_cpuid") { call.tell(Double($0.cpu)) }
    },
  ]
}

extension ScriptHost {
  /// Answers about the event at hand; an error where there is none.
  fileprivate func tellOfEvent(_ name: String, _ answer: (EventView) -> Void) throws(ChiselError) {
    guard current.ask({ event, _ in answer(event) }) != nil else {
      throw ChiselError("there is no event at hand: evt.\(name)() is for on_event() and on_interval()")
    }
  }
}
