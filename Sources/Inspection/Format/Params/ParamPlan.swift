internal import Events

/// How one param of one event is written: a few plain bytes, so that a line costs no reference counting.
struct ParamPlan: BitwiseCopyable {
  let kind: ParamKind
  let style: NumberStyle
  /// How many bytes the number has that is written in decimal and stands for nothing else; 0 for other params.
  let plainByteCount: UInt8
  /// The names of its flags, in the entries of the table; empty when it has none.
  let flags: ByteRange
  /// For a relative path: which param of the event holds the directory; -1 for none.
  let directoryParam: Int8
  /// For `dyn`: what each selector stands for, in the variants of the table.
  let variants: ByteRange
}

/// A stretch of one of the arrays of a `ParamTable`.
struct ByteRange: BitwiseCopyable {
  let start: Int32
  let count: Int32

  static let empty = ByteRange(start: 0, count: 0)

  var indices: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// The event table once more, laid out for writing: flat arrays of plain values, made once and never freed. The table
/// itself is the address of those arrays, so that passing it on costs nothing.
@safe
struct ParamTable: BitwiseCopyable, @unchecked Sendable {
  // Sendable: the memory is written in init and only read afterwards.
  static let shared = ParamTable()

  private let content: UnsafePointer<Content>

  /// A named value of a flag table.
  struct Flag: BitwiseCopyable {
    let value: UInt32
    let name: ByteRange
  }

  struct Variant: BitwiseCopyable {
    let kind: ParamKind
  }

  /// What an event type is called, and its plans.
  struct Event: BitwiseCopyable {
    let name: ByteRange
    /// ` > name `, as it stands in a line; nil for names that an event tells itself, and for long ones.
    let standardName: ShortText?
    let plans: ByteRange
    let category: UInt16
    let flags: UInt16
  }

  init() {
    let memory = UnsafeMutablePointer<Content>.allocate(capacity: 1)
    unsafe memory.initialize(to: Content())
    unsafe content = UnsafePointer(memory)
  }

  var events: ImmortalArray<Event> { unsafe content.pointee.events }
  var plans: ImmortalArray<ParamPlan> { unsafe content.pointee.plans }
  /// For each plan `name=`, and in front of it the blank that ends the param before.
  var labels: ImmortalArray<ShortText> { unsafe content.pointee.labels }
  var flags: ImmortalArray<Flag> { unsafe content.pointee.flags }
  var variants: ImmortalArray<Variant> { unsafe content.pointee.variants }
  /// Names of system calls by code, of errors and signals by number; an empty range where there is none.
  var syscalls: ImmortalArray<Event> { unsafe content.pointee.syscalls }
  var errors: ImmortalArray<ByteRange> { unsafe content.pointee.errors }
  var signals: ImmortalArray<ByteRange> { unsafe content.pointee.signals }
  var text: ImmortalArray<UInt8> { unsafe content.pointee.text }

  /// The event's name and plans; nil for a code that the table does not have.
  subscript(type: EventType) -> Event? { events[Int(type.rawValue)] }

  /// ` > name `; nil where the event tells its name itself, or there is none.
  @inline(__always)
  func standardName(_ type: EventType) -> ShortText? {
    let index = Int(type.rawValue)
    return index < events.count ? events[place: index].standardName : nil
  }

  func plan(_ event: Event, _ index: Int) -> ParamPlan? {
    index < Int(event.plans.count) ? plans[Int(event.plans.start) + index] : nil
  }
}

/// The arrays of a `ParamTable`.
private struct Content {
  let events: ImmortalArray<ParamTable.Event>
  let plans: ImmortalArray<ParamPlan>
  let labels: ImmortalArray<ShortText>
  let flags: ImmortalArray<ParamTable.Flag>
  let variants: ImmortalArray<ParamTable.Variant>
  let syscalls: ImmortalArray<ParamTable.Event>
  let errors: ImmortalArray<ByteRange>
  let signals: ImmortalArray<ByteRange>
  let text: ImmortalArray<UInt8>

  init() {
    var builder = ParamTableBuilder()
    events = ImmortalArray(EventTable.shared.all.map { builder.event($0) })
    var calls = [ParamTable.Event](
      repeating: ParamTable.Event(name: .empty, standardName: nil, plans: .empty, category: 0, flags: 0),
      count: (SyscallTable.shared.all.map { Int($0.code) }.max() ?? -1) + 1)
    for call in SyscallTable.shared.all {
      calls[Int(call.code)] = ParamTable.Event(
        name: builder.text(call.name), standardName: nil, plans: .empty, category: call.category.rawValue,
        flags: 0)
    }
    syscalls = ImmortalArray(calls)
    errors = ImmortalArray(builder.names(NameTable.errors, upTo: 1024))
    signals = ImmortalArray(builder.names(NameTable.signals, upTo: 128))
    plans = ImmortalArray(builder.plans)
    labels = ImmortalArray(builder.labels)
    flags = ImmortalArray(builder.flags)
    variants = ImmortalArray(builder.variants)
    text = ImmortalArray(builder.text)
  }
}

/// Collects the flat arrays of a `ParamTable`.
private struct ParamTableBuilder: ~Copyable {
  var text: [UInt8] = []
  var plans: [ParamPlan] = []
  var labels: [ShortText] = []
  var flags: [ParamTable.Flag] = []
  var variants: [ParamTable.Variant] = []
  /// Where the flags of each table of names stand.
  private var known: [String: ByteRange] = [:]
  private var spare = ByteBuffer()

  init() {}

  mutating func text(_ name: String) -> ByteRange {
    let start = text.count
    text.append(contentsOf: name.utf8)
    return ByteRange(start: Int32(start), count: Int32(text.count - start))
  }

  private mutating func flags(of table: NameTable?) -> ByteRange {
    guard let table else { return .empty }
    if let found = known[table.name] { return found }
    let start = flags.count
    for entry in table.entries {
      flags.append(ParamTable.Flag(value: UInt32(truncatingIfNeeded: entry.value), name: text(entry.name)))
    }
    let range = ByteRange(start: Int32(start), count: Int32(flags.count - start))
    known[table.name] = range
    return range
  }

  mutating func event(_ info: EventInfo) -> ParamTable.Event {
    let first = plans.count
    for param in info.params {
      labels.append(label(param, isFirst: plans.count == first))
      plans.append(plan(param))
    }
    return ParamTable.Event(
      name: text(info.name),
      standardName: info.type.isGeneric || info.name.isEmpty
        ? nil : line(info.type.isEnter ? " > " : " < ", info.name, " "),
      plans: ByteRange(start: Int32(first), count: Int32(info.params.count)),
      category: info.category.rawValue, flags: info.flags.rawValue)
  }

  private mutating func label(_ param: ParamInfo, isFirst: Bool) -> ShortText {
    guard let label = line(isFirst ? "" : " ", param.name, "=") else {
      preconditionFailure("\(param.name): names of params have at most 30 bytes")
    }
    return label
  }

  private func plainByteCount(of param: ParamInfo) -> UInt8 {
    switch (param.kind, param.style) {
    case (.uint32, .decimal): 4
    case (.uint64, .decimal): 8
    default: 0
    }
  }

  private mutating func plan(_ param: ParamInfo) -> ParamPlan {
    let firstVariant = variants.count
    for variant in param.variants { variants.append(ParamTable.Variant(kind: variant.kind)) }
    return ParamPlan(
      kind: param.kind, style: param.style, plainByteCount: plainByteCount(of: param),
      flags: flags(of: param.names),
      directoryParam: Int8(truncatingIfNeeded: param.directoryParam ?? -1),
      variants: ByteRange(start: Int32(firstVariant), count: Int32(variants.count - firstVariant)))
  }

  /// Nil where the three together are longer than a short text.
  private mutating func line(_ front: StaticString, _ name: String, _ back: StaticString) -> ShortText? {
    spare.removeAll()
    spare.append(front)
    spare.append(name)
    spare.append(back)
    return spare.shortText(from: 0)
  }

  mutating func names(_ names: [Int64: String], upTo limit: Int) -> [ByteRange] {
    (0..<limit).map { number in names[Int64(number)].map { text($0) } ?? .empty }
  }
}
