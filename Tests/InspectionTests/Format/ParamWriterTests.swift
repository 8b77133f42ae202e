import Events
import Inspection
import TestSupport
import Testing

@Suite struct ParamWriterTests {
  private let capture = CaptureBuilder().thread(7, "cat")

  /// What `evt.args` says of one event.
  private func args(
    _ name: String, _ direction: CaptureBuilder.Direction, _ values: [EventValue],
    _ style: OutputStyle = OutputStyle()
  ) throws -> String {
    String(try capture.event(name, direction, values).text("%evt.args", style: style).dropLast())
  }

  @Test func `every stored param is written, a blank behind each`() throws {
    #expect(try args("nanosleep", .enter, [500_000_000]) == "interval=500000000(0.5s) ")
    #expect(try args("read", .enter, [9, 4096]) == "fd=9 size=4096 ")
    #expect(try args("read", .enter, [9]) == "fd=9 ")
    #expect(try args("read", .enter, []) == "")
  }

  @Test func `errors, missing times and working directories have names`() throws {
    #expect(try args("close", .exit, [-9]) == "res=-9(EBADF) ")
    #expect(try args("close", .exit, [-9999]) == "res=-9999 ")
    #expect(try args("nanosleep", .enter, [-1]) == "interval=none ")
    #expect(
      try args("mkdirat", .exit, [0, -100, "/x", 0x1FF]) == "res=0 dirfd=-100(AT_FDCWD) path=/x mode=1FF ")
  }

  @Test func `flags are walked in the order of their table`() throws {
    #expect(
      try args("open", .enter, ["/x", 4097, 0o644]) == "name=/x flags=4097(O_RDONLY|O_CLOEXEC) mode=0644 ")
    #expect(try args("open", .enter, ["/x", 0, 0]) == "name=/x flags=0(O_NONE) mode=0 ")
    #expect(
      try args("open", .enter, ["/x", 262, 0]) == "name=/x flags=262(O_TRUNC|O_CREAT|O_WRONLY) mode=0 ")
  }

  @Test func `a value for a whole flag ends the walk`() throws {
    #expect(try args("futex", .enter, [0xAB, 1, 5]) == "addr=AB op=1(FUTEX_WAKE) val=5 ")
    #expect(try args("futex", .enter, [0, 129, 0]) == "addr=0 op=129(FUTEX_PRIVATE_FLAG|FUTEX_WAKE) val=0 ")
  }

  @Test func `addresses of sockets are written by family`() throws {
    #expect(try args("bind", .exit, [0, .address("10.0.0.1", 80)]) == "res=0 addr=10.0.0.1:80 ")
    #expect(try args("bind", .exit, [0, .address("fe80::1", 53)]) == "res=0 addr=fe80::1:53 ")
    #expect(try args("bind", .exit, [0, .unixAddress("/run/x")]) == "res=0 addr=/run/x ")
    #expect(try args("bind", .exit, [0, .absent]) == "res=0 addr=NULL ")
    #expect(try args("bind", .exit, [0, .bytes([2, 1])]) == "res=0 addr=INVALID IPv4 ")
    #expect(try args("bind", .exit, [0, .bytes([16, 1])]) == "res=0 addr=family 16 ")
  }

  @Test func `a list of descriptors shows kinds and events`() throws {
    let list = EventValue.bytes(
      [2, 0] + [4] + [UInt8](repeating: 0, count: 7) + [1, 0] + [5] + [UInt8](repeating: 0, count: 7) + [
        0x11, 0,
      ])
    #expect(try args("poll", .exit, [1, list]) == "res=1 fds=4:?1 5:?11 ")
  }

  @Test func `a param that is too short for its kind is not read`() throws {
    #expect(try args("close", .exit, [.bytes([1, 2])]) == "res=<NA> ")
    #expect(try args("open", .enter, [.absent, .absent, .absent]) == "name= flags=<NA> mode=<NA> ")
    #expect(try args("poll", .exit, [1, .bytes([9, 0, 1])]) == "res=1 fds= ")
  }

  @Test func `a value of a selected kind is written as that kind`() throws {
    #expect(
      try args("setsockopt", .exit, [0, 3, 1, 2, .bytes([2, 1, 0, 0, 0]), 4])
        == "res=0 fd=3 level=1(SOL_SOCKET) optname=2(SO_REUSEADDR) val=1 optlen=4 ")
    #expect(
      try args("setsockopt", .exit, [0, 3, 1, 2, .bytes([99, 1]), 4]).contains(
        "val=INVALID DYNAMIC PARAMETER "))
  }

  @Test func `data is cut with dots unless asked otherwise`() throws {
    let long = String(repeating: "a", count: 100)
    #expect(try args("read", .exit, [100, .data(long)]) == "res=100 data=\(long.prefix(77))... ")
    var whole = OutputStyle()
    whole.longestData = 0
    #expect(try args("read", .exit, [100, .data(long)], whole) == "res=100 data=\(long) ")
    #expect(try args("read", .exit, [3, .bytes([0x41, 0x0A, 0xFF])]) == "res=3 data=A.. ")
  }

  @Test func `data has a form for every style`() throws {
    func shown(_ data: OutputStyle.DataStyle, _ bytes: [UInt8]) throws -> String {
      var style = OutputStyle()
      style.data = data
      return String(
        try capture.event("read", .exit, [2, .bytes(bytes)]).text("%evt.buffer", style: style).dropLast())
    }
    #expect(try shown(.ascii, Array("a\r\nb\nc\u{1}".utf8)) == "\na\nb\nc")
    #expect(try shown(.hex, [0x47, 0x45, 0x54]) == "\n\t0x0000: 4745 54\n")
    #expect(
      try shown(.hexASCII, [0x47, 0x45, 0x54]) == "\n\t0x0000: 4745 54" + String(repeating: " ", count: 32)
        + "GET\n")
    #expect(try shown(.base64, [1, 2, 3, 4]) == "AQIDBA==")
  }

  @Test func `one param can be asked for by name and by number`() throws {
    let event = capture.event("close", .exit, [-9])
    #expect(
      try event.lines("%evt.arg.res %evt.arg[0] %evt.rawarg.res %evt.res %evt.rawres %evt.failed") == [
        "EBADF EBADF -9 EBADF -9 true"
      ])
    #expect(try event.lines("*%evt.arg[1] %evt.arg.fd") == ["<NA> <NA>"])
  }
}
