/// Completion for fish, which takes a line an option.
enum FishCompletion {
  static var script: String {
    """
    # Completion of trowel for fish: trowel completions fish

    set -g __trowel_fields \\
    \(continued(Completions.fields))

    set -g __trowel_events \\
    \(continued(Completions.eventNames))

    # The last word of a filter, with what stands before it.
    function __trowel_filter
      set -l word (commandline -ct | string replace -r '^["\\']' '')
      if set -l before (string match -r '^.*(?:evt|syscall)\\.type[=!]+' -- $word)
        printf '%s\\n' $before$__trowel_events
      else
        set -l before (string match -r '^.*[ (]' -- $word)
        printf '%s\\n' "$before"$__trowel_fields
      end
    end

    # A field behind the last percent sign.
    function __trowel_format
      set -l before (string match -r '^.*%' -- (commandline -ct | string replace -r '^["\\']' ''))
      and printf '%s\\n' $before$__trowel_fields
    end

    complete -c trowel -f
    complete -c trowel -n __fish_is_first_arg -a '\(Completions.subcommands.joined(separator: " "))'
    \(Subcommand.all.filter { !$0.choices.isEmpty }.map(line).joined(separator: "\n"))
    complete -c trowel -n 'not string match -q -- "-*" (commandline -ct)' -a '(__trowel_filter)'
    \(FlagTable.shared.all.map { line($0) }.joined(separator: "\n"))
    \(Completions.tables.flatMap(lines).joined(separator: "\n"))

    """
  }

  private static func line(_ subcommand: Subcommand) -> String {
    let choices = subcommand.choices.joined(separator: " ")
    return "complete -c trowel -n '__fish_seen_subcommand_from \(subcommand.name)' -a '\(choices)'"
  }

  /// The options that only a command of its own takes, or takes in another way.
  private static func lines(_ command: (name: String, table: FlagTable)) -> [String] {
    command.table.all.filter { flag in
      !FlagTable.shared.all.contains { $0.spellings == flag.spellings && $0.argument == flag.argument }
    }.map { line($0, behind: command.name) }
  }

  /// - Parameter command: the one that alone takes the option; nil for all.
  private static func line(_ flag: Flag, behind command: String? = nil) -> String {
    var line = "complete -c trowel" + (command.map { " -n '__fish_seen_subcommand_from \($0)'" } ?? "")
    if let short = flag.short { line += " -s \(short)" }
    for name in flag.long { line += " -l \(name)" }
    if case .required = flag.argument { line += " -x" }
    switch flag.argumentKind {
    case .file: line += " -a '(__fish_complete_path (commandline -ct))'"
    case .folder: line += " -a '(__fish_complete_directories (commandline -ct))'"
    case .format: line += " -a '(__trowel_format)'"
    case .filter: line += " -a '(__trowel_filter)'"
    case .oneOf(let words): line += " -a '\(words.joined(separator: " "))'"
    case .anything, nil: break
    }
    return line + " -d '\(escaped(flag.summary))'"
  }

  private static func continued(_ words: [String]) -> String {
    Completions.lines(words, indent: "  ").split(separator: "\n").joined(separator: " \\\n")
  }

  private static func escaped(_ text: String) -> String {
    var out = ""
    for character in text {
      if character == "'" || character == "\\" { out += "\\" }
      out.append(character)
    }
    return out
  }
}
