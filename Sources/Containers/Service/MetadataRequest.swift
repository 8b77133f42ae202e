/// A line from the recorder.
enum MetadataRequest: Equatable {
  /// A control group was seen in which processes run: its path.
  case cgroup(String)
  /// Say when everything before this is answered.
  case settle

  /// Nil for a line that is none of ours.
  init?(_ line: Substring) {
    if line == "settle" {
      self = .settle
    } else if line.hasPrefix("cgroup ") {
      self = .cgroup(String(line.dropFirst("cgroup ".count)))
    } else {
      return nil
    }
  }
}
