/// What sorts a value may be of, where its exact kind does not count: which operators compare it and which transformers
/// take it.
struct ValueSorts: OptionSet, Sendable {
  let rawValue: UInt8
  static let text = ValueSorts(rawValue: 1)
  static let bytes = ValueSorts(rawValue: 2)
  static let number = ValueSorts(rawValue: 4)
  static let address = ValueSorts(rawValue: 8)
  static let network = ValueSorts(rawValue: 16)
  static let all: ValueSorts = [.text, .bytes, .number, .address, .network]
}
