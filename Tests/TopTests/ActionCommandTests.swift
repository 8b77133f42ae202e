import Testing

@testable import Top

struct ActionCommandTests {
  private func text(_ template: String, _ values: [String: String]) -> String? {
    try? ActionCommand(template) { values[$0] }.text
  }

  @Test func fieldsStandInTheirPlaces() {
    #expect(text("kill -9 %proc.pid", ["proc.pid": "12"]) == "kill -9 12")
    #expect(
      text("renice $(expr $(ps -h -p %proc.pid -o nice) + 1) -p %proc.pid", ["proc.pid": "7"])
        == "renice $(expr $(ps -h -p 7 -o nice) + 1) -p 7")
    #expect(text("date +%", [:]) == "date +%")
  }

  @Test func whatIsMissingIsNamed() {
    #expect(throws: ActionCommand.Obstacle.missing("container.id")) {
      _ = try ActionCommand("docker logs %container.id") { _ in nil }
    }
  }

  /// Whoever wrote the command quotes; nothing that is put in could be safe there.
  @Test(arguments: [#"less "%fd.name""#, "less '%fd.name'", #"sh -c "cat %fd.name | wc""#])
  func noFieldStandsInsideQuotes(template: String) {
    #expect(throws: ActionCommand.Obstacle.quoted("fd.name")) {
      _ = try ActionCommand(template) { _ in "/etc/hosts" }
    }
  }

  /// Names come from captures, which come from anywhere.
  @Test(arguments: [
    ("/tmp/a b", "'/tmp/a b'"), ("$(reboot)", "'$(reboot)'"), ("a;b", "'a;b'"), ("it's", #"'it'\''s'"#),
    ("-rf", "./-rf"), ("`x`", "'`x`'"), ("a\nb", "'a\nb'"), ("~", "'~'"), ("*", "'*'"),
    // A quote and what a reader takes for a part of it.
    ("/tmp/'\u{301};reboot #", "'/tmp/'\\''\u{301};reboot #'"), ("'\u{200D}$(x)", "''\\''\u{200D}$(x)'"),
    ("-\u{301}x", "./'-\u{301}x'"),
  ])
  func nothingInAValueMeansAnythingToTheShell(value: String, quoted: String) {
    #expect(text("less %fd.name", ["fd.name": value]) == "less \(quoted)")
  }
}
