/// Completion for bash, which parts words at `=` and leaves quoting to the script.
enum BashCompletion {
  static var script: String {
    """
    # Completion of trowel for bash: trowel completions bash

    _trowel_options='
    \(Completions.lines(flags.flatMap(\.spellings), indent: "  "))'
    \(Completions.tables.map(options).joined(separator: "\n"))
    _trowel_fields='
    \(Completions.lines(Completions.fields, indent: "  "))'
    _trowel_events='
    \(Completions.lines(Completions.eventNames, indent: "  "))'

    # Words of the list $2 that begin like what stands at the end of the word $1, behind a blank, a bracket, a
    # percent sign or what opened a quote; what is before it stays.
    _trowel_last() {
      local word=${1#[\\"\\']} last
      last=${word##*[ (%]}
      COMPREPLY=($(compgen -P "${word%"$last"}" -W "$2" -- "$last"))
    }

    _trowel_files() {
      compopt -o filenames 2>/dev/null
      COMPREPLY=($(compgen "$1" -- "$word"))
    }

    # What may follow the option $1, of trowel or of a command of its own.
    _trowel_value() {
      case $1 in
    \(cases(FlagTable.shared))
        *) return 1 ;;
      esac
    }

    \(Completions.tables.map(values).joined(separator: "\n\n"))

    # What may follow the field or the command $1.
    _trowel_word() {
      case $1 in
        evt.type|syscall.type) COMPREPLY=($(compgen -W "$_trowel_events" -- "$word")) ;;
    \(choices)
        *) return 1 ;;
      esac
    }

    _trowel() {
      local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} i
      local options=$_trowel_options value=_trowel_value
      case ${COMP_WORDS[1]} in
    \(Completions.tables.map(choice).joined(separator: "\n"))
      esac
      COMPREPLY=()
      if [[ $word == = ]]; then
        word=
      elif [[ $previous == = && COMP_CWORD -gt 1 ]]; then
        previous=${COMP_WORDS[COMP_CWORD-2]}
      fi
      for ((i = 1; i < COMP_CWORD; i++)); do
        [[ ${COMP_WORDS[i]} == -- ]] && { COMPREPLY=($(compgen -c -f -- "$word")); return; }
      done
      $value "$previous" && return
      _trowel_word "$previous" && return
      word=${word#[\\"\\']}
      if [[ COMP_CWORD -eq 2 && ${COMP_WORDS[1]} == explain ]]; then
        _trowel_files -f
      elif [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W "$options --" -- "$word"))
      elif [[ $word =~ (evt|syscall).type[=!]*=([a-z0-9_]*)$ ]]; then
        COMPREPLY=($(compgen -P "${word%"${BASH_REMATCH[2]}"}" -W "$_trowel_events" -- "${BASH_REMATCH[2]}"))
      elif ((COMP_CWORD == 1)); then
        _trowel_last "$word" "$_trowel_fields \(Completions.subcommands.joined(separator: " "))"
      else
        _trowel_last "$word" "$_trowel_fields"
      fi
      [[ ${COMPREPLY[0]-} == *.* ]] && compopt -o nospace 2>/dev/null
      return 0
    }
    complete -F _trowel trowel

    """
  }

  private static var flags: [Flag] { FlagTable.shared.all }

  /// The options of a command of its own.
  private static func options(_ command: (name: String, table: FlagTable)) -> String {
    """
    _trowel_\(command.name)_options='
    \(Completions.lines(command.table.all.flatMap(\.spellings), indent: "  "))'
    """
  }

  /// What may follow these options.
  private static func values(_ command: (name: String, table: FlagTable)) -> String {
    """
    _trowel_\(command.name)_value() {
      case $1 in
    \(cases(command.table))
        *) return 1 ;;
      esac
    }
    """
  }

  private static func choice(_ command: (name: String, table: FlagTable)) -> String {
    let name = command.name
    return "    \(name)) options=$_trowel_\(name)_options value=_trowel_\(name)_value ;;"
  }

  /// A line for each sort of argument, with the options that take it in a word of its own.
  private static func cases(_ table: FlagTable) -> String {
    var patterns: [(action: String, spellings: [String])] = []
    for flag in table.all {
      guard case .required = flag.argument, let kind = flag.argumentKind else { continue }
      let action = action(kind)
      if let index = patterns.firstIndex(where: { $0.action == action }) {
        patterns[index].spellings += flag.spellings
      } else {
        patterns.append((action, flag.spellings))
      }
    }
    return patterns.map { "    \($0.spellings.joined(separator: "|"))) \($0.action) ;;" }
      .joined(separator: "\n")
  }

  /// A line for each subcommand behind which one of several words stands.
  private static var choices: String {
    Subcommand.all.filter { !$0.choices.isEmpty }
      .map { "    \($0.name)) \(action(.oneOf($0.choices))) ;;" }.joined(separator: "\n")
  }

  private static func action(_ kind: Flag.ArgumentKind) -> String {
    switch kind {
    case .anything: ":"
    case .file: "_trowel_files -f"
    case .folder: "_trowel_files -d"
    case .format, .filter: #"_trowel_last "$word" "$_trowel_fields""#
    case .oneOf(let words): #"COMPREPLY=($(compgen -W '\#(words.joined(separator: " "))' -- "$word"))"#
    }
  }
}
