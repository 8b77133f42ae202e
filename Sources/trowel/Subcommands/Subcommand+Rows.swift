extension Subcommand {
  /// In the order in which help shows them.
  package static let all: [Subcommand] = [
    Subcommand("doctor", "Say what recording needs here, and what is missing.") { command, _ in
      Doctor.run(command: command)
    },
    Subcommand(
      "completions", choices: Completions.allCases.map(\.rawValue),
      "Print what lets a shell complete options, files, fields and names of events."
    ) { _, shell in
      print(Completions(rawValue: shell)?.script ?? "")
    },
    Subcommand("manual", "Print the manual page, for man(1).") { _, _ in print(ManualPage.text) },
    Subcommand("help", "Print this page.") { command, _ in print(HelpText.page(command: command)) },
  ]

  private static func print(_ text: String) -> ExitStatus {
    StandardStreams.write(text, to: .output)
    return .done
  }
}
