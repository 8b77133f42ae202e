internal import CKernel
internal import Glibc

/// Interrupts the sleeps of the thread that made it, now and then, for as long as it is kept: waitpid(2) knows no time at
/// which to return.
struct Ticks: ~Copyable {
  private let timer: Int32

  /// Throws where the kernel gives no timer.
  init(every milliseconds: Int32) throws(LiveError) {
    timer = ck_start_ticks(milliseconds)
    guard timer >= 0 else { throw LiveError.last("timer_create", "SIGURG") }
  }

  deinit { ck_stop_ticks(timer) }
}
