internal import Inspection
internal import Live

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
    guard try !options.captures.isEmpty || options.target() != .machine else {
      throw UsageError("explain needs a capture, or a command behind --: \(command) explain trace.scap")
    }
    for note in options.notes { StandardStreams.write("\(command): \(note)\n", to: .error) }
    return try Command(name: command).explain(options)
  }
}
