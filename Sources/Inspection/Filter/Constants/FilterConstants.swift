internal import Events
internal import State

/// The constants of all checks of a program, each sort in an array of its own, and how values compare with
/// them.
///
/// A check knows where its constants begin and how many there are.
struct FilterConstants: ~Copyable {
  /// Constants of one check: side by side, and all of one sort.
  struct Group {
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

  /// The name that is the only constant of `group`; nil where there are others, or another sort of them.
  func onlyName(of group: Group) -> StringID? {
    group.sort == .text && group.count == 1 && group.first < names.count ? names[group.first] : nil
  }

  // MARK: Building

  /// Keeps `constants`, which are all of one sort; text that is tested with `test` is interned. A group knows any
  /// and every; of exactly one it knows that it needs any.
  mutating func add(
    _ constants: [FilterConstant], _ share: FilterConstant.Share, test: FilterOperator.Test,
    interning strings: inout StringPool
  ) -> Group {
    var group = Group(needsAll: share == .every)
    for constant in constants {
      let (sort, index) = add(constant, test, &strings)
      if group.count == 0 {
        group.sort = sort
        group.first = index
      }
      group.count += 1
    }
    return group
  }

  private mutating func add(
    _ constant: FilterConstant, _ test: FilterOperator.Test, _ strings: inout StringPool
  ) -> (Group.Sort, Int) {
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
  func nameHolds(_ test: FilterOperator.Test, _ group: Group, _ name: StringID) -> Bool {
    guard group.sort == .text else { return false }
    for index in group.first..<group.first &+ group.count {
      if ((names[index] == name) == (test == .equal)) != group.needsAll { return !group.needsAll }
    }
    return group.needsAll
  }

  func textHolds(_ test: FilterOperator.Test, _ group: Group, _ text: RawSpan) -> Bool {
    guard group.sort == .text || group.sort == .pattern else { return false }
    for index in group.first..<group.first &+ group.count {
      let isTrue =
        group.sort == .pattern
        ? patterns[index].matches(text) : test.isTrue(ofTexts: text, constant(index))
      if isTrue != group.needsAll { return isTrue }
    }
    return group.needsAll
  }

  @inline(__always)
  func numberHolds(_ test: FilterOperator.Test, _ group: Group, _ number: Int128) -> Bool {
    guard group.sort == .number else {
      return group.sort == .double && doubleHolds(test, group, Double(number))
    }
    for index in group.first..<group.first &+ group.count {
      if test.isTrue(of: number, numbers[index]) != group.needsAll { return !group.needsAll }
    }
    return group.needsAll
  }

  /// Whether any of the numbers of `group` lies in `range`.
  func anyNumber(of group: Group, liesIn range: ClosedRange<Int128>) -> Bool {
    numbers[group.first..<group.first + group.count].contains { range.contains($0) }
  }

  func doubleHolds(_ test: FilterOperator.Test, _ group: Group, _ double: Double) -> Bool {
    guard group.sort == .double else { return false }
    for index in group.first..<group.first &+ group.count {
      if test.isTrue(of: double, doubles[index]) != group.needsAll { return !group.needsAll }
    }
    return group.needsAll
  }

  func addressHolds(_ test: FilterOperator.Test, _ group: Group, _ address: IPAddress) -> Bool {
    guard group.sort == .address || group.sort == .network else { return false }
    for index in group.first..<group.first &+ group.count {
      let isTrue =
        group.sort == .network
        ? networks[index].contains(address) == (test == .equal)
        : test.isTrue(ofAddresses: address, addresses[index])
      if isTrue != group.needsAll { return isTrue }
    }
    return group.needsAll
  }

  @_lifetime(borrow self)
  private func constant(_ index: Int) -> RawSpan {
    bytes.bytes.window(slices[index].offset, byteCount: slices[index].count)
  }
}
