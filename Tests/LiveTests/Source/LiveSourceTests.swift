import Glibc
import Testing

@testable import Live

@Suite struct LiveSourceTests {
  @Test func onlyACommandCanBeTraced() {
    var settings = LiveSettings()
    settings.prefersTracing = true
    do throws(LiveError) {
      _ = try LiveSource(.processes([getpid()]), settings: settings)
      Issue.record("a process that runs already was traced")
    } catch {
      #expect(error == LiveError(.nothingToTrace))
    }
  }

  @Test func aGroupThatIsNoneIsAnErrorWithACommandToo() {
    do throws(LiveError) {
      _ = try LiveSource(.command(["/bin/true"], cgroups: ["/nonexistent"]))
      Issue.record("the command was followed without the group")
    } catch {
      #expect(error == LiveError(.noSuchCgroup("/nonexistent")))
    }
  }
}
