/// The chisels that come with Trowel, in the binary.
struct BuiltInChisels: Sendable {
  static let shared = BuiltInChisels()

  func script(_: String) -> ScriptSource? { nil }
  func module(_: String) -> ScriptSource? { nil }
}
