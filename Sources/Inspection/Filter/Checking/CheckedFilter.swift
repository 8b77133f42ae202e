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
  }

  /// For how many of its constants a test has to hold.
  enum Share { case any, every, exactlyOne }

  enum Right {
    case nothing
    case constants([FilterConstant], Share)
    case expression(Expression)
  }
}
