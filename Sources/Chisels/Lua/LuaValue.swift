/// A value of Lua, as a script declares things in its globals.
indirect enum LuaValue: Equatable {
  case nothing
  case boolean(Bool)
  case number(Double)
  case text(String)
  /// Keys and values, in the order in which Lua keeps them.
  case table([Member])
  /// A function, or something else that only Lua can read.
  case other

  struct Member: Equatable {
    let key: LuaValue
    let value: LuaValue
  }

  /// The text; nil for anything else.
  var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  var isTrue: Bool { self == .boolean(true) }

  /// What a table has under a name; nothing where it has none, and for anything else.
  subscript(name: String) -> LuaValue {
    guard case .table(let members) = self else { return .nothing }
    return members.first { $0.key == .text(name) }?.value ?? .nothing
  }

  /// The values of a table under 1, 2 and so on; nil for anything else.
  var list: [LuaValue]? {
    guard case .table(let members) = self else { return nil }
    var list: [LuaValue] = []
    while let next = members.first(where: { $0.key == .number(Double(list.count + 1)) }) {
      list.append(next.value)
    }
    return list
  }
}
