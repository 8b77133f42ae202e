/// The page of `--help`, made from the table of options.
package enum HelpText {
  private static let indent = 21
  private static let width = 80

  package static func page(command: String, table: FlagTable = .shared) -> String {
    var page = """
      Usage: \(command) -r FILE... [options] [filter]
             \(command) [options] [filter] -- COMMAND [ARGUMENT...]
             \(command) [options] [filter]
             \(command) doctor

      Shows or records what happens on a machine, system call by system call: as a
      capture tells it, while a command runs, or on the whole machine. The last form
      says what recording needs here.

      """
    for role in Flag.Role.allCases {
      page += "\n\(role.rawValue):\n"
      for flag in table.all where flag.role == role { page += entry(flag) }
    }
    return page + examples(command)
  }

  /// An option and its sentence, which starts on the same line when there is room.
  private static func entry(_ flag: Flag) -> String {
    var head = " "
    let argument =
      switch flag.argument {
      case .none: ""
      case .required(let name): " <\(name)>"
      case .optional(let name): "[<\(name)>]"
      }
    var names: [String] = []
    if let short = flag.short { names.append("-\(short)") }
    if let long = flag.long.first { names.append("--\(long)") }
    head += names.joined(separator: ", ") + argument
    let lines = wrapped(flag.help)
    let blank = String(repeating: " ", count: indent)
    var text = ""
    if head.count + 1 < indent {
      text = head + String(repeating: " ", count: indent - head.count)
    } else {
      text = head + "\n" + blank
    }
    return text + lines.joined(separator: "\n" + blank) + "\n"
  }

  private static func wrapped(_ text: String) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.count + 1 + word.count > width - indent {
        lines.append(String(word))
      } else {
        lines[lines.count - 1] = last + " " + word
      }
    }
    return lines
  }

  private static func examples(_ command: String) -> String {
    """

    Examples:

      Everything in a capture
        $ \(command) -r trace.scap
      Network events only, data as text
        $ \(command) -r trace.scap -A fd.type=ipv4 or fd.type=ipv6
      What one pod did
        $ \(command) -r trace.scap -pk k8s.pod.name=backend
      Calls that failed, by a line of your own
        $ \(command) -r trace.scap -p "%evt.time %proc.name %evt.type %evt.res" evt.failed=true
      Record a command
        $ \(command) -zw slow.scap -- curl -s http://web/
      Keep the last minute, and write it when something fails
        $ \(command) -w fault.scap --ring 60s --when "evt.failed=true and proc.name=nginx"

    Exit status: that of the command where one was run; else 0 done, 1 the work
    failed, 2 the command line or the filter was wrong.

    """
  }
}
