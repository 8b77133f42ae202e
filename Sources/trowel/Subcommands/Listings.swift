internal import Inspection

/// What is printed when nothing is read.
enum Listings {
  static func text(_ listing: Options.Listing, isVerbose: Bool, command: String) -> String {
    switch listing {
    case .help: HelpText.page(command: command)
    case .version: version(command)
    case .librariesVersion: librariesVersion(command)
    case .standardFormat: standardFormat
    case .fields: FieldListing.text(isVerbose: isVerbose)
    case .fieldsAsMarkdown: FieldListing.markdown(isVerbose: isVerbose)
    case .events: EventListing.text()
    case .plugins: "0 Plugins Loaded: \(command) reads captures and the kernel, and loads no plugins\n"
    }
  }

  /// Under the name of sysdig, the version that scripts check for comes first.
  private static func version(_ command: String) -> String {
    command == "sysdig"
      ? "sysdig version \(Version.oracle) (trowel \(Version.current))\n"
      : "\(command) version \(Version.current)\n"
  }

  /// The same for the libraries that sysdig has, which are one with the command here.
  private static func librariesVersion(_ command: String) -> String {
    command == "sysdig"
      ? "falcosecurity/libs version \(Version.oracleLibraries) (trowel \(Version.current))\n"
      : "trowel \(Version.current), agreeing with sysdig \(Version.oracle)\n"
  }

  /// The usual format, as one would write it behind `-p`.
  private static var standardFormat: String {
    let format = Options.LineFormat.standard.text(
      onTerminal: StandardStreams.isTerminal(.output), colored: !Environment.forbidsColor)
    return Options.LineFormat.spelled(format) + "\n"
  }
}
