internal import Inspection

/// `chisel`: what a script asks for, for itself alone.
extension HostFunction {
  static let chisel: [HostFunction] = [
    HostFunction("chisel", "request_field") { (host, call) throws(ChiselError) in
      call.tell(handle: try host.request(field: try call.requiredText(0, "the name of the field")))
    },
    HostFunction("chisel", "set_filter") { (host, call) throws(ChiselError) in
      host.wishes.filter = try Filter(ofChisel: try call.requiredText(0, "the filter"), host.run)
    },
    HostFunction("chisel", "set_event_formatter") { (host, call) throws(ChiselError) in
      host.wishes.formatter = try ChiselFormatter(try call.requiredText(0, "the format"), host.run)
    },
    HostFunction("chisel", "set_interval_s") { (host, call) throws(ChiselError) in
      host.wishes.rhythm = .loose(try call.nanoseconds(0, perUnit: 1_000_000_000))
    },
    HostFunction("chisel", "set_interval_ns") { (host, call) throws(ChiselError) in
      host.wishes.rhythm = .loose(try call.nanoseconds(0, perUnit: 1))
    },
    HostFunction("chisel", "set_precise_interval_ns") { (host, call) throws(ChiselError) in
      host.wishes.rhythm = .exact(try call.nanoseconds(0, perUnit: 1))
    },
    HostFunction("chisel", "exec") { (host, call) throws(ChiselError) in
      let name = try call.requiredText(0, "the name of the chisel")
      var values: [String] = []
      while let value = call.text(values.count + 1) { values.append(value) }
      host.wishes.successor = ChiselSuccessor(name: name, arguments: ChiselArguments(values: values))
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
