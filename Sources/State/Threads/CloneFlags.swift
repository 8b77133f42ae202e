/// The bits of a thread's flags that decide how it behaves; the values are those of captures (`clone_flags`).
enum CloneFlags {
  /// Shares the descriptors of its process.
  static let files: UInt32 = 1 << 0
  static let thread: UInt32 = 1 << 13
  static let newUserNamespace: UInt32 = 1 << 20
  /// The call returned in the child before it did in the parent.
  static let inverted: UInt32 = 1 << 16
  static let nameChanged: UInt32 = 1 << 17
  static let closed: UInt32 = 1 << 18
  static let active: UInt32 = 1 << 19
  static let pipeSource: UInt32 = 1 << 21
  static let pipeDestination: UInt32 = 1 << 22
  /// The child lives in another pid namespace.
  static let childInNamespace: UInt32 = 1 << 29
  static let isMainThread: UInt32 = 1 << 30
}
