internal import Events
internal import State

/// Writes params of an event as text: their raw form, and what it stands for.
///
///     fd=3(<f>/etc/hosts)      raw form 3, resolution <f>/etc/hosts
///     res=0                    no resolution
///
/// Lengths of params are not trusted: one that is too short for its kind is written as `<NA>`.
struct ParamWriter {
  let table: ParamTable
  let style: OutputStyle

  init(style: OutputStyle) {
    table = .shared
    self.style = style
  }

  /// What `evt.info` says: of a message to the log what it says, of other events the same as `evt.args`.
  @inline(__always)
  func appendInfo(_ event: EventView, _ machine: borrowing Machine, to out: inout ByteBuffer) {
    if machine.moment.isLogMessage, appendLogMessage(event, machine, to: &out) { return }
    appendAll(event, machine, to: &out)
  }

  /// False where the data is no message.
  @inline(never)
  private func appendLogMessage(_ event: EventView, _ machine: borrowing Machine, to out: inout ByteBuffer)
    -> Bool
  {
    guard let message = event.logMessage(machine) else { return false }
    out.append("syslog sev=" as StaticString)
    out.append(message.severityName)
    out.append(" msg=" as StaticString)
    event.append(textOf: message, to: &out)
    return true
  }

  /// Writes ` name=raw(resolution)` for every param that is there, a blank behind each.
  func appendAll(_ event: EventView, _ machine: borrowing Machine, to out: inout ByteBuffer) {
    guard event.type.rawValue > 1, let info = table[event.type], info.plans.count > 0, event.paramCount > 0
    else { return }
    let plans = table.plans.slice(info.plans)
    let labels = table.labels.slice(info.plans)
    var cursor = ParamCursor(event)
    var index = 0
    while index < plans.count, let bytes = cursor.next() {
      out.append(labels[place: index])
      if !appendNumber(plans[place: index], bytes, to: &out) {
        append(Int(info.plans.start) &+ index, bytes, event, machine, to: &out)
      }
      index &+= 1
    }
    // The blank behind a param belongs to the label of the next; behind the last there is none.
    out.append(UInt8(ascii: " "))
  }

  /// Writes a decimal number that stands for nothing but itself, as most params are; false for other kinds, and where
  /// the length is wrong. The only kinds that are written in place: what is called keeps values out of registers.
  @inline(__always)
  private func appendNumber(_ plan: ParamPlan, _ bytes: RawSpan, to out: inout ByteBuffer) -> Bool {
    switch plan.plainByteCount {
    case 4 where bytes.byteCount == 4: out.append(decimal: Int64(bytes.load(0, as: Int32.self)))
    case 8 where bytes.byteCount == 8: out.append(decimal: bytes.load(0, as: Int64.self))
    default: return false
    }
    return true
  }

  /// Writes a param of any kind.
  ///
  /// - Parameter place: of its plan.
  @inline(never)
  private func append(
    _ place: Int, _ bytes: RawSpan, _ event: EventView, _ machine: borrowing Machine,
    to out: inout ByteBuffer
  ) {
    let kind = table.plans[place: place].kind
    switch kind {
    case .errno, .fd, .pid:
      guard bytes.byteCount == 8 else { break }
      let value = bytes.load(0, as: Int64.self)
      out.append(decimal: value)
      // A result of zero or more stands for nothing but itself.
      if kind == .errno, value >= 0 { return }
      return appendInBrackets(kind, value, event, machine, to: &out)
    case .bytes: return append(data: bytes, to: &out)
    default: break
    }
    append(Param(table.plans[place: place], bytes), event, machine, to: &out)
  }

  private func appendInBrackets(
    _ kind: ParamKind, _ value: Int64, _ event: EventView, _ machine: borrowing Machine,
    to out: inout ByteBuffer
  ) {
    let end = out.count
    out.append(UInt8(ascii: "("))
    switch kind {
    case .fd: append(descriptor: value, event, machine, to: &out)
    case .pid: append(processName: value, machine, to: &out)
    default: append(errorName: value, to: &out)
    }
    if out.count == end + 1 { out.truncate(to: end) } else { out.append(UInt8(ascii: ")")) }
  }

  /// Writes the resolution of a param, or its raw form where it has none; false where the event has no such param.
  func appendBest(
    _ index: Int, _ event: EventView, _ machine: borrowing Machine, to out: inout ByteBuffer
  ) -> Bool {
    guard let info = table[event.type], let plan = table.plan(info, index), let bytes = event.param(index)
    else {
      return false
    }
    let param = Param(plan, bytes, table)
    let start = out.count
    appendResolution(param, event, machine, to: &out)
    if out.count == start { appendRaw(param, event, machine, to: &out) }
    return true
  }

  private func append(
    _ plain: Param, _ event: EventView, _ machine: borrowing Machine, to out: inout ByteBuffer
  ) {
    let param = plain.kind == .dyn ? plain.selected(table) : plain
    appendRaw(param, event, machine, to: &out)
    let end = out.count
    out.append(UInt8(ascii: "("))
    appendResolution(param, event, machine, to: &out)
    if out.count == end + 1 { out.truncate(to: end) } else { out.append(UInt8(ascii: ")")) }
  }
}

/// The bytes of a param and how they are to be written.
struct Param: ~Escapable, BitwiseCopyable {
  let plan: ParamPlan
  /// The kind of the value; for `dyn` that of the variant that was selected.
  let kind: ParamKind
  let bytes: RawSpan

  @_lifetime(copy bytes)
  init(_ plan: ParamPlan, _ bytes: RawSpan) {
    self.plan = plan
    kind = plan.kind
    self.bytes = bytes
  }

  @_lifetime(copy bytes)
  init(_ plan: ParamPlan, kind: ParamKind, _ bytes: RawSpan) {
    self.plan = plan
    self.kind = kind
    self.bytes = bytes
  }

  /// The same with the variant of a `dyn` selected.
  @_lifetime(copy bytes)
  init(_ plan: ParamPlan, _ bytes: RawSpan, _ table: ParamTable) {
    self = Param(plan, bytes).selected(table)
  }

  /// The param that the selector byte of a `dyn` stands for; unchanged when there is no such variant.
  @_lifetime(copy self)
  func selected(_ table: ParamTable) -> Param {
    guard kind == .dyn, bytes.byteCount > 0 else { return self }
    let selector = Int(bytes.load(0, as: UInt8.self))
    guard selector < Int(plan.variants.count),
      let variant = table.variants[Int(plan.variants.start) + selector]
    else { return self }
    return Param(plan, kind: variant.kind, bytes.window(1, byteCount: bytes.byteCount - 1))
  }
}
