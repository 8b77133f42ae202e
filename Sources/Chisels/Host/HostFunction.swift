/// A function that scripts can call: what it is called, and how it answers.
struct HostFunction: Sendable {
  let library: String
  let name: String
  let answer: @Sendable (ScriptHost, LuaCall) throws(ChiselError) -> Void

  init(
    _ library: String, _ name: String,
    _ answer: @escaping @Sendable (ScriptHost, LuaCall) throws(ChiselError) -> Void
  ) {
    self.library = library
    self.name = name
    self.answer = answer
  }

  /// Scripts know them by their place in this list.
  static let all = event + chisel + sysdig + times + tables + modules
}

extension LuaCall {
  /// An argument that has to be a text.
  func requiredText(_ index: Int, _ what: String) throws(ChiselError) -> String {
    guard let text = text(index) else { throw ChiselError("\(what) is missing") }
    return text
  }
}
