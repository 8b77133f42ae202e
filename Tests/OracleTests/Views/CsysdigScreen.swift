import Glibc
import TestSupport
import Testing

/// csysdig at a terminal of tmux, whose screen is read.
final class CsysdigScreen {
  /// tmux has a server of its own for it, which nobody else talks to.
  private let socket =
    "\(TemporaryFile.directory)/trowel-tmux-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"

  static let isPossible =
    Process.isInstalled("csysdig") && Process.isInstalled("tmux") && Repository.binary != nil
  static let needs: Comment = "needs csysdig 0.29.3 (apt install sysdig), tmux and a built trowel"

  init(_ words: [String], columns: Int, rows: Int) {
    tmux(
      ["-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)"]
        + ["env", "TERM=screen-256color", "TZ=UTC", "csysdig"] + words)
  }

  deinit {
    tmux(["kill-server"])
    // Safe: the path ends with a NUL for the time of the call.
    unsafe unlink(socket)
  }

  /// Presses a key by its name in tmux. None that stands for an action may be pressed, as csysdig carries it out.
  func press(_ key: String) { tmux(["send-keys", key]) }

  /// The lines that are shown once `isDone` says so of them, or at the end of patience.
  ///
  /// - Parameter styled: with the escape codes of colors.
  func lines(styled: Bool = false, until isDone: ([String]) -> Bool) async throws -> [String] {
    var lines: [String] = []
    // A minute: csysdig replays a spectrogram at the pace of the capture, and others want the processor as well.
    for _ in 0..<600 {
      let output = tmux(["capture-pane", "-p"] + (styled ? ["-e"] : [])).output
      lines = output.lines.map { String(decoding: $0, as: UTF8.self) }
      if isDone(lines) { break }
      try await Task.sleep(for: .milliseconds(100))
    }
    return lines
  }

  @discardableResult
  private func tmux(_ words: [String]) -> Process.Outcome { Process.run("tmux", ["-S", socket] + words) }
}
