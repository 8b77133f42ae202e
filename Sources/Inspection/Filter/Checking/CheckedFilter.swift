/// A filter whose fields are known and whose values are read: what is left can be run.
indirect enum CheckedFilter {
  case everything
  case and([CheckedFilter])
  case or([CheckedFilter])
  case not(CheckedFilter)
  case check(Check)

  struct Check {
    let left: Expression
    let test: FilterOperator.Test
    let right: Right
    /// The test has to hold for every item of the list on the left, not just for one.
    var needsEveryItem = false

    /// Whether the test has to hold for every value of the field: `!=` on addresses and ports of both ends of a socket
    /// means that neither end is equal. Any other test holds where it does for one.
    var needsEveryValue: Bool {
      guard test == .notEqual, case .field(let field) = left, case .each = field.extraction else {
        return false
      }
      return field.kind == .port || !field.kind.sorts.isDisjoint(with: [.address, .network])
    }
  }

  enum Right {
    case nothing
    case constants([FilterConstant], FilterConstant.Share)
    case expression(Expression)
  }
}
