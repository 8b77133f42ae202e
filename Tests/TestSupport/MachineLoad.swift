internal import Glibc

/// How much the machine has to do beside the tests.
public enum MachineLoad {
  /// More wants to run than there are processors, so that what takes its time says nothing of us.
  public static var isHigh: Bool {
    var load = 0.0
    // Safe: one figure is asked for, and there is room for one.
    guard unsafe getloadavg(&load, 1) == 1 else { return false }
    return load > Double(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }
}
