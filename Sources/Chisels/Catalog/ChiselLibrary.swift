/// Where chisels come from.
protocol ChiselLibrary: AnyObject {
  /// A chisel by its name, with its arguments, ready for events.
  func chisel(_ name: String, _ arguments: ChiselArguments, _ run: ChiselRun) throws(ChiselError)
    -> any Chisel
  /// The text of a module that a script requires; nil where there is none.
  func module(_ name: String) -> ScriptSource?
}
