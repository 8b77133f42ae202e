/// As many values as there were at its making, none of which can be copied: what an array and a tuple cannot hold.
@safe
struct FixedArray<Element: ~Copyable>: ~Copyable {
  private let memory: UnsafeMutablePointer<Element>
  let count: Int

  /// Makes the elements one after the other. Where one fails, those before it are gone.
  init<Failure: Error>(count: Int, _ make: (Int) throws(Failure) -> Element) throws(Failure) {
    unsafe memory = .allocate(capacity: count)
    var made = 0
    do throws(Failure) {
      while made < count {
        // Safe: the place is allocated, and not initialized yet.
        unsafe (memory + made).initialize(to: try make(made))
        made += 1
      }
    } catch {
      unsafe memory.deinitialize(count: made)
      unsafe memory.deallocate()
      throw error
    }
    self.count = count
  }

  deinit {
    unsafe memory.deinitialize(count: count)
    unsafe memory.deallocate()
  }

  /// An element where it lies.
  subscript(index: Int) -> Element {
    unsafeAddress { unsafe UnsafePointer(place(index)) }
    unsafeMutableAddress { unsafe place(index) }
  }

  /// Safe while self is borrowed: all places are initialized, and do not move.
  private func place(_ index: Int) -> UnsafeMutablePointer<Element> {
    precondition(index >= 0 && index < count, "no such element")
    return unsafe memory + index
  }
}
