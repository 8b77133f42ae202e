/// `chisel`: what a script asks for, for itself alone.
extension HostFunction {
  static let chisel: [HostFunction] = [
    HostFunction("chisel", "request_field") { (chisel, call) throws(ChiselError) in
      call.tell(handle: try chisel.request(field: try call.requiredText(0, "the name of the field")))
    },
    HostFunction("chisel", "set_filter") { (chisel, call) throws(ChiselError) in
      try chisel.setFilter(try call.requiredText(0, "the filter"))
    },
    HostFunction("chisel", "set_event_formatter") { (chisel, call) throws(ChiselError) in
      try chisel.setFormatter(try call.requiredText(0, "the format"))
    },
    HostFunction("chisel", "set_interval_s") { (chisel, call) throws(ChiselError) in
      chisel.clock.set(.loose(try call.nanoseconds(0, perUnit: 1_000_000_000)))
    },
    HostFunction("chisel", "set_interval_ns") { (chisel, call) throws(ChiselError) in
      chisel.clock.set(.loose(try call.nanoseconds(0, perUnit: 1)))
    },
    HostFunction("chisel", "set_precise_interval_ns") { (chisel, call) throws(ChiselError) in
      chisel.clock.set(.exact(try call.nanoseconds(0, perUnit: 1)))
    },
    HostFunction("chisel", "exec") { (chisel, call) throws(ChiselError) in
      let name = try call.requiredText(0, "the name of the chisel")
      var values: [String] = []
      while let value = call.text(values.count + 1) { values.append(value) }
      chisel.successor = ChiselSuccessor(name: name, arguments: ChiselArguments(values: values))
    },
  ]
}

extension LuaCall {
  /// A whole number of units as nanoseconds.
  fileprivate func nanoseconds(_ index: Int, perUnit: UInt64) throws(ChiselError) -> UInt64 {
    guard let number = number(index), let units = UInt64(exactly: number.rounded(.towardZero)) else {
      throw ChiselError("an interval is a number that is not below zero")
    }
    let nanoseconds = units.multipliedReportingOverflow(by: perUnit)
    guard !nanoseconds.overflow else { throw ChiselError("the interval is too long") }
    return nanoseconds.partialValue
  }
}
