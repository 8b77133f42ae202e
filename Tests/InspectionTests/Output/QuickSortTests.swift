internal import Testing

@testable internal import Inspection

struct QuickSortTests {
  /// What `std::sort` of GNU's library makes of 0, 1, … 39 compared by their remainder by 3, greatest first.
  @Test func equalsStandAsTheOtherLibraryLeavesThem() {
    let sorted = QuickSort.sorted(Array(0..<40)) { $0 % 3 > $1 % 3 }
    #expect(
      sorted == [
        29, 20, 17, 23, 14, 26, 11, 8, 32, 5, 35, 2, 38, 31, 1, 34, 28, 25, 37, 22, 16, 13, 4, 10, 19, 7, 30,
        39, 0, 3, 36, 6, 33, 9, 12, 27, 15, 24, 18, 21,
      ])
  }

  @Test(arguments: [0, 1, 2, 16, 17, 100, 1000])
  func everythingIsInOrder(count: Int) {
    let numbers = (0..<count).map { $0 &* 7919 % 101 }
    #expect(QuickSort.sorted(numbers, by: <) == numbers.sorted())
  }
}
