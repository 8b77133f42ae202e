/// Completion for zsh, whose `_arguments` takes a line an option.
enum ZshCompletion {
  static var script: String {
    """
    #compdef trowel
    # Completion of trowel for zsh: trowel completions zsh

    local -a _trowel_fields=(
    \(Completions.lines(Completions.fields, indent: "  "))
    )
    local -a _trowel_events=(
    \(Completions.lines(Completions.eventNames, indent: "  "))
    )

    # The last word of a filter: a field, or the name of an event behind evt.type.
    _trowel_filter() {
      if compset -P '*(evt|syscall).type[=!]##'; then
        compadd -a _trowel_events
      else
        compset -P '*[ (]'
        compadd -S '' -a _trowel_fields
      fi
    }

    # A field behind the last percent sign.
    _trowel_format() {
      compset -P '*%' && compadd -S '' -a _trowel_fields
    }

    # The first word may be a command of trowel's own.
    _trowel_first() {
      compadd -- \(Completions.subcommands.joined(separator: " "))
      _trowel_filter
    }

    \(Completions.tables.map(branch).joined(separator: "\n\n"))

    _arguments -s \\
    \(FlagTable.shared.all.flatMap(lines).joined(separator: " \\\n")) \\
      '1:filter:_trowel_first' \\
      '*:filter:_trowel_filter'

    """
  }

  /// What follows a command with options of its own. Behind `explain` a capture stands without an option.
  private static func branch(_ command: (name: String, table: FlagTable)) -> String {
    let capture = command.name == "explain" ? "\n    '2:capture:_files' \\" : ""
    return """
      if [[ $words[2] == \(command.name) ]]; then
        _arguments -s \\
      \(command.table.all.flatMap(lines).joined(separator: " \\\n")) \\
          '1:command:(\(command.name))' \\\(capture)
          '*:filter:_trowel_filter'
        return
      fi
      """
  }

  /// A line for each spelling, excluding the others unless the option may be given several times.
  private static func lines(_ flag: Flag) -> [String] {
    let repeats = flag.help.contains("everal times")
    let exclusion = repeats ? "*" : "(\(flag.spellings.joined(separator: " ")))"
    return flag.spellings.map { spelling in
      let isLong = spelling.hasPrefix("--")
      var line = exclusion + spelling
      switch flag.argument {
      case .none: line += "[\(escaped(flag.summary))]"
      case .required: line += (isLong ? "=" : "+") + "[\(escaped(flag.summary))]:" + argument(flag)
      case .optional: line += (isLong ? "=-" : "-") + "[\(escaped(flag.summary))]::" + argument(flag)
      }
      return "  '\(line)'"
    }
  }

  private static func argument(_ flag: Flag) -> String {
    let name = escaped(flag.argument.name ?? "")
    switch flag.argumentKind {
    case .file: return "\(name):_files"
    case .folder: return "\(name):_files -/"
    case .format: return "\(name):_trowel_format"
    case .filter: return "\(name):_trowel_filter"
    case .oneOf(let words): return "\(name):(\(words.joined(separator: " ")))"
    case .anything, nil: return "\(name): "
    }
  }

  /// What stands in brackets and between colons, within quotes.
  private static func escaped(_ text: String) -> String {
    var out = ""
    for character in text {
      switch character {
      case "[", "]", ":", "\\": out += "\\\(character)"
      case "'": out += "'\\''"
      default: out.append(character)
      }
    }
    return out
  }
}
