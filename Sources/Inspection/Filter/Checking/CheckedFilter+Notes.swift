extension CheckedFilter {
  /// What a user should know about the filter although it can be run, in the order of its checks.
  var notes: [String] {
    switch self {
    case .everything: []
    case .and(let parts), .or(let parts): parts.flatMap(\.notes)
    case .not(let part): part.notes
    case .check(let check): check.notes
    }
  }
}

extension CheckedFilter.Check {
  fileprivate var notes: [String] {
    guard test == .equal || test == .notEqual, case .field(let reference) = left,
      case .constants(let constants, _) = right, let values = reference.info.values
    else { return [] }
    return constants.compactMap { constant in
      if case .text(let text) = constant { values.note(on: text, of: reference.text) } else { nil }
    }
  }
}
