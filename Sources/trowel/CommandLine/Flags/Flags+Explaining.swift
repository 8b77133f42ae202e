extension Flag {
  /// The options of `trowel explain` alone.
  static let explaining: [Flag] = [
    Flag(
      "j", ["json"], .printing,
      "Print everything as JSON: findings, transactions, their steps and where their time went."
    ) { (options, _) throws(UsageError) in options.explanation?.face = .json },
    Flag(
      nil, ["transaction"], argument: .required("number"), .printing,
      "Show one transaction by the number that the list at the end gives."
    ) { (options, text) throws(UsageError) in
      options.explanation?.transaction = Int(try number(text, "--transaction: the number", atMost: .max))
    },
    Flag("h", ["help"], .information, "Print this page.") {
      (options, _) throws(UsageError) in options.listing = .help
    },
  ]
}
