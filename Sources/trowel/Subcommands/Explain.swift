internal import Inspection

/// `trowel explain`: why requests in a capture, or of a command, were slow or failed.
enum Explain {
  static func run(command: String, _ words: [String]) throws -> ExitStatus {
    var options = Options()
    options.explanation = ExplainOptions()
    options.live.snaplen = ExplainOptions.snaplen
    options = try ArgumentParser.parse(words, table: .explaining, into: options)
    if options.listing != nil {
      StandardStreams.write(HelpText.explainPage(command: command), to: .output)
      return .done
    }
    guard !options.captures.isEmpty || !options.live.command.isEmpty else {
      throw UsageError("explain needs a capture, or a command behind --: \(command) explain trace.scap")
    }
    return try Command(name: command).explain(options)
  }
}
