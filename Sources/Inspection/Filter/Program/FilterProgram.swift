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
  struct Check: ~Copyable {
    /// One of the two for a check of a field; neither for one of an expression.
    let one: FieldInfo.Extractor?
    let each: FieldInfo.EachExtractor?
    let test: FilterOperator.Test
    /// The name that the value must be, for the commonest check of all, `proc.name=x`; nil for any other.
    let wantedName: StringID?
    let constants: FilterConstants.Run
    /// `!=` on a field of both ends of a socket means that neither end is equal.
    let needsEveryValue: Bool
    /// The index in `expressions`, or -1.
    let expression: Int
    let onTrue: Int
    let onFalse: Int
  }

  /// Makes the program a thing with an address, so that it is not copied for every event.
  private let pin = Atomic<Bool>(false)

  private static let accept = -1
  private static let reject = -2

  private var checks = PlacedList<Check>()
  var constants = FilterConstants()
  private var expressions: [CheckedFilter.Check] = []
  private var start = accept

  init(_ filter: CheckedFilter, interning strings: inout StringPool) {
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
    var one: FieldInfo.Extractor?
    var each: FieldInfo.EachExtractor?
    var expression = -1
    var isOfBothEnds = false
    if case .field(let field) = check.left {
      switch field.extraction {
      case .one(let extractor): one = extractor
      case .each(let extractor):
        each = extractor
        isOfBothEnds = !field.kind.operands.isDisjoint(with: [.address, .network]) || field.kind == .port
      case .argument: break
      }
    }
    var run = FilterConstants.Run()
    if case .constants(let values, let share) = check.right {
      run = constants.add(values, share, test: check.test, interning: &strings)
      if share == .exactlyOne { expression = expressions.count }
    }
    if case .expression = check.right { expression = expressions.count }
    if one == nil && each == nil || check.left.isList { expression = expressions.count }
    if expression >= 0 { expressions.append(check) }
    return Check(
      one: one, each: each, test: check.test,
      wantedName: check.test == .equal && expression < 0 ? constants.onlyName(of: run) : nil,
      constants: run,
      needsEveryValue: isOfBothEnds && check.test == .notEqual, expression: expression, onTrue: onTrue,
      onFalse: onFalse)
  }

  // MARK: Running

  /// Whether `event` passes.
  func matches(_ event: EventView, _ machine: borrowing Machine, _ scratch: inout FilterScratch) -> Bool {
    var at = start
    while at >= 0 {
      at = holds(at, event, machine, &scratch) ? checks[at].onTrue : checks[at].onFalse
    }
    return at == Self.accept
  }

  @inline(__always)
  private func holds(
    _ index: Int, _ event: EventView, _ machine: borrowing Machine, _ scratch: inout FilterScratch
  ) -> Bool {
    scratch.field.text.removeAll()
    guard let wanted = checks[index].wantedName, let one = checks[index].one else {
      return holdsInGeneral(index, event, machine, &scratch)
    }
    guard let value = one(event, machine, &scratch.field) else { return false }
    if case .name(let name) = value { return name == wanted }
    return holds(index, value, machine, &scratch)
  }

  /// Out of line, so that the commonest check keeps few registers and little stack.
  @inline(never)
  private func holdsInGeneral(
    _ index: Int, _ event: EventView, _ machine: borrowing Machine, _ scratch: inout FilterScratch
  ) -> Bool {
    if checks[index].expression >= 0 {
      let check = expressions[checks[index].expression]
      return holds(check, checks[index].constants, event, machine, &scratch)
    }
    if let one = checks[index].one {
      guard let value = one(event, machine, &scratch.field) else { return false }
      return holds(index, value, machine, &scratch)
    }
    return holdsForEach(index, event, machine, &scratch)
  }

  private func holdsForEach(
    _ index: Int, _ event: EventView, _ machine: borrowing Machine, _ scratch: inout FilterScratch
  ) -> Bool {
    guard let each = checks[index].each else { return false }
    let needsEvery = checks[index].needsEveryValue
    var count = 0
    while let value = each(event, machine, &scratch.field, count) {
      if holds(index, value, machine, &scratch) != needsEvery { return !needsEvery }
      scratch.field.text.removeAll()
      count += 1
    }
    return needsEvery && count > 0
  }

  @inline(never)
  private func holds(
    _ index: Int, _ value: FieldValue, _ machine: borrowing Machine, _ scratch: inout FilterScratch
  ) -> Bool {
    let test = checks[index].test
    if test == .exists { return true }
    let run = checks[index].constants
    switch value {
    case .name(let name):
      if test == .equal || test == .notEqual { return constants.holds(test, run, name: name) }
      return constants.holds(test, run, text: machine.strings[name])
    case .int(let number): return constants.holds(test, run, number: Int128(number))
    case .uint(let number): return constants.holds(test, run, number: Int128(number))
    case .bool(let bool): return constants.holds(test, run, number: bool ? 1 : 0)
    case .text, .bytes: return constants.holds(test, run, text: scratch.field.text.bytes)
    case .address(let address): return constants.holds(test, run, address: address)
    case .double(let double): return constants.holds(test, run, double: double)
    }
  }
}
