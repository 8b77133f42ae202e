/// Something beyond printing that a chisel needs, as its manifest says.
enum ChiselPower: String {
  case files, network, rerun, commands

  /// What a chisel does by it.
  var words: String {
    switch self {
    case .files: "writes files"
    case .network: "sends datagrams"
    case .rerun: "runs Trowel once more"
    case .commands: "starts programs"
    }
  }
}

/// What a chisel needs beyond printing, always or for the sake of some arguments.
struct ChiselNeeds {
  var always: [ChiselPower] = []
  /// By the name of the argument that asks for it.
  var byArgument: [String: [ChiselPower]] = [:]

  /// Checks that a chisel may do what it is going to, before anything has begun.
  ///
  /// - Parameter arguments: those that are given.
  func check(
    _ description: ChiselDescription, _ arguments: ChiselArguments, _ settings: ChiselRun.Settings
  ) throws(ChiselError) {
    for power in always { try Self.check(power, of: description.name, settings) }
    for (argument, _) in zip(description.arguments, arguments.values) {
      for power in byArgument[argument.name] ?? [] {
        try Self.check(power, of: "\(description.name) with \(argument.name)", settings)
      }
    }
  }

  private static func check(
    _ power: ChiselPower, of what: String, _ settings: ChiselRun.Settings
  ) throws(ChiselError) {
    if !settings.limits.isUnrestricted {
      throw ChiselError("\(what) \(power.words), which chisels may do with --allow-unsafe-chisels alone")
    }
    if power == .rerun, settings.isMerged {
      throw ChiselError("\(what) \(power.words) on one capture, and --merge reads several at once")
    }
  }
}
