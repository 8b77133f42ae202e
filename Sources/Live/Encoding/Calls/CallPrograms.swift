internal import CKernel
internal import Events

/// A param that is to be written: where it comes from, and how wide it is.
struct ParamStep {
  var source: ParamSource
  /// Bytes, 0 where it varies.
  var width: UInt8
  /// The kind is one whose register is a signed number of 32 bits: a descriptor or a process id.
  var isInt: Bool
}

/// What becomes of one system call: two events and their params.
struct CallProgram {
  /// 0 for generic events.
  var enter: UInt16 = 0
  var enterSteps: Range<Int> = 0..<0
  var exitSteps: Range<Int> = 0..<0
  /// Code in `SyscallTable`; 0 where that has no such call.
  var syscall: UInt16 = 0
  /// Its exit is an event for each message; the first step says which way they went.
  var isOfMessages = false
  /// What it becomes instead where a condition holds: the first that does, of `CallPrograms.variants`.
  var variants: Range<Int> = 0..<0

  /// The highest code in the table of sysdig 0.29.3.
  private static let lastClassicCode: UInt16 = 328

  /// The code for the eyes of sysdig 0.29.3, which ends with a fault on higher codes than its own; the number of the call
  /// stands beside it.
  var classicSyscall: UInt16 { syscall <= Self.lastClassicCode ? syscall : 0 }
}

/// The programs of all system calls by number, native ones and those of 32-bit programs, made once from the tables.
struct CallPrograms {
  private(set) var steps: [ParamStep] = []
  private var native: [CallProgram]

  private var compat: [CallProgram]
  private var variants: [(condition: CallCondition, program: CallProgram)] = []

  init(architecture: Architecture = .current, calls: CallTable = .shared, events: EventTable = .shared) {
    let empty = [CallProgram](repeating: CallProgram(), count: Int(DESCRIPTION_ROWS))
    (native, compat) = (empty, empty)
    var known: [String: CallProgram] = [:]
    for name in Set(calls.rows.map(\.name)) { known[name] = add(calls.rows(named: name), events) }
    let codes = SyscallTable.shared.codes
    for call in SyscallTable.shared.all {
      guard let number = architecture == .arm64 ? call.numberARM64 : call.numberX86, native.indices ~= number
      else { continue }
      native[number] = known[call.name] ?? CallProgram()
      native[number].syscall = call.code
    }
    for call in CompatCalls.shared.calls where compat.indices ~= call.number {
      compat[call.number] = call.row.flatMap { known[$0] } ?? CallProgram()
      compat[call.number].syscall = codes[call.name] ?? 0
    }
  }

  /// The program of a call; one of generic events for numbers nobody knows.
  func program(_ number: UInt32, isCompat: Bool) -> CallProgram {
    guard number < DESCRIPTION_ROWS else { return CallProgram() }
    return isCompat ? compat[Int(number)] : native[Int(number)]
  }

  /// What a call becomes whose arguments are known.
  func program(of context: borrowing CallContext) -> CallProgram {
    let program = program(context.call.number, isCompat: context.isCompat)
    for index in program.variants where variants[index].condition.holds(context) {
      return variants[index].program
    }
    return program
  }

  /// The program of a call: of its one row, or a generic one with others to choose from.
  private mutating func add(_ rows: [CallTable.Row], _ events: EventTable) -> CallProgram {
    let start = variants.count
    for row in rows {
      let program = CallProgram(
        enter: row.enter.rawValue, enterSteps: add(row.enterSources, events[row.enter]),
        exitSteps: add(row.exitSources, events[row.exit]), isOfMessages: row.isOfMessages)
      guard let condition = row.condition else { return program }
      variants.append((condition, program))
    }
    return CallProgram(variants: start..<variants.count)
  }

  private mutating func add(_ sources: [ParamSource], _ info: EventInfo?) -> Range<Int> {
    let start = steps.count
    for (index, source) in sources.enumerated() {
      guard let info, index < info.params.count else { preconditionFailure("call table: too many params") }
      let kind = info.params[index].kind
      steps.append(
        ParamStep(source: source, width: UInt8(kind.width ?? 0), isInt: kind == .fd || kind == .pid))
    }
    return start..<steps.count
  }
}

extension SyscallTable {
  /// The code of each name; of several with one name that which has a number.
  var codes: [String: UInt16] {
    var codes: [String: UInt16] = [:]
    for call in all where codes[call.name] == nil || call.numberX86 != nil { codes[call.name] = call.code }
    return codes
  }
}
