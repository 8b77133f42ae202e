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
      case .constants(let constants, _) = right
    else { return [] }
    return constants.compactMap { constant in
      guard case .text(let text) = constant else { return nil }
      return reference.info.values?.note(on: text, of: reference.text)
        ?? reference.info.ids?.note(on: text, of: reference.text)
    }
  }
}
