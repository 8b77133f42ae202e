internal import Events
internal import State

/// Checks that need more than a field and constants: transformers, lists, fields on the right, `oneof`.
extension FilterProgram {
  /// Whether what a check has on its left passes.
  @inline(never)
  func expressionPasses(
    _ check: CheckedFilter.Check, _ group: FilterConstants.Group, _ event: EventView,
    _ machine: borrowing Machine, _ scratch: inout FilterScratch
  ) -> Bool {
    if check.left.isList { return itemsPass(check, group, event, machine, &scratch) }
    if case .field(let field) = check.left, case .each(let each) = field.extraction {
      var index = 0
      let needsEvery = check.needsEveryValue
      scratch.field.text.removeAll()
      while let value = each(event, machine, &scratch.field, index) {
        scratch.left.removeAll()
        let left = Expression.Value(value, machine, scratch.field, into: &scratch.left)
        if madeValuePasses(check, group, left, event, machine, &scratch) != needsEvery { return !needsEvery }
        scratch.field.text.removeAll()
        index += 1
      }
      return needsEvery && index > 0
    }
    scratch.left.removeAll()
    guard let left = check.left.value(event, machine, &scratch.field, into: &scratch.left) else {
      return false
    }
    return madeValuePasses(check, group, left, event, machine, &scratch)
  }

  /// Whether the check holds for any item of the list on its left, or for every one.
  private func itemsPass(
    _ check: CheckedFilter.Check, _ group: FilterConstants.Group, _ event: EventView,
    _ machine: borrowing Machine, _ scratch: inout FilterScratch
  ) -> Bool {
    guard let list = check.left.list(event, machine, &scratch.field) else { return false }
    if check.test == .exists { return true }
    for index in 0..<list.count {
      scratch.left.removeAll()
      scratch.left.append(list[index])
      if madeValuePasses(check, group, .text, event, machine, &scratch) != check.needsEveryItem {
        return !check.needsEveryItem
      }
    }
    return check.needsEveryItem
  }

  /// Whether one value passes what a check has on its right.
  private func madeValuePasses(
    _ check: CheckedFilter.Check, _ group: FilterConstants.Group, _ left: Expression.Value,
    _ event: EventView,
    _ machine: borrowing Machine, _ scratch: inout FilterScratch
  ) -> Bool {
    if check.test == .exists { return true }
    switch check.right {
    case .nothing: return false
    case .constants(_, .exactlyOne):
      var count = 0
      for index in group.first..<group.first + group.count {
        let single = FilterConstants.Group(sort: group.sort, first: index, count: 1)
        if constantsAccept(left, check.test, single, scratch) { count += 1 }
      }
      return count == 1
    case .constants: return constantsAccept(left, check.test, group, scratch)
    case .expression(let expression) where expression.isList:
      guard let list = expression.list(event, machine, &scratch.field) else { return false }
      for index in 0..<list.count {
        scratch.right.removeAll()
        scratch.right.append(list[index])
        if Self.compare(left, .text, check.test, &scratch) { return true }
      }
      return false
    case .expression(let expression):
      scratch.right.removeAll()
      guard let right = expression.value(event, machine, &scratch.field, into: &scratch.right) else {
        return false
      }
      return Self.compare(left, right, check.test, &scratch)
    }
  }

  /// Whether a value, of which text lies in `scratch.left`, passes constants.
  private func constantsAccept(
    _ left: Expression.Value, _ test: FilterOperator.Test, _ group: FilterConstants.Group,
    _ scratch: borrowing FilterScratch
  ) -> Bool {
    switch left {
    case .text: constants.textHolds(test, group, scratch.left.bytes)
    case .number(let number): constants.numberHolds(test, group, number)
    case .double(let double): constants.doubleHolds(test, group, double)
    case .address(let address): constants.addressHolds(test, group, address)
    }
  }

  /// Whether a test holds for two values, of which text lies in `scratch.left` and `scratch.right`.
  private static func compare(
    _ left: Expression.Value, _ right: Expression.Value, _ test: FilterOperator.Test,
    _ scratch: inout FilterScratch
  ) -> Bool {
    switch (left, right) {
    case (.text, .text):
      if test == .icontains { scratch.right.map(from: 0, \.lowercased) }
      scratch.right.append(0)
      let right = scratch.right.bytes.extracting(droppingLast: 1)
      return test.isTrue(ofTexts: scratch.left.bytes, right)
    case (.number(let left), .number(let right)): return test.isTrue(of: left, right)
    case (.double(let left), .double(let right)): return test.isTrue(of: left, right)
    case (.double(let left), .number(let right)): return test.isTrue(of: left, Double(right))
    case (.number(let left), .double(let right)): return test.isTrue(of: Double(left), right)
    case (.address(let left), .address(let right)): return test.isTrue(ofAddresses: left, right)
    default: return false
    }
  }
}
