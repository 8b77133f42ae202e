import Testing

@testable import Chisels

/// What scripts can call, beyond what sysdig's own chisels use.
@Suite struct HostTests {
  @Test(arguments: [
    ("sysdig.make_ts(1, 5)", "1000000005"), ("sysdig.add_ts('7', '8')", "15"),
    ("sysdig.subtract_ts('7', '8')", "-1"),
    ("sysdig.get_filter()", ""), ("sysdig.get_output_format()", "normal"),
    ("tostring(sysdig.is_live())", "false"),
    ("sysdig.get_firstevent_ts()", "0"), ("type(sysdig.get_terminal_info().width)", "number"),
    ("tostring(next(sysdig.get_thread_table()))", "nil"),
    ("tostring(next(sysdig.get_container_table()))", "nil"),
    ("sysdig.get_machine_info().num_cpus", "1"), ("tostring(evt.field(nil))", "nil"),
    ("sysdig.get_evtsource_name()", ""), ("sysdig.get_read_progress()", "0"),
  ])
  func answers(question: String, answer: String) {
    #expect(ScriptBench().error(of: "error(tostring(\(question)), 0)") == answer)
  }

  @Test(arguments: [
    ("chisel.request_field('proc.nmae')", "no field is called proc.nmae: did you mean proc.name?"),
    ("chisel.request_field()", "the name of the field is missing"),
    ("chisel.set_filter('proc.nmae=x')", "filter error"),
    ("chisel.set_event_formatter('%nonesuch')", "format error"),
    ("sysdig.set_output_format('rot13')", "there is no form of data called rot13"),
    ("evt.get_num()", "there is no event at hand"), ("chisel.set_interval_s(-1)", "an interval is a number"),
    ("sysdig.get_thread_table('fd.nam=x')", "filter error"),
  ])
  func errorsNameTheirLine(text: String, message: String) throws {
    let error = try #require(ScriptBench().error(of: text))
    #expect(error.hasPrefix("test.lua:2: "), "\(error)")
    #expect(error.contains(message), "\(error)")
  }

  @Test func aFieldIsAskedOfAnEventOnly() throws {
    let text = "local f = chisel.request_field('evt.num') evt.field(f)"
    let error = try #require(ScriptBench().error(of: text))
    #expect(error.contains("there is no event at hand"), "\(error)")
  }

  @Test func whatIsNoChiselIsToldSo() {
    #expect(throws: ChiselError("test is no chisel: it has no table called args")) {
      _ = try ScriptBench().load("args = nil")
    }
  }

  @Test func anErrorOutsideOfFunctionsNamesItsLine() {
    #expect(throws: ChiselError("test.lua:3: attempt to call global 'nonesuch' (a nil value)")) {
      _ = try ScriptBench().load("\nnonesuch()")
    }
  }
}
