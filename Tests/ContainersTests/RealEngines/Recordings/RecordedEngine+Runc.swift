import Foundation

extension RecordedEngine {
  /// The name is kept by nobody: `runc` knows the id alone, and a recorder what the path tells.
  static let runc = RecordedEngine(name: "runc", option: nil) { name, runc in
    let id = (0..<4).map { _ in String(UInt64.random(in: 1 << 63 ... .max), radix: 16) }.joined()
    try runc.runBundle(as: id, at: "/\(runc.group)/\(id)")
    let told = try EngineAnswer(runc.run(["runc", "--root", runc.folder + "/runc", "state", id]))
    // Docker's paths end with an id as well. Of a container that no engine told of sysdig says what is true of most.
    let guessed = ["container.type": "docker", "container.privileged": "false", "container.mounts": ""]
    return RunningContainer(
      id: told.text("id"), start: nil,
      fields: [guessed, ExpectedFields.probes()]
    ) { try runc.removeBundle(id) }
  }
}

extension RealEngine {
  /// Starts a container from the bundle with plain runc.
  ///
  /// - Parameter path: of its control group.
  func runBundle(as id: String, at path: String) throws {
    let bundle = folder + "/bundle"
    let file = URL(fileURLWithPath: bundle + "/config.json")
    var config = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any] ?? [:]
    var process = config["process"] as? [String: Any] ?? [:]
    process["args"] = RunningContainer.command
    process["terminal"] = false
    process["rlimits"] = nil
    var linux = config["linux"] as? [String: Any] ?? [:]
    linux["cgroupsPath"] = path
    config["process"] = process
    config["linux"] = linux
    try JSONSerialization.data(withJSONObject: config).write(to: file)
    _ = try run(["runc", "--root", folder + "/runc", "run", "--detach", "--bundle", bundle, id])
  }

  func removeBundle(_ id: String) throws {
    _ = try run(["runc", "--root", folder + "/runc", "delete", "-f", id])
  }
}
