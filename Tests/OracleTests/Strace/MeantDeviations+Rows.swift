// swift-format-ignore-file: a row a line, however long.
extension MeantDeviations {
  /// ways | workload | how the step begins | what differs: `only-ours`, `only-strace`, or `param strace's ours` | reason
  static let text = """
    kernel,ptrace | * | clone of a child | only-ours | a child returns from the clone that its parent made; strace shows the parent's return alone
    kernel,ptrace | * | clone3 of a child | only-ours | likewise
    kernel,ptrace | * | vfork of a child | only-ours | likewise
    kernel,ptrace | * | signaldeliver > sig=9 | only-ours | no tracer is stopped for SIGKILL: strace shows its effect alone
    ptrace | * | signaldeliver > sig=17 | only-strace | ignored by default: a kernel that nobody traces throws it away and tells nothing
    ptrace | signals | signaldeliver > sig=1 | only-strace | ignored by the program: likewise
    kernel | processes | kill | only-ours-returns | a call returns before the signal that it sent ends its thread, where no tracer stops
    kernel,ptrace | failures | connect | tuple 0.0.0.0:0 nothing | the tuple is that of a socket, and there is none
    kernel,ptrace | failures | sendto | data 78 nothing | as sysdig's driver: a send that failed has no data, a write has
    kernel,ptrace | maps | write > fd=4 > size=20 | data nothing 6d6d6d6d6d6d6d6d6d6d | what could be read of a buffer is kept; strace shows its address
    kernel,ptrace | unreadable | write > fd=4 > size=10 | data nothing 757575757575 | likewise
    """
}
