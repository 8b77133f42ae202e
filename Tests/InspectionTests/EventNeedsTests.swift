import Events
import Inspection
import State
import Testing

/// What sinks need of the events that are read.
@Suite struct EventNeedsTests {
  private struct Unsaid: EventSink {
    func write(_: EventView, _: borrowing Machine) {}
  }

  private func needs(_ format: String) throws -> EventNeeds {
    TextSink(try Format(format), to: OutputFile(descriptor: -1, writesEachLine: false)).needs
  }

  private func jsonNeeds(_ format: String) throws -> EventNeeds {
    JSONSink(try JSONFormat(format), to: OutputFile(descriptor: -1, writesEachLine: false)).needs
  }

  @Test(arguments: [Format.BuiltIn.plain.text, Format.BuiltIn.kubernetes.text, "%proc.name %fd.name"])
  func linesNeedTheEventsThatAreShown(format: String) throws {
    #expect(try needs(format).allowsPassingOver && jsonNeeds(format).allowsPassingOver)
  }

  @Test(arguments: [
    "%thread.totexectime", "*%evt.num %proc.vmsize",
    Format.BuiltIn.plain.text + " %thread.totexectime",
  ])
  func figuresThatEveryEventChangesNeedThemAll(format: String) throws {
    #expect(try !needs(format).allowsPassingOver && !jsonNeeds(format).allowsPassingOver)
  }

  @Test func aSinkThatDoesNotSayNeedsEverything() {
    #expect(Unsaid().needs == .everything && !EventNeeds.everything.allowsPassingOver)
  }

  @Test func oneNeedOfSeveralIsEnough() {
    var ticks = EventNeeds.nothing
    ticks.ticks = true
    #expect(EventNeeds.nothing.allowsPassingOver && EventNeeds.nothing.union(.nothing).allowsPassingOver)
    #expect(!EventNeeds.nothing.union(.everything).allowsPassingOver)
    #expect(!ticks.union(.nothing).allowsPassingOver)
  }
}
