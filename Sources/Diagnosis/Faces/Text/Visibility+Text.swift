extension Visibility {
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
        \(cutBufferCount.counted("buffer is", "buffers are")) not whole (at most \(longestBuffer) bytes of one); \
        -s 8000 records more.
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
