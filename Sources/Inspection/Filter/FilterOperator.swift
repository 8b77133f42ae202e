/// How a check compares: everything about each operator in one row.
struct FilterOperator: Sendable, Equatable {
  /// What is done with a value and a constant.
  enum Test: UInt8, Sendable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    case contains, icontains, startsWith, endsWith, glob, iglob, regex
    case below, exists
  }

  /// What stands to the right of it.
  enum Shape: Sendable { case nothing, value, list }

  let name: String
  let test: Test
  let shape: Shape
  /// What the value to its left may be.
  let operands: ValueSorts
  /// Its operand is written in hexadecimal digits.
  var isHexadecimal = false

  static func == (left: FilterOperator, right: FilterOperator) -> Bool { left.name == right.name }

  /// Those made of signs; a sign that begins another stands behind it.
  static let signs: [FilterOperator] = [
    FilterOperator(name: "==", test: .equal, shape: .value, operands: .all),
    FilterOperator(name: "=", test: .equal, shape: .value, operands: .all),
    FilterOperator(name: "!=", test: .notEqual, shape: .value, operands: .all),
    FilterOperator(name: "<=", test: .lessOrEqual, shape: .value, operands: [.text, .number, .address]),
    FilterOperator(name: "<", test: .less, shape: .value, operands: [.text, .number, .address]),
    FilterOperator(name: ">=", test: .greaterOrEqual, shape: .value, operands: [.text, .number, .address]),
    FilterOperator(name: ">", test: .greater, shape: .value, operands: [.text, .number, .address]),
  ]

  static let words: [FilterOperator] = [
    FilterOperator(name: "contains", test: .contains, shape: .value, operands: [.text, .bytes]),
    FilterOperator(name: "icontains", test: .icontains, shape: .value, operands: .text),
    FilterOperator(
      name: "bcontains", test: .contains, shape: .value, operands: .bytes, isHexadecimal: true),
    FilterOperator(name: "startswith", test: .startsWith, shape: .value, operands: [.text, .bytes]),
    FilterOperator(
      name: "bstartswith", test: .startsWith, shape: .value, operands: .bytes, isHexadecimal: true),
    FilterOperator(name: "endswith", test: .endsWith, shape: .value, operands: [.text, .bytes]),
    FilterOperator(name: "glob", test: .glob, shape: .value, operands: .text),
    FilterOperator(name: "iglob", test: .iglob, shape: .value, operands: .text),
    FilterOperator(name: "regex", test: .regex, shape: .value, operands: .text),
    FilterOperator(name: "in", test: .equal, shape: .list, operands: .all),
    FilterOperator(name: "intersects", test: .equal, shape: .list, operands: .all),
    FilterOperator(name: "pmatch", test: .below, shape: .list, operands: .text),
    FilterOperator(name: "exists", test: .exists, shape: .nothing, operands: .all),
  ]

  /// The operator called `name`, or nil.
  static func named(_ name: String) -> FilterOperator? {
    words.first { $0.name == name } ?? signs.first { $0.name == name }
  }
}
