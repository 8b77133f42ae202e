import Testing

@testable import Top

struct ActionCommandTests {
  private func text(_ template: String, _ values: [String: String]) -> String? {
    var missing = ""
    return ActionCommand(template, missing: &missing) { values[$0] }?.text
  }

  @Test func fieldsStandInTheirPlaces() {
    #expect(text("kill -9 %proc.pid", ["proc.pid": "12"]) == "kill -9 12")
    #expect(
      text("renice $(expr $(ps -h -p %proc.pid -o nice) + 1) -p %proc.pid", ["proc.pid": "7"])
        == "renice $(expr $(ps -h -p 7 -o nice) + 1) -p 7")
    #expect(text("date +%", [:]) == "date +%")
  }

  @Test func whatIsMissingIsNamed() {
    var missing = ""
    #expect(ActionCommand("docker logs %container.id", missing: &missing) { _ in nil } == nil)
    #expect(missing == "container.id")
  }

  /// Names come from captures, which come from anywhere.
  @Test(arguments: [
    ("/tmp/a b", "'/tmp/a b'"), ("$(reboot)", "'$(reboot)'"), ("a;b", "'a;b'"), ("it's", #"'it'\''s'"#),
    ("-rf", "./-rf"), ("`x`", "'`x`'"), ("a\nb", "'a\nb'"), ("~", "'~'"), ("*", "'*'"),
  ])
  func nothingInAValueMeansAnythingToTheShell(value: String, quoted: String) {
    #expect(text("less %fd.name", ["fd.name": value]) == "less \(quoted)")
  }
}
