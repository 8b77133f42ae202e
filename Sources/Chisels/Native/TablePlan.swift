/// A table of sums: for every combination of some fields' values the sum of another field. What many chisels are.
struct TablePlan: Equatable {
  /// Fields that make a row; `$1` stands for the first argument, which may be several.
  var keys: [String]
  /// Their headings.
  var headings: [String]
  /// The field that is summed. Where it is missing, or not above zero, an event does not count.
  var value: String
  var valueHeading: String
  /// How JSON calls the value.
  var valueName: String
  /// What each value is multiplied by.
  var scale = 1.0
  /// Values of zero make rows as well.
  var keepsZeros = false
  /// Which events count; empty for all.
  var filter = ""
  /// How many rows are shown; 0 for all.
  var rowLimit = 0
  var units = TableUnits.none

  /// The same with arguments in their places.
  func filled(with arguments: [String]) -> TablePlan {
    func fill(_ texts: [String]) -> [String] {
      texts.flatMap { text -> [String] in
        guard text.hasPrefix("$"), let number = Int(text.dropFirst()), arguments.indices.contains(number - 1)
        else { return [text] }
        return arguments[number - 1].split(separator: ",").map { String($0) }
      }
    }
    var plan = self
    plan.keys = fill(keys)
    plan.headings = fill(headings)
    return plan
  }
}

extension TablePlan {
  /// The plan that the arguments of `table_generator` describe: keys, their headings, the value, its heading, the filter,
  /// how many rows, and the units.
  init(_ arguments: ChiselArguments) throws(ChiselError) {
    let values = arguments.values
    guard values.count == 7 else {
      throw ChiselError("table_generator needs 7 arguments, not \(values.count)")
    }
    guard let limit = Int(values[5]), limit >= 0 else {
      throw ChiselError("table_generator: the number of rows is a whole number, not \"\(values[5])\"")
    }
    guard let units = TableUnits(rawValue: values[6]) else {
      throw ChiselError("table_generator: values are bytes, time, timepct or none, not \"\(values[6])\"")
    }
    func fields(_ text: String) -> [String] { text.split(separator: ",").map { String($0) } }
    self.init(
      keys: fields(values[0]), headings: fields(values[1]), value: values[2], valueHeading: values[3],
      valueName: values[2], filter: values[4], rowLimit: limit, units: units)
    if keys.count != headings.count {
      throw ChiselError("table_generator: there are \(keys.count) keys and \(headings.count) headings")
    }
  }
}
