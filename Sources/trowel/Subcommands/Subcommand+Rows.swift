extension Subcommand {
  /// In the order in which help shows them.
  package static let all: [Subcommand] = [
    Subcommand(
      "explain", words: "FILE [filter] | -- COMMAND", table: .explaining,
      "Say why requests in a capture were slow or failed, with the events that show it and what to do.",
      run: Explain.run),
    Subcommand(
      "top", words: "-r FILE --raw [-v VIEW] [filter]", table: .top,
      "Print views of a capture or of what is watched, as csysdig: processes, files, connections, errors and others.",
      run: Top.run),
    Subcommand("doctor", "Say what recording needs here, and what is missing.") { command, _ in
      Doctor.run(command: command)
    },
    Subcommand(
      "completions", choices: Completions.allCases.map(\.rawValue),
      "Print what lets a shell complete options, files, fields and names of events."
    ) { _, words in
      print(words.first.flatMap(Completions.init)?.script ?? "")
    },
    Subcommand("manual", "Print the manual page, for man(1).") { _, _ in print(ManualPage.text) },
    Subcommand("help", "Print this page.") { command, _ in print(HelpText.page(command: command)) },
  ]

  private static func print(_ text: String) -> ExitStatus {
    StandardStreams.write(text, to: .output)
    return .done
  }
}
