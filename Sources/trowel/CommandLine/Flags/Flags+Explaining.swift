internal import Captures

extension Flag {
  /// The options of `trowel explain` alone.
  static let explaining: [Flag] =
    explainingFaces + explainingFiles + [
      Flag("h", ["help"], .information, "Print this page.") {
        (options, _) throws(UsageError) in options.listing = .help
      }
    ]

  /// What an explanation looks like.
  private static let explainingFaces: [Flag] = [
    Flag(
      "j", ["json"], .printing,
      "Print everything as JSON: findings, transactions, their steps and where their time went."
    ) { (options, _) throws(UsageError) in try options.explain(as: .json) },
    Flag(
      nil, ["story"], .printing,
      "Tell the worst transaction event by event: what each process read, asked, got and gave."
    ) { (options, _) throws(UsageError) in try options.explain(as: .story) },
    Flag(
      nil, ["transaction"], argument: .required("number"), .printing,
      """
      Show one transaction, with all its steps and each stretch of its time, by the number that stands beside it; with \
      --story tell that one.
      """
    ) { (options, text) throws(UsageError) in
      options.explanation?.transaction = Int(try number(text, "--transaction: the number", atMost: .max))
    },
    Flag(
      nil, ["diff"], .printing,
      "Say what changed from one capture to another: explain --diff good.scap bad.scap."
    ) { (options, _) throws(UsageError) in options.explanation?.compares = true },
  ]

  /// What is written beside it.
  private static let explainingFiles: [Flag] = [
    Flag(
      nil, ["perfetto"], argument: .required("file"), .printing,
      "Write the transactions to this file as a trace that ui.perfetto.dev opens, and Chrome; - is standard output."
    ) { (options, text) throws(UsageError) in options.explanation?.slicePath = text },
    Flag(
      nil, ["otlp"], argument: .required("file"), .printing,
      "Write the transactions to this file as spans of OpenTelemetry (OTLP in JSON); - is standard output."
    ) { (options, text) throws(UsageError) in options.explanation?.spanPath = text },
    Flag(
      "w", ["writefile", "write"], argument: .required("file"), .writing,
      "Write the events to this capture as well, those that pass the filter where there is one."
    ) { (options, text) throws(UsageError) in options.recording.path = text },
    Flag("z", ["compress"], .writing, "Compress the capture by gzip.") {
      (options, _) throws(UsageError) in options.recording.compression = .gzip
    },
  ]
}

extension Options {
  /// Chooses what an explanation becomes; two different ones contradict each other.
  fileprivate mutating func explain(as face: ExplainOptions.Face) throws(UsageError) {
    guard explanation?.face == .text || explanation?.face == face else {
      throw UsageError("--json and --story do not go together")
    }
    explanation?.face = face
  }
}
