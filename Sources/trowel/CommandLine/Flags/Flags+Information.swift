extension Flag {
  /// What prints facts and reads nothing.
  static let information: [Flag] = [
    Flag("h", ["help"], .information, "Print this page.") {
      (options, _) throws(UsageError) in options.listing = .help
    },
    Flag(nil, ["version"], .information, "Print the version.") {
      (options, _) throws(UsageError) in options.listing = .version
    },
    Flag(
      nil, ["libs-version"], .information, "Print which version of sysdig's libraries this one agrees with."
    ) {
      (options, _) throws(UsageError) in options.listing = .librariesVersion
    },
    Flag(
      "l", ["list"], .information,
      "List the fields that filters and formats know. With -v, their types as well."
    ) { (options, _) throws(UsageError) in options.listing = .fields },
    Flag(
      nil, ["list-markdown"], .information,
      "The same as Markdown. With -v, with remarks, and those for views as well."
    ) {
      (options, _) throws(UsageError) in options.listing = .fieldsAsMarkdown
    },
    Flag("L", ["list-events"], .information, "List the events and their params.") {
      (options, _) throws(UsageError) in options.listing = .events
    },
  ]
}
