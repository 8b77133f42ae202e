internal import Events
internal import State
internal import Synchronization

/// A checked filter in the form in which it runs: checks in a row, each with the place to go on at, by its
/// outcome.
///
///     proc.name=a and (fd.num=1 or fd.num=2)
///
///     0  proc.name=a  true: 1       false: reject
///     1  fd.num=1     true: accept  false: 2
///     2  fd.num=2     true: accept  false: reject
struct FilterProgram: ~Copyable {
  /// Makes the program a thing with an address, so that it is not copied for every event.
  private let pin = Atomic<Bool>(false)

  private static let accept = -1
  private static let reject = -2

  private var checks = PlacedList<Check>()
  var constants = FilterConstants()
  private var types = PlacedList<TypeAnswers>()
  private var expressions: [CheckedFilter.Check] = []
  private var start = accept
  /// Names of machines have the numbers that they have here.
  private let knowsNames: Bool

  init(_ filter: CheckedFilter, interning strings: inout StringPool) {
    knowsNames = true
    start = emit(filter, Self.accept, Self.reject, &strings)
  }

  /// For machines whose strings are not at hand.
  init(_ filter: CheckedFilter) {
    knowsNames = false
    var strings = StringPool()
    start = emit(filter, Self.accept, Self.reject, &strings)
  }

  var isEverything: Bool { start == Self.accept }

  // MARK: Making

  /// Appends what `filter` needs, last check first, and returns where to begin.
  private mutating func emit(
    _ filter: CheckedFilter, _ onTrue: Int, _ onFalse: Int, _ strings: inout StringPool
  ) -> Int {
    switch filter {
    case .everything: return onTrue
    case .not(let part): return emit(part, onFalse, onTrue, &strings)
    case .and(let parts): return parts.reversed().reduce(onTrue) { emit($1, $0, onFalse, &strings) }
    case .or(let parts): return parts.reversed().reduce(onFalse) { emit($1, onTrue, $0, &strings) }
    case .check(let check):
      checks.append(made(check, onTrue, onFalse, &strings))
      return checks.count - 1
    }
  }

  private mutating func made(
    _ check: CheckedFilter.Check, _ onTrue: Int, _ onFalse: Int, _ strings: inout StringPool
  ) -> Check {
    var group = FilterConstants.Group()
    var isOfValues = !check.left.isList
    switch check.right {
    case .nothing: break
    case .constants(let values, let share):
      group = constants.add(values, share, test: check.test, interning: &strings)
      if share == .exactlyOne { isOfValues = false }
    case .expression: isOfValues = false
    }
    return Check(
      subject: isOfValues ? subject(check, group) : expression(check), test: check.test, constants: group,
      onTrue: onTrue, onFalse: onFalse)
  }

  private mutating func subject(_ check: CheckedFilter.Check, _ group: FilterConstants.Group) -> Subject {
    guard case .field(let field) = check.left else { return expression(check) }
    switch field.extraction {
    case .one(let extract):
      if let answers = typeAnswers(check, field, group) {
        types.append(answers)
        return .type(types.count - 1, extract)
      }
      if knowsNames, check.test == .equal, let name = constants.onlyName(of: group) {
        return .name(name, extract)
      }
      return .one(extract)
    case .each(let extract):
      return .each(extract, needsEvery: check.needsEveryValue)
    case .argument: return expression(check)
    }
  }

  private func typeAnswers(
    _ check: CheckedFilter.Check, _ field: FieldReference, _ group: FilterConstants.Group
  ) -> TypeAnswers? {
    TypeAnswers(field.info) { text in
      if check.test == .exists { return true }
      guard field.info.kind == .bool else { return constants.textHolds(check.test, group, text) }
      return constants.numberHolds(check.test, group, text.has("true", at: 0) ? 1 : 0)
    }
  }

  private mutating func expression(_ check: CheckedFilter.Check) -> Subject {
    expressions.append(check)
    return .expression(expressions.count - 1)
  }

  // MARK: Running

  /// Whether `event` passes.
  func matches(_ event: EventView, _ machine: borrowing Machine, _ scratch: inout FilterScratch) -> Bool {
    var at = start
    while at >= 0 {
      at = eventPasses(checks[at], event, machine, &scratch) ? checks[at].onTrue : checks[at].onFalse
    }
    return at == Self.accept
  }

  /// Whether an event passes a check. The two commonest subjects are here, the others out of line: few registers, little
  /// stack.
  @inline(__always)
  private func eventPasses(
    _ check: borrowing Check, _ event: EventView, _ machine: borrowing Machine, _ scratch: inout FilterScratch
  ) -> Bool {
    switch check.subject {
    case .name(let wanted, let extract):
      scratch.field.text.removeAll()
      guard let value = extract(event, machine, &scratch.field) else { return false }
      if case .name(let name) = value { return name == wanted }
      return valuePasses(check, value, machine, scratch)
    case .type(let place, let extract):
      switch types[place][event.type] {
      case .no: return false
      case .yes: return true
      case .unknown: return fieldPasses(check, extract, event, machine, &scratch)
      }
    default: return eventPassesInGeneral(check, event, machine, &scratch)
    }
  }

  @inline(never)
  private func eventPassesInGeneral(
    _ check: borrowing Check, _ event: EventView, _ machine: borrowing Machine, _ scratch: inout FilterScratch
  ) -> Bool {
    switch check.subject {
    case .name(_, let extract): return fieldPasses(check, extract, event, machine, &scratch)
    case .type(_, let extract): return fieldPasses(check, extract, event, machine, &scratch)
    case .one(let extract): return fieldPasses(check, extract, event, machine, &scratch)
    case .each(let extract, let needsEvery):
      return severalValuesPass(check, extract, needsEvery, event, machine, &scratch)
    case .expression(let index):
      return expressionPasses(expressions[index], check.constants, event, machine, &scratch)
    }
  }

  /// Whether the value of a field passes.
  private func fieldPasses(
    _ check: borrowing Check, _ extract: FieldInfo.Extractor, _ event: EventView,
    _ machine: borrowing Machine,
    _ scratch: inout FilterScratch
  ) -> Bool {
    scratch.field.text.removeAll()
    guard let value = extract(event, machine, &scratch.field) else { return false }
    return valuePasses(check, value, machine, scratch)
  }

  /// Whether one of the values of a field passes, or every one.
  private func severalValuesPass(
    _ check: borrowing Check, _ extract: FieldInfo.EachExtractor, _ needsEvery: Bool, _ event: EventView,
    _ machine: borrowing Machine, _ scratch: inout FilterScratch
  ) -> Bool {
    var count = 0
    scratch.field.text.removeAll()
    while let value = extract(event, machine, &scratch.field, count) {
      if valuePasses(check, value, machine, scratch) != needsEvery { return !needsEvery }
      scratch.field.text.removeAll()
      count += 1
    }
    return needsEvery && count > 0
  }

  /// Whether one value, of which text and data lie in the scratch, passes the constants of a check.
  @inline(never)
  private func valuePasses(
    _ check: borrowing Check, _ value: FieldValue, _ machine: borrowing Machine,
    _ scratch: borrowing FilterScratch
  ) -> Bool {
    let (test, group) = (check.test, check.constants)
    if test == .exists { return true }
    switch value {
    case .name(let name):
      if knowsNames, test == .equal || test == .notEqual { return constants.nameHolds(test, group, name) }
      return constants.textHolds(test, group, machine.strings[name])
    case .int(let number): return constants.numberHolds(test, group, Int128(number))
    case .uint(let number): return constants.numberHolds(test, group, Int128(number))
    case .bool(let bool): return constants.numberHolds(test, group, bool ? 1 : 0)
    case .text, .bytes: return constants.textHolds(test, group, scratch.field.text.bytes)
    case .address(let address): return constants.addressHolds(test, group, address)
    case .double(let double): return constants.doubleHolds(test, group, double)
    }
  }
}
