internal import Recording

/// What is said about indexes.
extension Run where Shown: ~Copyable, Keeper: ~Copyable {
  /// A file that was made unasked is told of; that none was made, only who asked for one.
  func tell(of builder: IndexBuilder) {
    var text = "no index was made: the capture was not read to its end"
    if let path = builder.path {
      text = "made the index \(path)"
      if options.index == .automatic { text += ", for the next filters (--no-index makes none)" }
    } else if options.index != .always {
      return
    }
    note(text)
  }

  /// Who asked for an index is told that this reading has none.
  func tellOfNoIndex() {
    guard options.index == .always else { return }
    note(
      "no index is used or made: it takes a file, room for it there or in the cache folder, and a question that does not "
        + "need every event")
  }

  func tell(of guide: IndexGuide) {
    guard options.index == .always else { return }
    note("passed over \(guide.skippedCount) of \(guide.stretchCount) stretches")
  }
}
