public import Events

/// The open descriptors of a process. A copy shares its storage until one of the two changes, so fork is a few retains.
///
/// Entries lie side by side in the order in which they were opened. Small numbers are found in a dense index, large
/// ones (a capture may claim any) by binary search; memory follows the count of entries, not their numbers.
public struct FDTable {
  private var entries: [FDEntry] = []
  private var numbers: [Int64] = []
  /// By number: position + 1, or 0.
  private var dense: [UInt16] = []
  /// Numbers beyond `dense`, ascending.
  private var sparse: [Sparse] = []

  private struct Sparse {
    let number: Int64
    var position: UInt16
  }

  /// More than this are not kept, as in sysdig.
  static let limit = 4096
  /// Where an entry is parked whose number was given out again while it was being closed.
  static let canceled = FD(rawValue: Int64.max)

  package init() {}

  public var count: Int { entries.count }

  public subscript(fd: FD) -> FDEntry? {
    get { position(of: fd).map { entries[$0] } }
    set {
      if let newValue { insert(newValue, at: fd) } else { remove(fd) }
    }
  }

  /// Where `fd` lies. Valid until an entry is removed.
  func position(of fd: FD) -> Int? {
    let number = fd.rawValue
    if number >= 0, number < Int64(dense.count) {
      let found = Int(dense[Int(number)])
      return found == 0 ? nil : found &- 1
    }
    guard !sparse.isEmpty else { return nil }
    let index = sparseIndex(of: number)
    return index < sparse.count && sparse[index].number == number ? Int(sparse[index].position) : nil
  }

  /// The entry at a position that `position(of:)` gave.
  subscript(position position: Int) -> FDEntry {
    _read { yield entries[position] }
    _modify { yield &entries[position] }
  }

  var positions: Range<Int> { entries.indices }

  /// The number of the descriptor at a position.
  func number(at position: Int) -> FD { FD(rawValue: numbers[position]) }

  /// Puts `entry` at `fd`, over what may be there. Nil when the table is full or the number negative.
  @discardableResult
  mutating func insert(_ entry: FDEntry, at fd: FD) -> Int? {
    if let position = position(of: fd) {
      entries[position] = entry
      return position
    }
    guard entries.count < Self.limit, fd.rawValue >= 0 else { return nil }
    let position = entries.count
    entries.append(entry)
    numbers.append(fd.rawValue)
    index(fd.rawValue, position: UInt16(truncatingIfNeeded: position))
    return position
  }

  mutating func remove(_ fd: FD) {
    guard let position = position(of: fd) else { return }
    unindex(fd.rawValue)
    let last = entries.count - 1
    if position != last {
      entries[position] = entries[last]
      numbers[position] = numbers[last]
      reindex(numbers[position], position: UInt16(truncatingIfNeeded: position))
    }
    entries.removeLast()
    numbers.removeLast()
  }

  mutating func removeAll() { self = FDTable() }

  // MARK: - Index

  /// How far the dense index may reach: numbers are handed out from below, so a process with many descriptors has
  /// large ones too.
  private var denseLimit: Int64 { Int64(max(64, 8 * (entries.count + 1))) }

  private mutating func index(_ number: Int64, position: UInt16) {
    if number >= 0, number < denseLimit, number >= Int64(dense.count) { growDense(to: number) }
    if number >= 0, number < Int64(dense.count) {
      dense[Int(number)] = position + 1
    } else {
      sparse.insert(Sparse(number: number, position: position), at: sparseIndex(of: number))
    }
  }

  private mutating func growDense(to number: Int64) {
    var size = max(16, dense.count)
    while Int64(size) <= number { size *= 2 }
    dense.append(contentsOf: repeatElement(0, count: size - dense.count))
    var moved = 0
    while moved < sparse.count, sparse[moved].number < Int64(size) {
      dense[Int(sparse[moved].number)] = sparse[moved].position + 1
      moved += 1
    }
    sparse.removeFirst(moved)
  }

  private mutating func reindex(_ number: Int64, position: UInt16) {
    if number >= 0, number < Int64(dense.count) {
      dense[Int(number)] = position + 1
      return
    }
    let index = sparseIndex(of: number)
    if index < sparse.count, sparse[index].number == number { sparse[index].position = position }
  }

  private mutating func unindex(_ number: Int64) {
    if number >= 0, number < Int64(dense.count) {
      dense[Int(number)] = 0
      return
    }
    let index = sparseIndex(of: number)
    if index < sparse.count, sparse[index].number == number { sparse.remove(at: index) }
  }

  /// The first place in `sparse` whose number is not below `number`.
  private func sparseIndex(of number: Int64) -> Int {
    var low = 0
    var high = sparse.count
    while low < high {
      let middle = (low + high) / 2
      if sparse[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
