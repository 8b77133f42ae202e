extension TracedThread {
  /// Asks which CPU the thread is on: once for each call, when it is entered. What follows until the next call is told as of
  /// that CPU.
  ///
  /// - Parameter keepsFile: whether a descriptor may be kept for it.
  mutating func noteCPU(as proc: ProcThread, keepsFile: Bool) -> UInt16 {
    if stat == nil, keepsFile { stat = StatFile(of: proc) }
    cpu = (stat?.line ?? proc.statLine)?.cpu ?? cpu
    return cpu
  }
}
