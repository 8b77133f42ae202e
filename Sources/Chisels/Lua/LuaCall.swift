internal import CLua
internal import Events

/// A call that a script makes: its arguments, and the answer, which is told value by value.
///
/// Valid until the host has answered.
@safe
struct LuaCall {
  private let script: OpaquePointer

  /// - Parameter script: open, and calling its host.
  init(_ script: OpaquePointer) { unsafe self.script = script }

  /// How many arguments there are.
  var argumentCount: Int { Int(unsafe clua_argument_count(script)) }

  /// The text of an argument, from 0; nil where that is no text. Numbers are texts, as everywhere in Lua.
  func text(_ index: Int) -> String? {
    let value = unsafe clua_argument(script, Int32(index))
    if unsafe value.kind == CLUA_NUMBER { return unsafe Self.text(of: value.number) }
    guard unsafe value.kind == CLUA_TEXT else { return nil }
    return unsafe String(
      decoding: UnsafeRawBufferPointer(start: value.bytes, count: value.count), as: UTF8.self)
  }

  /// A number; nil where an argument is none.
  func number(_ index: Int) -> Double? {
    let value = unsafe clua_argument(script, Int32(index))
    if unsafe value.kind == CLUA_NUMBER { return unsafe value.number }
    return text(index).flatMap { Double($0) }
  }

  /// Whether an argument is neither missing nor `false`.
  func isTrue(_ index: Int) -> Bool {
    let value = unsafe clua_argument(script, Int32(index))
    return unsafe value.kind != CLUA_NIL && (value.kind != CLUA_BOOLEAN || value.number != 0)
  }

  /// The number that was told with `tell(handle:)`; nil where an argument is none.
  func handle(_ index: Int) -> Int? {
    let value = unsafe clua_argument(script, Int32(index))
    return unsafe value.kind == CLUA_HANDLE ? Int(exactly: value.number) : nil
  }

  /// A whole number as Lua writes it.
  private static func text(of number: Double) -> String {
    Int64(exactly: number).map { String($0) } ?? "\(number)"
  }
}

// MARK: - The answer

extension LuaCall {
  func tellNothing() { unsafe clua_tell_nil(script) }
  func tell(_ truth: Bool) { unsafe clua_tell_boolean(script, truth) }
  func tell(_ number: Double) { unsafe clua_tell_number(script, number) }

  func tell(_ bytes: RawSpan) {
    unsafe bytes.withUnsafeBytes { unsafe clua_tell_text(script, $0.baseAddress, $0.count) }
  }

  func tell(_ text: String) {
    var text = text
    text.withUTF8 { unsafe clua_tell_text(script, $0.baseAddress, $0.count) }
  }

  func tell(_ text: StaticString) {
    unsafe clua_tell_text(script, text.utf8Start, text.utf8CodeUnitCount)
  }

  /// Something that the script can only hand back: see `handle`.
  func tell(handle: Int) { unsafe clua_tell_handle(script, handle) }

  /// Begins a table, whose keys and values follow in turn up to `endTable`.
  func beginTable() { unsafe clua_tell_table(script) }
  func endTable() { unsafe clua_tell_end(script) }
}
