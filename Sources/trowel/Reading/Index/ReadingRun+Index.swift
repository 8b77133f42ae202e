internal import Recording

/// What is said about indexes.
extension ReadingRun where Lines: ~Copyable, Keeper: ~Copyable {
  /// A file that was made unasked is told of; that none was made, only who asked for one.
  func tell(of builder: IndexBuilder) {
    var text = "no index was made: the capture was not read to its end"
    if let path = builder.path {
      text = "made the index \(path)"
      if options.index == .automatic { text += ", for the next filters (--no-index makes none)" }
    } else if options.index != .always {
      return
    }
    StandardStreams.write("\(command): note: \(text)\n", to: .error)
  }

  func tell(of guide: IndexGuide) {
    guard options.index == .always else { return }
    StandardStreams.write(
      "\(command): note: passed over \(guide.skippedCount) of \(guide.stretchCount) stretches\n", to: .error)
  }
}
