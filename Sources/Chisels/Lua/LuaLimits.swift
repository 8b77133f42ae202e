/// What a script may use.
public struct LuaLimits: Sendable {
  /// Seconds of processor time in one call.
  public var seconds = 10.0
  /// Bytes.
  public var memory = 1 << 30
  /// Files, processes, native libraries and debugging are at hand as well (`--allow-unsafe-chisels`).
  public var isUnrestricted = false

  public init() {}
}
