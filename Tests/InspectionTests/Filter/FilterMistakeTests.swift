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
    ("proc.name like cu*", "expected an operator", 10, "did you mean glob?"),
    ("proc.name ~ curl", "expected an operator", 10, "did you mean regex?"),
    ("proc.name =~ curl", "expected 'and' or 'or' here", 13, "did you mean regex?"),
    ("proc.name !~ curl", "expected an operator", 10, "write not before the field, and regex here"),
    ("proc.name not in (a)", "expected an operator", 10, "write not before the field"),
    ("proc.name is curl", "expected an operator", 10, "did you mean =?"),
    ("fd.num <> 3", "expected 'and' or 'or' here", 10, "did you mean !=?"),
    ("evt.latency > 100 ms", "expected 'and' or 'or' here", 18, "write 100000000, in nanoseconds"),
    ("proc.name=a, evt.num=1", "expected 'and' or 'or' here", 13, "write and in place of the comma"),
    ("PROC.NAME=curl", "no field is called PROC.NAME", 0, "did you mean proc.name?"),
    ("evt.rawarg.addr=0", "= cannot compare values of this kind", 15, nil),
  ])
  func theUsualSlipsAreNamed(filter: String, message: String, position: Int, hint: String?) {
    var strings = StringPool()
    let error = #expect(throws: LanguageError.self) { _ = try Filter(filter, interning: &strings) }
    #expect(error?.message == message)
    #expect(error?.position == position)
    #expect(error?.hint == hint)
  }

  /// sysdig takes these as they stand, and so do we.
  @Test(arguments: [
    ("proc.name contains", ["nothing stands behind contains"]),
    ("fd.name=\"\" or proc.name=", ["nothing stands behind ="]),
    ("proc.name=\u{201C}curl\u{201D}", ["\u{201C}curl\u{201D} is compared with its curly quotes"]),
    ("proc.name in (a, \u{2018}b\u{2019})", ["\u{2018}b\u{2019} is compared with its curly quotes"]),
    ("proc.name=~curl", ["= is followed by the text ~curl: for patterns"]),
    ("proc.name='' or proc.name contains \u{201C}x or fd.name startswith ~", ["\u{201C}x is compared"]),
  ])
  func aValueThatLooksLikeASlipIsNoted(filter: String, notes: [String]) throws {
    try aValueThatNoEventHasIsNoted(filter: filter, notes: notes)
  }

  @Test(arguments: [
    ("fd.type=ipv5", ["fd.type is never \"ipv5\": did you mean ipv4?"]),
    (
      "container.id=3f8e1c0a5b7",
      [
        "container.id is never \"3f8e1c0a5b7\", which has 11 digits and not 12: for the beginning of one write "
          + "container.id startswith 3f8e1c0a5b7"
      ]
    ),
    (
      "not container.id in (host, 3f8e1c0a5b7d5, 3f8e1c0a5b7d)",
      ["container.id is never \"3f8e1c0a5b7d5\", which has 13 digits and not 12: ids have 12 digits, or 64"]
    ),
    (
      "container.full_id=3f8e1c0a5b7d",
      [
        "container.full_id is never \"3f8e1c0a5b7d\", which has 12 digits and not 64: for the beginning of one write "
          + "container.full_id startswith 3f8e1c0a5b7d"
      ]
    ),
    (
      "container.id=web1 or container.id=101 or container.id=cafe or container.id startswith 3f8e"
        + " or container.id=3f8e1c0a5b7dc5f3f8d7c2a1908f7e6d5c4b3a29180706f5e4d3c2b1a0998877", []
    ),
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
