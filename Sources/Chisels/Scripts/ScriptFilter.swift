internal import Events
internal import Inspection
internal import State

/// A filter that a script has set. It may do so at any time, so that names are compared as text.
final class ScriptFilter {
  private var filter: Filter

  init(_ text: String, _ run: ChiselRun) throws(ChiselError) {
    do throws(LanguageError) {
      filter = try Filter(comparingTexts: text, style: run.style)
    } catch {
      throw ChiselError("\(error)")
    }
  }

  func matches(_ event: EventView, _ machine: borrowing Machine) -> Bool { filter.matches(event, machine) }
}
