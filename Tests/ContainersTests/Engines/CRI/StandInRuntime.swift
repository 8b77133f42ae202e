import Foundation
import TestSupport

@testable import Containers

/// The script `runtime.py` running: someone who speaks real gRPC and answers what a test tells.
final class StandInRuntime {
  /// For each method (`runtime.v1.RuntimeService/Version`) what is answered to which request.
  typealias Answers = [String: [(request: ProtobufFields, answer: ProtobufFields)]]

  let socket: String
  private let folder = TemporaryFolder()
  private let process: RunningProcess

  /// Why there is none; nil where it can be started.
  static let obstacle: String? =
    Repository.exists("/usr/lib/python3/dist-packages/grpc/__init__.py")
    ? nil : "needs python3-grpcio: make install-test-dependencies"

  init(_ answers: Answers) throws {
    socket = folder.path + "/cri.sock"
    let told = Dictionary(
      uniqueKeysWithValues: answers.map { method, pairs in
        ("/" + method, pairs.map { (Self.hex($0.request), Self.hex($0.answer)) })
      }
    ).mapValues { Dictionary(uniqueKeysWithValues: $0) }
    let json = String(decoding: try JSONSerialization.data(withJSONObject: told), as: UTF8.self)
    let script = "\(Repository.root)/Tests/ContainersTests/Engines/CRI/runtime.py"
    process = RunningProcess("/usr/bin/python3", ["-B", script, socket, json])
    let line = process.read(64)
    precondition(line == Array("ready\n".utf8), "the runtime did not start")
  }

  deinit { process.send(15) }

  /// Since it was asked last: each call, without the slash in front, and the name of its status.
  func calls() -> [String] {
    guard process.waitingByteCount > 0 else { return [] }
    return String(decoding: process.read(1 << 16), as: UTF8.self).split(separator: "\n")
      .map { String($0.dropFirst()) }
  }

  private static func hex(_ message: ProtobufFields) -> String {
    message.bytes.map { String(format: "%02x", $0) }.joined()
  }
}
