import TestSupport
import Testing

/// A recording of containers that a test made, under way.
struct Recording: ~Copyable {
  private let process: RunningProcess
  private let path: String

  /// - Parameters:
  ///   - path: where to write it.
  ///   - options: whom to watch: a control group or a container of the test's own.
  init(into path: String, _ options: [String]) {
    self.path = path
    let command = ["20", Repository.binary ?? "", "-w", path] + options
    process = RunningProcess("/usr/bin/timeout", command)
  }

  /// Lets time pass until the capture has `count` bytes, which come with the state of its first moment.
  func wait(for count: Int = 1) {
    let path = path
    RunningProcess.wait { Repository.byteCount(of: path) >= count }
  }

  consuming func finish() {
    process.interrupt()
    let status = process.finish().status
    #expect(status == 0, "the recorder ends with \(status)")
  }
}
