internal import Events
internal import Inspection
internal import State

/// Whether a descriptor of a thread passes a filter, as if the thread had just read from it.
final class DescriptorQuestion {
  private var filter: Filter

  init(_ text: String, _ run: ChiselRun) throws(ChiselError) { filter = try Filter(ofChisel: text, run) }

  /// The numbers of the descriptors that pass, by thread; threads without any are left out.
  func answers(of machine: borrowing Machine) -> [ThreadSlot: Set<FD>] {
    var probe = Machine(copying: machine)
    var answers: [ThreadSlot: Set<FD>] = [:]
    for slot in probe.threadsByID {
      let image = EventImage(
        .readExit, at: probe.latestTime, on: probe.threads[slot].id, params: [], dumpFlags: [])
      for number in probe.fdNumbers(of: slot) {
        probe.focus(on: slot, number)
        guard let event = image.view(number: 0), filter.matches(event, probe) else { continue }
        answers[slot, default: []].insert(number)
      }
    }
    return answers
  }
}
