import Foundation
import Glibc
import Synchronization
import TestSupport

/// An engine of this machine's packages, started by the script `engines` and gone with this object.
final class RealEngine: Sendable {
  /// As the script knows it.
  private let name: String
  /// Short, because it is part of the paths of sockets.
  let folder: String
  private static let script = "\(Repository.root)/Tests/ContainersTests/RealEngines/engines"

  /// Why there are none; nil where they can be started.
  static let obstacle: String? = {
    guard geteuid() == 0 else { return "starting container engines needs root" }
    let programs = ["dockerd", "containerd", "ctr", "podman", "runc", "busybox", "nsenter", "ip", "curl"]
    let missing = programs.filter { name in
      !["/usr/sbin", "/usr/bin", "/sbin", "/bin"].contains { Repository.exists("\($0)/\(name)") }
    }
    guard missing.isEmpty else {
      return
        "starting container engines needs \(missing.joined(separator: ", ")): make install-test-dependencies"
    }
    return Repository.built("trowel-metadata") == nil ? "needs a built trowel-metadata: swift build" : nil
  }()

  /// Of the control group below which it makes those of containers.
  var group: String { "trowel-" + (folder.split(separator: "/").last ?? "") }

  var socket: String { "\(folder)/\(name).sock" }

  /// - Parameter name: `docker`, `containerd`, `podman`, or `runc`, which needs no server.
  init(_ name: String) throws {
    self.name = name
    folder = "/tmp/te-\(getpid())-\(UInt16.random(in: 0...UInt16.max))"
    let outcome = TestSupport.Process.run("/bin/bash", [Self.script, "start", folder, name])
    guard outcome.status == 0 else { throw NoEngine(text: String(decoding: outcome.errors, as: UTF8.self)) }
  }

  deinit { _ = TestSupport.Process.run("/bin/bash", [Self.script, "stop", folder]) }

  /// Asks it by its REST API.
  @discardableResult
  func rest(_ method: String, _ path: String, _ body: Any? = nil) throws -> [String: Any] {
    var words = ["-s", "--unix-socket", socket, "-X", method, "http://engine\(path)"]
    if let body {
      let json = try String(decoding: JSONSerialization.data(withJSONObject: body), as: UTF8.self)
      words += ["-H", "Content-Type: application/json", "-d", json]
    }
    let outcome = TestSupport.Process.run("curl", words)
    guard !outcome.output.isEmpty else { return [:] }
    let answer = try JSONSerialization.jsonObject(with: Data(outcome.output), options: .fragmentsAllowed)
    return answer as? [String: Any] ?? [:]
  }

  /// Makes the control group below which the engine makes those of containers.
  ///
  /// - Returns: its directory, in one of the hierarchies.
  func makeGroup() throws -> String {
    let roots = ["/sys/fs/cgroup", "/sys/fs/cgroup/unified", "/sys/fs/cgroup/pids"]
    guard let root = roots.first(where: { Repository.exists($0 + "/cgroup.procs") }) else {
      throw NoEngine(text: "there are no control groups")
    }
    Repository.makeFolder("\(root)/\(group)")
    return "\(root)/\(group)"
  }

  /// Asks it by its REST API to make a container.
  ///
  /// - Returns: the id.
  func create(_ path: String, _ wish: [String: Any]) throws -> String {
    let made = try rest("POST", path, wish)
    guard let id = made["Id"] as? String else { throw NoEngine(text: "\(made)") }
    return id
  }

  /// Runs a command where the engine is.
  ///
  /// - Returns: what it prints.
  func run(_ words: [String]) throws -> [UInt8] {
    let outcome = TestSupport.Process.run("/bin/bash", [Self.script, "run", folder] + words)
    guard outcome.status == 0 else { throw NoEngine(text: String(decoding: outcome.errors, as: UTF8.self)) }
    return outcome.output
  }

  /// Has a container started, and names its control group to `client` once it has a process, as a recorder does.
  ///
  /// - Returns: when it had one, in ns since the epoch.
  func start(
    _ path: String, tellingOfIt client: MetadataClient, _ start: @escaping () throws -> Void
  ) throws -> Int64 {
    let roots = ["/sys/fs/cgroup", "/sys/fs/cgroup/pids", "/sys/fs/cgroup/memory", "/sys/fs/cgroup/unified"]
    let failure = Mutex<String?>(nil)
    // Safe: the thread ends before this call does.
    nonisolated(unsafe) let work = start
    let isDone = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      do { try unsafe work() } catch { failure.withLock { $0 = "\(error)" } }
      isDone.signal()
    }
    var found: Int64?
    for _ in 0..<10_000 where found == nil {
      if roots.contains(where: { fileBytes($0 + path + "/cgroup.procs")?.isEmpty == false }) {
        found = WallClock.now
      } else {
        usleep(1_000)
      }
    }
    client.send("cgroup \(path)")
    isDone.wait()
    if let failure = failure.withLock({ $0 }) { throw NoEngine(text: failure) }
    guard let found else { throw NoEngine(text: "\(path): there is no such control group") }
    return found
  }
}

struct NoEngine: Error { let text: String }
