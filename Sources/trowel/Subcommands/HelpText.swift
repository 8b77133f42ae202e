/// The page of `--help`, made from the table of options.
package enum HelpText {
  private static let indent = 21
  private static let width = 80

  /// A line of what can be typed, and why.
  struct Example {
    let purpose: String
    let line: String
  }

  package static func page(command: String, table: FlagTable = .shared) -> String {
    let usages = usages(command).joined(separator: "\n       ")
    var page = "Usage: \(usages)\n\n\(filled(introduction, width))\n"
    for role in Flag.Role.allCases {
      page += "\n\(role.rawValue):\n"
      for flag in table.all where flag.role == role { page += entry(flag) }
    }
    page += "\nWithout options:\n"
    for each in Subcommand.all { page += entry(each.name, each.summary) }
    page += "\nExamples:\n\n"
    for example in examples(command) { page += "  \(example.purpose)\n    $ \(example.line)\n" }
    return page + "\n\(filled("Exit status: " + exitStatus, width))\n"
  }

  /// The page of `explain --help`.
  package static func explainPage(command: String) -> String {
    var page =
      """
      Usage: \(command) explain FILE [options] [filter]
             \(command) explain [options] [filter] -- COMMAND [ARGUMENT...]
             \(command) explain --diff GOOD BAD


      """
    page += filled(explanation, width) + "\n"
    for role in Flag.Role.allCases {
      let flags = FlagTable.explaining.all.filter { $0.role == role }
      if !flags.isEmpty { page += "\n\(role.rawValue):\n" + flags.map(entry).joined() }
    }
    page += "\nExamples:\n\n"
    for example in explainExamples(command) { page += "  \(example.purpose)\n    $ \(example.line)\n" }
    return page
  }

  /// The page of `top --help`.
  package static func topPage(command: String) -> String {
    let name = command == "csysdig" ? command : "\(command) top"
    var page =
      """
      Usage: \(name) -r FILE [-v VIEW] [options] [filter]
             \(name) [-v VIEW] [options] [filter] -- COMMAND [ARGUMENT...]
             \(name) -r FILE --raw|-j [-v VIEW] [options] [filter]


      """
    page += filled(views, width) + "\n"
    for role in Flag.Role.allCases {
      let flags = FlagTable.top.all.filter { $0.role == role }
      if !flags.isEmpty { page += "\n\(role.rawValue):\n" + flags.map(entry).joined() }
    }
    page += "\nExamples:\n\n"
    for example in topExamples(name) { page += "  \(example.purpose)\n    $ \(example.line)\n" }
    return page
  }

  static let views = """
    Shows views, tables that csysdig's users know: processes, threads, files, connections, errors, containers, pods and \
    others, of a capture or of a machine that is watched: at a screen, where F1 tells the keys, or as text (--raw) or JSON (-j).
    """

  static let explanation = """
    Says why requests were slow or failed: a verdict, where the time of the worst request went, its steps through all \
    processes, and what was wrong, with the events that show it and what to do. A filter chooses whose requests.
    """

  static func usages(_ command: String) -> [String] {
    [
      "\(command) -r FILE... [options] [filter]",
      "\(command) [options] [filter] -- COMMAND [ARGUMENT...]",
      "\(command) [options] [filter]",
    ] + Subcommand.all.map { "\(command) \($0.usage)" }
  }

  static let introduction = """
    Shows or records what happens on a machine, system call by system call: as a capture tells it, while a command runs, \
    or on the whole machine.
    """

  static let exitStatus = """
    that of the command where one was run; else 0 done, 1 the work failed, 2 the command line or the filter was wrong. A \
    recording that failed (a full disk) is 1 whatever the command's own is: the command is waited for, unwatched. So is \
    what a command leaves behind when it ends; a note says how many processes that are. A command is never ended by what \
    is shown of it: behind -n, -M or --when it is waited for; where nobody reads any more (| head) it goes on unwatched.
    """

  /// An option and its sentence, which starts on the same line when there is room.
  private static func entry(_ flag: Flag) -> String {
    let argument =
      switch flag.argument {
      case .none: ""
      case .required(let name): " <\(name)>"
      case .optional(let name): "[<\(name)>]"
      }
    var names: [String] = []
    if let short = flag.short { names.append("-\(short)") }
    if let long = flag.long.first { names.append("--\(long)") }
    return entry(names.joined(separator: ", ") + argument, flag.help)
  }

  /// What can be written, and behind or below it what that does.
  private static func entry(_ written: String, _ help: String) -> String {
    let head = " " + written
    let lines = wrapped(help)
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
    filled(text, width - indent).split(separator: "\n").map(String.init)
  }

  /// The words of a text in lines of no more than `width`.
  private static func filled(_ text: String, _ width: Int) -> String {
    var lines = [""]
    for word in text.split(whereSeparator: \.isWhitespace) {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.count + 1 + word.count > width {
        lines.append(String(word))
      } else {
        lines[lines.count - 1] = last + " " + word
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func explainExamples(_ command: String) -> [Example] {
    [
      Example(purpose: "What was wrong in a capture", line: "\(command) explain trace.scap"),
      Example(
        purpose: "Whatever happened to the worst request, event by event",
        line: "\(command) explain trace.scap --story"),
      Example(
        purpose: "Run a command, keep the recording, and explain it",
        line: "\(command) explain -zw slow.scap -- curl -s http://web/"),
      Example(
        purpose: "Only requests of one program", line: "\(command) explain trace.scap proc.name=curl"),
    ]
  }

  private static func topExamples(_ name: String) -> [Example] {
    [
      Example(purpose: "Processes of a capture", line: "\(name) -r trace.scap --raw"),
      Example(
        purpose: "Connections of one program, for another program",
        line: "\(name) -r trace.scap -v connections -j proc.name=curl"),
      Example(
        purpose: "Files that a command uses, every second", line: "\(name) --raw -v files -d 1000 -- make"),
    ]
  }

  static func examples(_ command: String) -> [Example] {
    [
      Example(purpose: "Everything in a capture", line: "\(command) -r trace.scap"),
      Example(
        purpose: "Network events only, data as text",
        line: "\(command) -r trace.scap -A fd.type=ipv4 or fd.type=ipv6"),
      Example(
        purpose: "What one pod did", line: "\(command) -r trace.scap -pk k8s.pod.name=backend"),
      Example(
        purpose: "Calls that failed, by a line of your own",
        line: #"\#(command) -r trace.scap -p "%evt.time %proc.name %evt.type %evt.res" evt.failed=true"#),
      Example(purpose: "Why a request was slow, or failed", line: "\(command) explain trace.scap"),
      Example(purpose: "Record a command", line: "\(command) -zw slow.scap -- curl -s http://web/"),
      Example(
        purpose: "Keep the last minute, and write it when something fails",
        line: #"\#(command) -w fault.scap --ring 60s --when "evt.failed=true and proc.name=nginx""#),
    ]
  }
}
