/// `trowel manual`: the manual page, for man(1), made from the table of options and from what `--help` says.
package enum ManualPage {
  package static var text: String {
    """
    .TH TROWEL 1 "\(Version.date)" "trowel \(Version.current)" "User Commands"
    .SH NAME
    trowel \\- record and show what happens on a Linux host, system call by system call
    .SH SYNOPSIS
    \(HelpText.usages("trowel").map(synopsis).joined(separator: "\n.br\n"))
    .SH DESCRIPTION
    \(escaped(HelpText.introduction))
    .PP
    What stands behind the options is a filter: the comparisons of fields that sysdig's users know. Options may stand among
    and behind its words.
    .B "trowel \\-l"
    lists the fields,
    .B "trowel \\-L"
    the events.
    .SH COMMANDS
    \(Subcommand.all.map { item("\\fB\(escaped($0.usage))\\fR", $0.summary) }.joined(separator: "\n"))
    .SH OPTIONS
    \(Flag.Role.allCases.map(section).joined(separator: "\n"))
    .SH EXPLAIN
    \(escaped(HelpText.explanation))
    \(Flag.explaining.map(entry).joined(separator: "\n"))
    .PP
    What chooses a capture, a part of it, or whom to watch, is as above.
    .SH TOP
    \(escaped(HelpText.views))
    \(Flag.top.map(entry).joined(separator: "\n"))
    .PP
    What chooses a capture, or whom to watch, is as above.
    .SH EXAMPLES
    \(HelpText.examples("trowel").map(example).joined(separator: "\n"))
    .SH ENVIRONMENT
    \(environment.map { item("\\fB\(escaped($0.name))\\fR", $0.meaning) }.joined(separator: "\n"))
    .SH EXIT STATUS
    \(escaped(HelpText.exitStatus))
    .SH SEE ALSO
    .BR strace (1),
    .BR sysdig (8),
    .BR tcpdump (8)

    """
  }

  private static let environment: [(name: String, meaning: String)] = [
    (
      "XDG_CACHE_HOME",
      "Where the index of a capture goes whose folder cannot be written; ~/.cache without it."
    ),
    ("TZ", "The time zone of times of day."),
    ("NO_COLOR", "Where set, lines on a terminal are not colored."),
    ("SCAP_HOSTNAME", "What the machine is called in captures, for %evt.hostname; its own name if not set."),
    ("HOST_ROOT", "Where the files of the host are found, such as /host in a container."),
    ("SYSDIG_K8S_API, SYSDIG_K8S_API_CERT", "What -k and -K are where they are not given."),
  ]

  private static func synopsis(_ usage: String) -> String {
    let words = usage.split(separator: " ")
    return ".B \(escaped(String(words[0])))\n\(escaped(words.dropFirst().joined(separator: " ")))"
  }

  private static func section(_ role: Flag.Role) -> String {
    let flags = FlagTable.shared.all.filter { $0.role == role }
    return ".SS \"\(escaped(role.rawValue))\"\n" + flags.map(entry).joined(separator: "\n")
  }

  private static func entry(_ flag: Flag) -> String {
    let names = flag.spellings.map { "\\fB\(escaped($0))\\fR" }.joined(separator: ", ")
    let argument =
      switch flag.argument {
      case .none: ""
      case .required(let name): " \\fI\(escaped(name))\\fR"
      case .optional(let name): "[\\fI\(escaped(name))\\fR]"
      }
    return item(names + argument, flag.help)
  }

  private static func item(_ head: String, _ text: String) -> String { ".TP\n\(head)\n\(escaped(text))" }

  private static func example(_ example: HelpText.Example) -> String {
    """
    .TP
    \(escaped(example.purpose))
    .nf
    $ \(escaped(example.line))
    .fi
    """
  }

  /// Dashes that can be copied, backslashes that stay, and no line that is taken for a request.
  private static func escaped(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var out = line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" : ""
      for character in line {
        switch character {
        case "\\": out += "\\e"
        case "-": out += "\\-"
        case "\"": out += "\\(dq"
        default: out.append(character)
        }
      }
      return out
    }
    return lines.joined(separator: "\n")
  }
}
