import Synchronization
import Testing

/// Each engine is started once for all tests of a suite, when the first of them asks for it, and ended behind the last.
struct SharedEngines: SuiteTrait, TestScoping {
  private static let engines = Mutex<[String: RealEngine]>([:])

  /// - Parameter name: as `RealEngine` has it.
  static func running(_ name: String) throws -> RealEngine {
    try engines.withLock { engines in
      if let engine = engines[name] { return engine }
      let engine = try RealEngine(name)
      engines[name] = engine
      return engine
    }
  }

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    defer { Self.engines.withLock { $0 = [:] } }
    try await function()
  }
}

extension Trait where Self == SharedEngines {
  static var sharedEngines: Self { Self() }
}
