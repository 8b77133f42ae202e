internal import Events
internal import State

/// Checks that need more than a field and constants: transformers, lists, fields on the right, `oneof`.
extension FilterProgram {
  @inline(never)
  func holds(
    _ check: CheckedFilter.Check, _ run: FilterConstants.Run, _ event: EventView,
    _ machine: borrowing Machine, _ scratch: inout FilterScratch
  ) -> Bool {
    if check.left.isList { return holdsForList(check, run, event, machine, &scratch) }
    if case .field(let field) = check.left, case .each(let each) = field.extraction {
      var index = 0
      let needsEvery = check.needsEveryValue
      scratch.field.text.removeAll()
      while let value = each(event, machine, &scratch.field, index) {
        scratch.left.removeAll()
        let left = Expression.Value(value, machine, scratch.field, into: &scratch.left)
        if holds(check, run, left, event, machine, &scratch) != needsEvery { return !needsEvery }
        scratch.field.text.removeAll()
        index += 1
      }
      return needsEvery && index > 0
    }
    scratch.left.removeAll()
    guard let left = check.left.value(event, machine, &scratch.field, into: &scratch.left) else {
      return false
    }
    return holds(check, run, left, event, machine, &scratch)
  }

  /// Whether the check holds for any item of the list on its left, or for every one.
  private func holdsForList(
    _ check: CheckedFilter.Check, _ run: FilterConstants.Run, _ event: EventView,
    _ machine: borrowing Machine, _ scratch: inout FilterScratch
  ) -> Bool {
    guard let list = check.left.list(event, machine, &scratch.field) else { return false }
    if check.test == .exists { return true }
    for index in 0..<list.count {
      scratch.left.removeAll()
      scratch.left.append(list[index])
      if holds(check, run, .text, event, machine, &scratch) != check.needsEveryItem {
        return !check.needsEveryItem
      }
    }
    return check.needsEveryItem
  }

  private func holds(
    _ check: CheckedFilter.Check, _ run: FilterConstants.Run, _ left: Expression.Value, _ event: EventView,
    _ machine: borrowing Machine, _ scratch: inout FilterScratch
  ) -> Bool {
    if check.test == .exists { return true }
    switch check.right {
    case .nothing: return false
    case .constants(_, .exactlyOne):
      var count = 0
      for index in run.first..<run.first + run.count {
        let single = FilterConstants.Run(sort: run.sort, first: index, count: 1)
        if holds(check.test, single, left, scratch) { count += 1 }
      }
      return count == 1
    case .constants: return holds(check.test, run, left, scratch)
    case .expression(let expression) where expression.isList:
      guard let list = expression.list(event, machine, &scratch.field) else { return false }
      for index in 0..<list.count {
        scratch.right.removeAll()
        scratch.right.append(list[index])
        if Self.holds(check.test, left, .text, &scratch) { return true }
      }
      return false
    case .expression(let expression):
      scratch.right.removeAll()
      guard let right = expression.value(event, machine, &scratch.field, into: &scratch.right) else {
        return false
      }
      return Self.holds(check.test, left, right, &scratch)
    }
  }

  /// Whether a value, of which text lies in `scratch.left`, passes the constants of a run.
  private func holds(
    _ test: FilterOperator.Test, _ run: FilterConstants.Run, _ left: Expression.Value,
    _ scratch: borrowing FilterScratch
  ) -> Bool {
    switch left {
    case .text: constants.holds(test, run, text: scratch.left.bytes)
    case .number(let number): constants.holds(test, run, number: number)
    case .double(let double): constants.holds(test, run, double: double)
    case .address(let address): constants.holds(test, run, address: address)
    }
  }

  /// Whether two values pass, of which text lies in `scratch.left` and `scratch.right`.
  private static func holds(
    _ test: FilterOperator.Test, _ left: Expression.Value, _ right: Expression.Value,
    _ scratch: inout FilterScratch
  ) -> Bool {
    switch (left, right) {
    case (.text, .text):
      if test == .icontains { scratch.right.map(from: 0, \.lowercased) }
      scratch.right.append(0)
      let right = scratch.right.bytes.extracting(droppingLast: 1)
      return FilterConstants.holds(test, scratch.left.bytes, right)
    case (.number(let left), .number(let right)): return FilterConstants.holds(test, left, right)
    case (.double(let left), .double(let right)): return FilterConstants.holds(test, left, right)
    case (.double(let left), .number(let right)): return FilterConstants.holds(test, left, Double(right))
    case (.number(let left), .double(let right)): return FilterConstants.holds(test, Double(left), right)
    case (.address(let left), .address(let right)): return FilterConstants.holds(test, left, right)
    default: return false
    }
  }
}
