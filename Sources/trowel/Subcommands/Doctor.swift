internal import Live

/// `trowel doctor`: what a live capture needs here, and what is missing.
enum Doctor {
  static func run(command: String) -> ExitStatus {
    let requirements = Requirements()
    for each in requirements.all {
      StandardStreams.write("\(each.isMet ? "ok     " : "missing") \(each.name): \(each.note)\n", to: .output)
    }
    guard requirements.missing.isEmpty else {
      StandardStreams.write(
        "\nWithout these, `\(command) -- COMMAND` follows a command by ptrace; nothing else can be watched.\n",
        to: .output)
      return .failed
    }
    return .done
  }
}
