internal import Events
internal import State

/// The file that the process runs, as newer libraries have it. Captures of sysdig tell nothing of it.
extension FieldInfo {
  static let executableFile: [FieldInfo] = [
    ofFileTrait(
      "proc.is_exe_upper_layer", .upperLayer,
      "Whether the program lies in the layer of an overlay file system that is written to."),
    ofFileTrait(
      "proc.is_exe_lower_layer", .lowerLayer,
      "Whether the program lies in a layer of an overlay file system that is only read."),
    ofFileTrait(
      "proc.is_exe_from_memfd", .memory, "Whether the program lies in memory and in no file (memfd_create)."),
    .ofThread("proc.exe_ino", .int64, "Inode of the program.", []) {
      $0.executableFile.inode == 0 ? nil : .int(Int64(bitPattern: $0.executableFile.inode))
    },
    .ofThread("proc.exe_ino.ctime", .absoluteTime, "When the program's inode was changed last.", []) {
      $0.executableFile.changeTime == 0 ? nil : .uint($0.executableFile.changeTime)
    },
    .ofThread("proc.exe_ino.mtime", .absoluteTime, "When the program's content was changed last.", []) {
      $0.executableFile.modificationTime == 0 ? nil : .uint($0.executableFile.modificationTime)
    },
    .ofThread(
      "proc.exe_ino.ctime_duration_proc_start", .absoluteTime,
      "Nanoseconds from the latest change of the program's inode to the start of the process.", []
    ) {
      let changed = $0.executableFile.changeTime
      return changed == 0 || $0.cloneTime == 0 ? nil : .uint($0.cloneTime &- changed)
    },
    .ofThread(
      "proc.exe_ino.ctime_duration_pidns_start", .absoluteTime,
      """
      Nanoseconds from the start of the pid namespace to the latest change of the program's inode; missing where the \
      program is older.
      """, []
    ) {
      let changed = $0.executableFile.changeTime
      return $0.namespaceStart == 0 || changed <= $0.namespaceStart ? nil : .uint(changed - $0.namespaceStart)
    },
    .ofThread(
      "proc.pidns_init_start_ts", .uint64,
      "When the first process of the pid namespace started, in nanoseconds since 1970.", []
    ) {
      $0.namespaceStart == 0 ? nil : .uint($0.namespaceStart)
    },
  ]

  private static func ofFileTrait(_ name: String, _ trait: ExecutableFile.Traits, _ summary: String)
    -> FieldInfo
  {
    .ofThread(name, .bool, summary, []) { .bool($0.executableFile.traits.contains(trait)) }
  }
}
