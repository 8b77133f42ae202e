extension Visibility {
  /// How more of each buffer is recorded, as far as there is more to be had.
  private var remedy: String {
    let length = [8000, 65_000].first { longestBuffer < $0 }
    return length.map { "; -s \($0) records more" } ?? ""
  }

  /// What may not be said because the capture does not show it, a sentence each.
  package var limits: [String] {
    var limits: [String] = []
    if let problem {
      limits.append("only a part of the capture could be read; what came behind it is not known: \(problem).")
    }
    if !losses.isEmpty {
      let count = losses.reduce(0) { $0 + $1.count }
      limits.append("events were lost in \(count.counted("place")); what went on there is not known.")
    }
    let excess = Excess.allCases.compactMap { what in leftOut[what].map { "\($0) \(what.rawValue)" } }
    if !excess.isEmpty {
      limits.append(
        "not all could be kept, as there were too many: left out are \(excess.joined(separator: ", ")).")
    }
    if cutBufferCount > 0 {
      limits.append(
        """
        \(cutBufferCount.counted("buffer is", "buffers are")) not whole (at most \(longestBuffer) bytes of one)\(remedy).
        """
      )
    }
    if joinedInTheMiddle > 0 {
      limits.append(
        "\(joinedInTheMiddle.counted("connection was", "connections were")) there before the capture began.")
    }
    if !hasSwitches {
      limits.append("context switches are not recorded: waiting for a processor counts as work.")
    }
    return limits
  }
}
