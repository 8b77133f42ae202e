internal import State

extension Holes {
  /// A line for whoever reads the capture; nil where nothing is missing.
  func note(about path: String) -> String? {
    guard count > 0 else { return nil }
    let subject = recordCount == 1 ? "1 record is" : "\(recordCount) records are"
    let place = count == 1 ? "at event \(firstEvent)" : "in \(count) places, first at event \(firstEvent)"
    return "\(path): \(subject) missing in this recording, \(place)"
  }
}
