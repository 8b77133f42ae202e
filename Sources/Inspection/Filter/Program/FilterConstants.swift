internal import Events
internal import State

/// The constants of all checks of a program, each sort in an array of its own, and how values compare with
/// them.
///
/// A check knows where its constants begin and how many there are.
struct FilterConstants: ~Copyable {
  /// A run of constants of one sort.
  struct Run {
    enum Sort: UInt8 { case none, text, number, double, address, network, pattern }
    var sort = Sort.none
    var first = 0
    var count = 0
    /// The test has to hold for all of them rather than for any.
    var needsAll = false
  }

  private struct Slice {
    let offset: Int
    let count: Int
  }

  private var names: [StringID] = []
  private var slices: [Slice] = []
  private var bytes = ByteBuffer()
  private var numbers: [Int128] = []
  private var doubles: [Double] = []
  private var addresses: [IPAddress] = []
  private var networks: [IPNetwork] = []
  private var patterns: [RegularExpression] = []

  /// The name that is the only constant of `run`; nil where there are others, or another sort of them.
  func onlyName(of run: Run) -> StringID? {
    run.sort == .text && run.count == 1 && run.first < names.count ? names[run.first] : nil
  }

  // MARK: Building

  /// Keeps `constants`, which are all of one sort; text that is tested with `test` is interned. A run knows any and
  /// every; of exactly one it knows that it needs any.
  mutating func add(
    _ constants: [FilterConstant], _ share: CheckedFilter.Share, test: FilterOperator.Test,
    interning strings: inout StringPool
  ) -> Run {
    var run = Run(needsAll: share == .every)
    for constant in constants {
      let (sort, index) = add(constant, test, &strings)
      if run.count == 0 {
        run.sort = sort
        run.first = index
      }
      run.count += 1
    }
    return run
  }

  private mutating func add(
    _ constant: FilterConstant, _ test: FilterOperator.Test, _ strings: inout StringPool
  ) -> (Run.Sort, Int) {
    switch constant {
    case .text(let text):
      names.append(strings.intern(text))
      return (.text, add(test == .icontains ? text.map(\.lowercased) : text))
    case .bytes(let data):
      names.append(strings.intern(data))
      return (.text, add(data))
    case .number(let number):
      numbers.append(number)
      return (.number, numbers.count - 1)
    case .double(let double):
      doubles.append(double)
      return (.double, doubles.count - 1)
    case .address(let address):
      addresses.append(address)
      return (.address, addresses.count - 1)
    case .network(let network):
      networks.append(network)
      return (.network, networks.count - 1)
    case .pattern(let pattern):
      patterns.append(pattern)
      return (.pattern, patterns.count - 1)
    }
  }

  /// Texts are followed by a NUL, for the patterns of `glob`.
  private mutating func add(_ text: [UInt8]) -> Int {
    slices.append(Slice(offset: bytes.count, count: text.count))
    bytes.append(text)
    bytes.append(0)
    return slices.count - 1
  }

  // MARK: Comparing

  /// Whether `name` is, or is not, one of the constants. Only for `.equal` and `.notEqual`.
  @inline(__always)
  func holds(_ test: FilterOperator.Test, _ run: Run, name: StringID) -> Bool {
    guard run.sort == .text else { return false }
    for index in run.first..<run.first &+ run.count {
      if ((names[index] == name) == (test == .equal)) != run.needsAll { return !run.needsAll }
    }
    return run.needsAll
  }

  func holds(
    _ test: FilterOperator.Test, _ run: Run, text: RawSpan
  ) -> Bool {
    guard run.sort == .text || run.sort == .pattern else { return false }
    for index in run.first..<run.first &+ run.count {
      let isTrue =
        run.sort == .pattern
        ? patterns[index].matches(text) : Self.holds(test, text, constant(index))
      if isTrue != run.needsAll { return isTrue }
    }
    return run.needsAll
  }

  @inline(__always)
  func holds(_ test: FilterOperator.Test, _ run: Run, number: Int128) -> Bool {
    guard run.sort == .number else {
      return run.sort == .double && holds(test, run, double: Double(number))
    }
    for index in run.first..<run.first &+ run.count {
      if Self.holds(test, number, numbers[index]) != run.needsAll { return !run.needsAll }
    }
    return run.needsAll
  }

  /// Whether any of the numbers of `run` lies in `range`.
  func holdsEqual(_ run: Run, in range: ClosedRange<Int128>) -> Bool {
    numbers[run.first..<run.first + run.count].contains { range.contains($0) }
  }

  func holds(_ test: FilterOperator.Test, _ run: Run, double: Double) -> Bool {
    guard run.sort == .double else { return false }
    for index in run.first..<run.first &+ run.count {
      if Self.holds(test, double, doubles[index]) != run.needsAll { return !run.needsAll }
    }
    return run.needsAll
  }

  func holds(_ test: FilterOperator.Test, _ run: Run, address: IPAddress) -> Bool {
    guard run.sort == .address || run.sort == .network else { return false }
    for index in run.first..<run.first &+ run.count {
      let isTrue =
        run.sort == .network
        ? networks[index].contains(address) == (test == .equal) : Self.holds(test, address, addresses[index])
      if isTrue != run.needsAll { return isTrue }
    }
    return run.needsAll
  }

  @_lifetime(borrow self)
  private func constant(_ index: Int) -> RawSpan {
    bytes.bytes.window(slices[index].offset, byteCount: slices[index].count)
  }

  // MARK: One value and one other

  @inline(__always)
  static func holds<Value: Comparable>(_ test: FilterOperator.Test, _ left: Value, _ right: Value) -> Bool {
    switch test {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    default: false
    }
  }

  /// Addresses order as sysdig orders them: IPv4 by their bytes read as a little-endian number, others not at
  /// all.
  static func holds(_ test: FilterOperator.Test, _ left: IPAddress, _ right: IPAddress) -> Bool {
    switch test {
    case .equal: return left == right
    case .notEqual: return left != right
    default:
      guard !left.isV6, !right.isV6 else { return false }
      let (left, right) = (UInt32(truncatingIfNeeded: left.low), UInt32(truncatingIfNeeded: right.low))
      return holds(test, left.byteSwapped, right.byteSwapped)
    }
  }

  static func holds(
    _ test: FilterOperator.Test, _ left: RawSpan, _ right: RawSpan
  ) -> Bool {
    switch test {
    case .equal: left.isEqual(right)
    case .notEqual: !left.isEqual(right)
    case .less, .lessOrEqual, .greater, .greaterOrEqual: holds(test, left.order(right), 0)
    case .contains: left.holds(right)
    case .icontains: left.holdsIgnoringCase(right)
    case .startsWith: left.starts(right)
    case .endsWith: left.ends(right)
    case .glob: GlobPattern.matches(left, right, ignoringCase: false)
    case .iglob: GlobPattern.matches(left, right, ignoringCase: true)
    case .below: left.isBelow(right)
    case .exists: true
    case .regex: false
    }
  }
}
