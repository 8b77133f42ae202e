internal import Events
internal import Inspection
internal import State

/// What a script finds around it: it asks about the event at hand, and says what it wishes.
final class ScriptHost {
  /// The name of the script.
  let name: String
  let run: ChiselRun
  let library: any ChiselLibrary
  private var fields = PlacedList<RequestedField>()
  var wishes = ScriptWishes()
  /// What it can ask about, while it runs.
  var current = CurrentEvent()

  init(_ name: String, _ run: ChiselRun, _ library: any ChiselLibrary) {
    self.name = name
    self.run = run
    self.library = library
  }
}

extension ScriptHost: LuaHost {
  func answer(_ function: Int, _ call: LuaCall) throws(ChiselError) {
    try HostFunction.all[function].answer(self, call)
  }

  /// The number by which the script asks for the value of a field.
  func request(field name: String) throws(ChiselError) -> Int {
    fields.append(try RequestedField(name, run))
    return fields.count
  }

  /// Tells the value of a field that was requested, for the event at hand.
  func tell(field number: Int, _ call: LuaCall) throws(ChiselError) {
    guard number > 0, number <= fields.count else { return call.tellNothing() }
    guard current.ask({ fields[number - 1].tell($0, $1, call, run) }) != nil else {
      throw ChiselError("there is no event at hand: evt.field() is for on_event() and on_interval()")
    }
  }
}
