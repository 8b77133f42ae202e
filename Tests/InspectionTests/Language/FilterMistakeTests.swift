import Inspection
import State
import Testing

@Suite struct FilterMistakeTests {
  @Test(arguments: [
    ("apache2", "no field is called apache2", 0, nil),
    ("tcp port 80", "no field is called tcp", 0, nil),
    ("proc.name~apa", "no field is called proc.name~apa", 0, "did you mean proc.name?"),
    ("proc.name=a AND fd.num=1", "expected 'and' or 'or' here", 12, "write and"),
    ("proc.name=a && fd.num=1", "expected 'and' or 'or' here", 12, "write and"),
    ("!proc.name=a", "expected a field", 0, "write not"),
    ("proc.name=a evt.type=open", "expected 'and' or 'or' here", 12, nil),
    (" \t ", "this filter is blank; leave it out for everything", 0, nil),
    (
      "evt.latency>1ms", "1ms is not a whole number of nanoseconds, the unit of this field", 12,
      "write 1000000"
    ),
    (
      "evt.latency>2.5s", "2.5s is not a whole number of nanoseconds, the unit of this field", 12,
      "write 2500000000"
    ),
    ("evt.rawtime=now", "now is not a whole number of nanoseconds, the unit of this field", 12, nil),
    ("evt.latency>9e30h", "9e30h is not a whole number of nanoseconds, the unit of this field", 12, nil),
    ("evt.num=1ms", "1ms is not a whole number", 8, nil),
    ("evt.rawarg.addr=0", "= cannot compare values of this kind", 15, nil),
  ])
  func theUsualSlipsAreNamed(filter: String, message: String, position: Int, hint: String?) {
    var strings = StringPool()
    let error = #expect(throws: LanguageError.self) { _ = try Filter(filter, interning: &strings) }
    #expect(error?.message == message)
    #expect(error?.position == position)
    #expect(error?.hint == hint)
  }

  @Test(arguments: [
    ("fd.type=ipv5", ["fd.type is never \"ipv5\": did you mean ipv4?"]),
    ("not fd.l4proto in (tcp, upd, icmp)", ["fd.l4proto is never \"upd\": did you mean udp?"]),
    ("evt.dir=out", ["evt.dir is never \"out\": it is one of <, >"]),
    ("evt.category=ipc or evt.category!=fiel", ["evt.category is never \"fiel\": did you mean file?"]),
    (
      "container.type=dockr and fd.type=x",
      [
        "container.type is never \"dockr\": did you mean docker?",
        "fd.type is never \"x\": it is one of <NA>, bpf, directory",
      ]
    ),
    ("syscall.type=opne", ["syscall.type is never \"opne\": did you mean open?"]),
    ("fd.type contains ipv or fd.typechar=4 or fd.sockfamily=unix or evt.io_dir=read", []),
    ("proc.name=anything and fd.type in (file, ipv4, unix)", []),
  ])
  func aValueThatNoEventHasIsNoted(filter: String, notes: [String]) throws {
    var strings = StringPool()
    let found = try Filter(filter, interning: &strings).notes
    #expect(found.count == notes.count)
    for (note, start) in zip(found, notes) { #expect(note.hasPrefix(start)) }
  }
}
