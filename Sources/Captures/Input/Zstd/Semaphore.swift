internal import Glibc

/// A count of permits that one thread gives and another waits for.
@safe
final class Semaphore: @unchecked Sendable {
  // Sendable: that is what it is for.
  private let memory: UnsafeMutablePointer<sem_t>

  init() {
    unsafe memory = .allocate(capacity: 1)
    unsafe memory.initialize(to: sem_t())
    // Safe here and below: it stays where it is until nobody holds the object.
    unsafe sem_init(memory, 0, 0)
  }

  deinit {
    unsafe sem_destroy(memory)
    unsafe memory.deallocate()
  }

  func signal() { unsafe sem_post(memory) }

  func wait() {
    while unsafe sem_wait(memory) != 0 {
      precondition(errno == EINTR, "waiting fails only where a signal handler ran")
    }
  }
}
