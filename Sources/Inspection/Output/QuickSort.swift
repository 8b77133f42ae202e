/// Sorts as C++ programs built with GNU's library do, equals included.
///
/// Which of two equals comes first is left open by `std::sort`, but programs that use it always give one answer, and
/// whoever compares with their output needs the same. So this takes the same steps: quicksort by the median of three
/// down to runs of 16, then insertion sort over all.
struct QuickSort<Element> {
  private(set) var elements: [Element]
  private let precedes: (Element, Element) -> Bool

  private static var runLength: Int { 16 }

  /// - Parameter precedes: whether the first must stand before the second; false for equals.
  static func sorted(_ elements: [Element], by precedes: @escaping (Element, Element) -> Bool) -> [Element] {
    var sort = QuickSort(elements: elements, precedes: precedes)
    // Deeper than this only inputs made to be slow would go; their order of equals does not matter.
    let depth = 2 * (Int.bitWidth - 1 - max(1, elements.count).leadingZeroBitCount)
    sort.partition(0, elements.count, depth: depth)
    sort.insert()
    return sort.elements
  }

  private init(elements: [Element], precedes: @escaping (Element, Element) -> Bool) {
    self.elements = elements
    self.precedes = precedes
  }

  /// Brings `start..<end` into order but for runs of at most 16.
  private mutating func partition(_ start: Int, _ end: Int, depth: Int) {
    var end = end
    var depth = depth
    while end - start > Self.runLength {
      guard depth > 0 else {
        elements[start..<end].sort(by: precedes)
        return
      }
      depth -= 1
      movePivot(to: start, start + 1, start + (end - start) / 2, end - 1)
      let cut = split(start + 1, end, pivot: start)
      partition(cut, end, depth: depth)
      end = cut
    }
  }

  /// Swaps the median of three into `target`.
  private mutating func movePivot(to target: Int, _ first: Int, _ second: Int, _ third: Int) {
    let median: Int
    if isBefore(first, second) {
      median = isBefore(second, third) ? second : isBefore(first, third) ? third : first
    } else {
      median = isBefore(first, third) ? first : isBefore(second, third) ? third : second
    }
    elements.swapAt(target, median)
  }

  /// Moves what precedes the pivot to the front; where the rest begins. The pivot is a median, which ends both walks.
  private mutating func split(_ start: Int, _ end: Int, pivot: Int) -> Int {
    var low = start
    var high = end
    while true {
      while isBefore(low, pivot) { low += 1 }
      high -= 1
      while isBefore(pivot, high) { high -= 1 }
      guard low < high else { return low }
      elements.swapAt(low, high)
      low += 1
    }
  }

  /// Insertion sort over everything.
  private mutating func insert() {
    for index in elements.indices {
      let element = elements[index]
      var place = index
      while place > 0, precedes(element, elements[place - 1]) {
        elements[place] = elements[place - 1]
        place -= 1
      }
      elements[place] = element
    }
  }

  private func isBefore(_ first: Int, _ second: Int) -> Bool { precedes(elements[first], elements[second]) }
}
