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
      limits.append("events were lost in \(losses.count.counted("place")); what went on there is not known.")
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
