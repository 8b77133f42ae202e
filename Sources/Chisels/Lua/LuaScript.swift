internal import CLua

/// A script in a state of its own, which calls its host and is called by it.
///
/// Errors in it, and limits that it passes, come as `ChiselError`; they never leave a half-done state behind here.
@safe
final class LuaScript {
  private let script: OpaquePointer
  private let relay: LuaRelay

  /// - Parameter host: kept as long as the script.
  init(host: any LuaHost, limits: LuaLimits) throws(ChiselError) {
    relay = LuaRelay(host)
    // Safe: the relay lives as long as the script, which calls it only while it is called itself.
    let context = unsafe Unmanaged.passUnretained(relay).toOpaque()
    let answer: @convention(c) (UnsafeMutableRawPointer?, Int32) -> Bool = { context, function in
      guard let context = unsafe context else { return false }
      return unsafe Unmanaged<LuaRelay>.fromOpaque(context).takeUnretainedValue().answer(Int(function))
    }
    let opened = unsafe clua_open(
      clua_host(context: context, call: answer),
      clua_limits(seconds: limits.seconds, memory: limits.memory, is_unrestricted: limits.isUnrestricted))
    guard let opened = unsafe opened else { throw ChiselError("there is no memory for a script") }
    unsafe script = opened
    unsafe relay.call = LuaCall(opened)
  }

  deinit { unsafe clua_close(script) }

  /// Makes `library.name` a function of the host, which knows it by a number; "" is the library of globals.
  func register(_ library: String, _ name: String, function: Int) throws(ChiselError) {
    try check(unsafe clua_register(script, library, name, Int32(function)))
  }

  /// Runs text; errors bear the name.
  func run(_ text: String, named name: String) throws(ChiselError) {
    var text = text
    let isDone = text.withUTF8 { bytes in
      // Safe: the bytes are those of the text, for the time of the call.
      unsafe bytes.withMemoryRebound(to: CChar.self) {
        unsafe clua_run(script, name, $0.baseAddress, $0.count)
      }
    }
    try check(isDone)
  }

  func hasFunction(_ name: String) -> Bool { unsafe clua_has_function(script, name) }

  /// What a call returned, as far as hosts look at it.
  enum Outcome: Equatable {
    case nothing
    case truth(Bool)
    case other

    /// As Lua takes it where a condition stands.
    var isTrue: Bool { self == .truth(true) || self == .other }
  }

  /// Calls a global function with numbers.
  func call(_ name: String, _ numbers: [Double] = []) throws(ChiselError) -> Outcome {
    let isDone = unsafe numbers.withUnsafeBufferPointer {
      unsafe clua_call(script, name, $0.baseAddress, Int32($0.count))
    }
    try check(isDone)
    return outcome
  }

  /// Calls a global function with two texts.
  func call(_ name: String, _ first: String, _ second: String) throws(ChiselError) -> Outcome {
    try check(unsafe clua_call_texts(script, name, first, second))
    return outcome
  }

  private var outcome: Outcome {
    let result = unsafe clua_result(script)
    if unsafe result.kind == CLUA_NIL { return .nothing }
    return unsafe result.kind == CLUA_BOOLEAN ? .truth(result.number != 0) : .other
  }

  private func check(_ isDone: Bool) throws(ChiselError) {
    if !isDone { throw ChiselError(unsafe String(cString: clua_error(script))) }
  }

  // MARK: Reading

  /// The value of a global.
  func global(_ name: String) throws(ChiselError) -> LuaValue {
    try check(unsafe clua_read(script, name))
    return nextValue() ?? .nothing
  }

  /// The next value of what was read; nil at the end of a table.
  private func nextValue() -> LuaValue? {
    var part = unsafe clua_value()
    guard unsafe clua_next(script, &part) else { return nil }
    switch unsafe part.kind {
    case CLUA_NIL: return .nothing
    case CLUA_BOOLEAN: return unsafe .boolean(part.number != 0)
    case CLUA_NUMBER: return unsafe .number(part.number)
    case CLUA_TEXT:
      // Safe: the bytes live until the next part is asked for.
      return unsafe .text(
        String(decoding: UnsafeRawBufferPointer(start: part.bytes, count: part.count), as: UTF8.self))
    case CLUA_TABLE: return .table(members())
    case CLUA_END: return nil
    default: return .other
    }
  }

  private func members() -> [LuaValue.Member] {
    var members: [LuaValue.Member] = []
    while let key = nextValue() { members.append(LuaValue.Member(key: key, value: nextValue() ?? .nothing)) }
    return members
  }
}

/// What a script calls.
protocol LuaHost: AnyObject {
  /// Answers a call of the function that was registered under a number. An error becomes one of the script, at its line.
  func answer(_ function: Int, _ call: LuaCall) throws(ChiselError)
}

/// Stands between C and the host.
private final class LuaRelay {
  private let host: any LuaHost
  var call: LuaCall?

  init(_ host: any LuaHost) { self.host = host }

  /// False where the answer is the text of an error.
  func answer(_ function: Int) -> Bool {
    guard let call else { return false }
    do throws(ChiselError) {
      try host.answer(function, call)
      return true
    } catch {
      call.tell(error.description)
      return false
    }
  }
}
