import Events
import Inspection
import State
import TestSupport

@testable import Chisels

/// Runs the text of a script on a small capture.
struct ScriptBench {
  var settings = ChiselRun.Settings()
  private(set) var run: ChiselRun

  init(_ change: (inout ChiselRun.Settings) -> Void = { _ in }) {
    var settings = ChiselRun.Settings()
    change(&settings)
    self.settings = settings
    run = ChiselRun(settings)
  }

  /// Loads a script, without arguments.
  func load(_ text: String) throws(ChiselError) -> ScriptChisel {
    try ScriptChisel(
      ScriptSource(name: "test", place: "test.lua", text: "args = {}\n" + text), ChiselArguments(values: []),
      run,
      ChiselCatalog(ChiselPath(ownFolders: nil, sysdigFolders: nil, home: nil)))
  }

  /// The error of running `text`, as the body of a function that is called with a machine at hand; nil for none.
  func error(of text: String) -> String? {
    do throws(ChiselError) {
      var chisel = try load("function on_capture_start() \(text) return true end")
      var gate = ChiselGate()
      try chisel.begin(Machine(), &gate)
      return nil
    } catch {
      return error.description
    }
  }
}
