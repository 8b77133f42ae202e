/// Something done to values before they are compared: `toupper(proc.name)`.
struct FilterTransformer: Sendable, Equatable {
  enum Action: UInt8, Sendable { case lower, upper, base64, basename, length, join, concatenate, option }

  /// What its value is: `same` is the kind of its argument.
  enum Result: Sendable { case text, number, same }

  let name: String
  let action: Action
  let result: Result
  /// How many arguments it takes.
  let arity: ClosedRange<Int>

  static func == (left: FilterTransformer, right: FilterTransformer) -> Bool { left.action == right.action }

  static let all: [FilterTransformer] = [
    FilterTransformer(name: "tolower", action: .lower, result: .text, arity: 1...1),
    FilterTransformer(name: "toupper", action: .upper, result: .text, arity: 1...1),
    FilterTransformer(name: "b64", action: .base64, result: .same, arity: 1...1),
    FilterTransformer(name: "basename", action: .basename, result: .text, arity: 1...1),
    FilterTransformer(name: "len", action: .length, result: .number, arity: 1...1),
    FilterTransformer(name: "join", action: .join, result: .text, arity: 2...2),
    FilterTransformer(name: "concat", action: .concatenate, result: .text, arity: 2...64),
    FilterTransformer(name: "getopt", action: .option, result: .text, arity: 2...2),
  ]

  static func named(_ name: String) -> FilterTransformer? { all.first { $0.name == name } }
}
