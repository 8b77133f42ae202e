/// `sysdig`: times, which scripts keep as texts of nanoseconds, as numbers of Lua are not exact that far.
extension HostFunction {
  static let times: [HostFunction] = [
    HostFunction("sysdig", "get_firstevent_ts") { (host, call) throws(ChiselError) in
      call.tell("\(host.run.firstTime)")
    },
    HostFunction("sysdig", "get_lastevent_ts") { (host, call) throws(ChiselError) in
      call.tell("\(host.run.latestTime)")
    },
    HostFunction("sysdig", "make_ts") { (_, call) throws(ChiselError) in
      guard let seconds = call.word(0), let nanoseconds = call.word(1) else {
        throw ChiselError("sysdig.make_ts() takes seconds and nanoseconds")
      }
      call.tell("\(Int64(bitPattern: UInt64(seconds) &* 1_000_000_000 &+ UInt64(nanoseconds)))")
    },
    HostFunction("sysdig", "add_ts") { (_, call) throws(ChiselError) in
      call.tell("\(Int64(bitPattern: try call.time(0) &+ call.time(1)))")
    },
    HostFunction("sysdig", "subtract_ts") { (_, call) throws(ChiselError) in
      call.tell("\(Int64(bitPattern: try call.time(0) &- call.time(1)))")
    },
  ]
}

extension LuaCall {
  /// The low 32 bits of a number, as sysdig takes it.
  fileprivate func word(_ index: Int) -> UInt32? {
    number(index).flatMap { Int64(exactly: $0.rounded(.towardZero)) }.map { UInt32(truncatingIfNeeded: $0) }
  }

  /// A time that is written in digits.
  fileprivate func time(_ index: Int) throws(ChiselError) -> UInt64 {
    guard let text = text(index), let time = UInt64(text) else {
      throw ChiselError("a time is a text of digits, as sysdig.make_ts() makes it")
    }
    return time
  }
}
