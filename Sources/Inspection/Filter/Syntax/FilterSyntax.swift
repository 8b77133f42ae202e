/// A filter as it was written: checks joined by `and`, `or` and `not`. What fields and values mean is not
/// known yet.
///
///     not (proc.name in (a, b)) and len(fd.name) > 10
///
///     and ─┬─ not ── check: field proc.name, in, list [a, b]
///          └─ check: transform len(field fd.name), >, value 10
indirect enum FilterSyntax: Equatable {
  /// The empty filter.
  case everything
  case and([FilterSyntax])
  case or([FilterSyntax])
  case not(FilterSyntax)
  case check(Check)

  struct Check: Equatable {
    let left: ExpressionSyntax
    let comparison: FilterOperator
    let comparisonPosition: SourcePosition
    let right: Right
  }

  /// Whether the operator has to hold for one item of a list or for all.
  enum Modifier: String, CaseIterable { case oneof, anyof, allof }

  enum Right: Equatable {
    case nothing
    case value(SourceWord)
    case list([SourceWord], Modifier?)
    case operand(ExpressionSyntax)
  }
}
