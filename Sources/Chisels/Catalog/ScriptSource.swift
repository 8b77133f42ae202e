/// The text of a script, and where it comes from.
struct ScriptSource {
  /// What it is called on the command line: `topthings`.
  let name: String
  /// What errors in it name: a path, or the name of a script that is built in.
  let place: String
  let text: String
}
