internal import Events

/// What was true before, as the kernel's iterators tell it, until all of it has come.
///
/// The ring of one CPU is read before that of another: a thread may come before the paths of its control groups, if a
/// program on the other CPU was the first to tell them. So threads wait until everything is read.
struct FirstStateRecords: ~Copyable {
  private let state: FirstState
  private var tasks = RecordStore()
  private var offsets: [Int] = []
  private var descriptors: [StateRecord] = []

  init(_ state: FirstState) { self.state = state }

  /// Keeps a record TASK or FILE; passes over others.
  mutating func take(_ record: borrowing RecordView) {
    if record.kind == .task { offsets.append(tasks.append(record)) }
    if let descriptor = state.descriptor(record) { descriptors.append(descriptor) }
  }

  /// Threads, then descriptors.
  ///
  /// - Parameter groups: all that were told of.
  consuming func finish(groups: CgroupPaths) -> [StateRecord] {
    var records: [StateRecord] = []
    for offset in offsets {
      if let thread = state.thread(tasks.record(at: offset), groups: groups) { records.append(thread) }
    }
    return records + descriptors
  }
}
