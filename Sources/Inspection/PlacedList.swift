/// A list whose elements are read where they lie. An array hands out copies, each with a retain for every closure in
/// it; what holds the closures that run once an event is kept in one of these.
@safe
@usableFromInline
package struct PlacedList<Element: ~Copyable>: ~Copyable {
  @usableFromInline var memory: UnsafeMutablePointer<Element>
  private var capacity = 8
  @usableFromInline package private(set) var count = 0

  package init() { unsafe memory = .allocate(capacity: 8) }

  // Inlinable, since Swift 6.3 inlines it into setters of public structs whatever we say, and then trips.
  @inlinable
  deinit {
    unsafe memory.deinitialize(count: count)
    unsafe memory.deallocate()
  }

  // Inlinable, so that modules that keep lists of their own types know where an element lies.
  @inlinable
  package subscript(index: Int) -> Element {
    unsafeAddress { unsafe UnsafePointer(address(of: index)) }
    unsafeMutableAddress { unsafe address(of: index) }
  }

  /// Safe while the list is borrowed: every place below `count` is initialized and stays where it is.
  @inlinable
  func address(of index: Int) -> UnsafeMutablePointer<Element> {
    precondition(index >= 0 && index < count, "no element at this place")
    return unsafe memory + index
  }

  package mutating func append(_ element: consuming Element) {
    if count == capacity { grow() }
    unsafe (memory + count).initialize(to: element)
    count += 1
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    unsafe larger.moveInitialize(from: memory, count: count)
    unsafe memory.deallocate()
    unsafe memory = larger
    capacity *= 2
  }
}
