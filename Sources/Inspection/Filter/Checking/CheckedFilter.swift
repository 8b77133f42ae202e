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
  }

  /// Where a value comes from.
  indirect enum Expression {
    case field(FieldReference)
    case transform(FilterTransformer, [Expression], argument: [UInt8]?)
    case constant([UInt8])
    case list([Expression])
  }

  enum Right {
    case nothing
    /// The test has to hold for any of them, or for all.
    case constants([FilterConstant], needsAll: Bool)
    case expression(Expression)
  }
}
