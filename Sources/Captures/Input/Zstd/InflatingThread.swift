internal import CZstd
internal import Glibc

/// A thread that inflates frames, and ends with the object.
@safe
final class InflatingThread {
  let work: FrameWork
  private let thread: pthread_t

  /// Nil when the system has no thread for us.
  init?() {
    let work = FrameWork()
    let reference = unsafe Unmanaged.passRetained(work)
    var made = pthread_t()
    // Signals are for the thread that reads: the new one inherits that they are blocked.
    var (all, before) = (sigset_t(), sigset_t())
    // Safe here and below: the sets and the id live until the calls return; the thread takes over the reference.
    unsafe sigfillset(&all)
    unsafe pthread_sigmask(SIG_SETMASK, &all, &before)
    let status = unsafe pthread_create(&made, nil, Self.body, reference.toOpaque())
    unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
    guard status == 0 else {
      unsafe reference.release()
      return nil
    }
    self.work = work
    thread = made
  }

  deinit {
    work.end()
    pthread_join(thread, nil)
  }

  private static let body: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { work in
    if let work = unsafe work { unsafe Unmanaged<FrameWork>.fromOpaque(work).takeRetainedValue().run() }
    return nil
  }

  /// More would wait for whoever reads what they inflate.
  private static let largestCount = 4

  /// How many threads are worth having: as many as there are processors for us, and none where there
  /// is one.
  static var usefulCount: Int {
    let count = Int(cz_processor_count())
    return count < 2 ? 0 : min(count, largestCount)
  }
}
