extension CheckedFilter {
  /// The traits that any field of the filter has.
  var fieldTraits: FieldInfo.Traits {
    switch self {
    case .everything: []
    case .and(let parts), .or(let parts): parts.reduce([]) { $0.union($1.fieldTraits) }
    case .not(let part): part.fieldTraits
    case .check(let check): check.left.fieldTraits.union(check.right.fieldTraits)
    }
  }
}

extension CheckedFilter.Right {
  fileprivate var fieldTraits: FieldInfo.Traits {
    if case .expression(let expression) = self { return expression.fieldTraits }
    return []
  }
}
