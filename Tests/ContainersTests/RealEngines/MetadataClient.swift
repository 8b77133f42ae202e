import Foundation
import Glibc
import Synchronization
import TestSupport

/// `trowel-metadata` as a recorder starts it: lines to it, and lines from it, each with the time when it came.
final class MetadataClient: Sendable {
  private let received = ReceivedLines()
  private let process: Mutex<Foundation.Process>
  private let input = Pipe()

  /// - Parameter launcher: a program that runs the one whose words follow its own.
  init(_ arguments: [String], launcher: [String] = []) throws {
    let process = Foundation.Process()
    let output = Pipe()
    // What has ended reads no more; a test then fails, and not the process of all tests.
    signal(SIGPIPE, SIG_IGN)
    let words = launcher + [Repository.built("trowel-metadata") ?? ""] + arguments
    process.executableURL = URL(fileURLWithPath: words[0])
    process.arguments = Array(words.dropFirst())
    process.standardInput = input
    process.standardOutput = output
    self.process = Mutex(process)
    try process.run()
    // It outlives this object by the end of the process.
    Thread.detachNewThread { [received] in received.read(output.fileHandleForReading.fileDescriptor) }
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.withLock { $0.waitUntilExit() }
  }

  func send(_ line: String) { input.fileHandleForWriting.write(Data((line + "\n").utf8)) }

  /// What has come so far.
  var lines: [String] { received.lines.map(\.text) }

  /// The records of a container that have come so far, and when.
  func records(of id: String) -> [(time: Int64, members: [String: Any])] {
    received.lines.compactMap { line in
      guard line.text.hasPrefix("container "),
        let json = try? JSONSerialization.jsonObject(with: Data(line.text.dropFirst(10).utf8)),
        let members = (json as? [String: Any])?["container"] as? [String: Any],
        members["full_id"] as? String == id
      else { return nil }
      return (line.time, members)
    }
  }

  /// The latest record of a container, once there is one that `isRight`, or after ten seconds.
  func record(of id: String, where isRight: ([String: Any]) -> Bool = { _ in true }) -> [String: Any] {
    for _ in 0..<1_000 {
      if let last = records(of: id).last?.members, isRight(last) { return last }
      usleep(10_000)
    }
    return records(of: id).last?.members ?? [:]
  }
}

/// Lines and the time when each came.
private final class ReceivedLines: Sendable {
  private let all = Mutex<[(time: Int64, text: String)]>([])

  var lines: [(time: Int64, text: String)] { all.withLock { $0 } }

  /// Takes in lines until the end.
  func read(_ descriptor: Int32) {
    var unread: [UInt8] = []
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      // Safe: there is room for as many bytes.
      let count = unsafe Glibc.read(descriptor, &bytes, bytes.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      unread += bytes[..<count]
      let time = WallClock.now
      while let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: unread[..<end], as: UTF8.self)
        unread.removeSubrange(...end)
        all.withLock { $0.append((time, line)) }
      }
    }
  }
}
