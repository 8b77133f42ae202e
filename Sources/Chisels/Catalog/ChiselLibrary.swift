/// Where modules come from that scripts require.
protocol ChiselLibrary: AnyObject {
  /// The text of a module; nil where there is none of that name.
  func module(_ name: String) -> ScriptSource?
}
