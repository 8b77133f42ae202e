/// Something about the machine that was already true when the capture began, or that begins a new capture.
public enum StateRecord: Equatable, Sendable {
  /// A new section starts: whatever was known before belongs to another recording.
  case section
  case machine(MachineRecord)
  case interface(InterfaceRecord)
  case user(UserRecord)
  case group(GroupRecord)
  indirect case thread(ThreadRecord)
  indirect case fd(ThreadID, FDRecord)
}
