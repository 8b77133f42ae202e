import Testing

/// Tests that ask real engines, one after the other, as they share them.
@Suite(
  "Real engines", .enabled(if: RealEngine.obstacle == nil, "\(RealEngine.obstacle ?? "")"), .serialized,
  .sharedEngines)
enum RealEngineTests {}
