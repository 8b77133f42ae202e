import Events
import Inspection
import TestSupport
import Testing

@Suite struct SyslogFieldsTests {
  private static let cron = CaptureBuilder().thread(7, "cron").fd(
    3, .unix(source: 1, destination: 2, path: log)
  )
  .fd(4, .file("/tmp/out"))
  private static let log = Array("/dev/log".utf8)

  @Test func aMessageIsTakenApart() throws {
    let lines = try Self.cron.write(3, "<30>cron[7]: started").lines(
      "%syslog.facility.str %syslog.facility %syslog.severity.str %syslog.severity %syslog.message")
    #expect(lines == ["daemon 3 info 6 cron[7]: started"])
  }

  @Test func theLineOfAMessageShowsWhatItSays() throws {
    let lines = try Self.cron.write(3, "<11>help").lines("%evt.type %evt.info")
    #expect(lines.last == "write syslog sev=err msg=help")
  }

  @Test func aFacilityWithoutANameIsNone() throws {
    let lines = try Self.cron.write(3, "<192>x").lines("%syslog.facility %syslog.facility.str")
    #expect(lines == ["24 <NA>"])
  }

  @Test(arguments: ["", "<", "<30", "<30>", "30", "<>x", "no message", "<1a>x", "<4294967295>x"])
  func dataWithoutAPriorityOrATextIsAtMostAnEmptyMessage(data: String) throws {
    let lines = try Self.cron.write(3, data).lines("%syslog.message")
    #expect(lines.filter { !$0.isEmpty }.isEmpty)
  }

  @Test func onlyWritesThatSucceedAndGoToTheLogAreMessages() throws {
    let capture = Self.cron.write(4, "<30>file").write(3, "<30>failed", result: -11).read(3, "<30>read")
    #expect(try capture.lines("%syslog.message").isEmpty)
  }

  @Test func aDuplicateLeadsToTheLogAndASocketThatWasTurnedAwayDoesNot() throws {
    let elsewhere = EventValue.unixTuple(1, 2, "/run/other")
    let capture = Self.cron.dup(3, to: 5).write(5, "<30>duplicate").sendto(5, "<30>elsewhere", elsewhere)
      .write(5, "<30>later")
    #expect(try capture.lines("%syslog.message") == ["duplicate"])
  }
}
