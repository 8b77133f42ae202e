import Foundation
import Glibc
import Synchronization

/// Does `work` with each element, as many at a time as there are processors.
func concurrently<Element: Sendable, Result: Sendable>(
  _ elements: [Element], _ work: @escaping @Sendable (Element) -> Result
) async -> [Result] {
  await withTaskGroup(of: Result.self) { group in
    for element in elements { group.addTask(executorPreference: OracleWorkers.shared) { work(element) } }
    return await group.reduce(into: []) { $0.append($1) }
  }
}

/// The threads of all comparisons with sysdig, which mostly wait for processes: the few threads in which tests run stay
/// free for others. They and what they start stand back, because other tests look at how long things take.
private final class OracleWorkers: TaskExecutor {
  static let shared = OracleWorkers()
  private static let niceness: Int32 = 10
  private let jobs = Mutex<[UnownedJob]>([])
  private let waiting = DispatchSemaphore(value: 0)

  private init() {
    for _ in 0..<ProcessInfo.processInfo.activeProcessorCount {
      Thread.detachNewThread { [self] in work() }
    }
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    jobs.withLock { $0.append(job) }
    waiting.signal()
  }

  private func work() {
    // Of this thread alone.
    setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, Self.niceness)
    while true {
      waiting.wait()
      let job = jobs.withLock { $0.removeFirst() }
      // Safe: the job is run once, by an executor that is there to the end.
      unsafe job.runSynchronously(on: asUnownedTaskExecutor())
    }
  }
}
