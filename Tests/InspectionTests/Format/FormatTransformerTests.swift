import Inspection
import TestSupport
import Testing

/// Transformers in formats: what filters compare, lines show.
@Suite struct FormatTransformerTests {
  private let capture = CaptureBuilder()
    .thread(1, "init", executable: "/sbin/init")
    .thread(7, "cat", parent: 1, executable: "/bin/cat", arguments: ["-n", "-o", "x", "/etc/hosts"])
    .fd(3, .file("/etc/hosts")).fd(4, .listener("0.0.0.0", 80))
    .event("read", .exit, [5, .bytes(Array("SGk=\n".utf8))])

  @Test(arguments: [
    ("%toupper(proc.name)", "CAT"), ("%5toupper(proc.name)|", "CAT  |"), ("%2tolower(evt.type)|", "re|"),
    ("%basename(proc.exe) %len(proc.name)", "cat 3"), ("%toupper(basename(proc.exe)).", "CAT."),
    ("%concat(proc.name, \"-\", evt.type)", "cat-read"),
    ("%join(\", \", (proc.name, evt.num, 'x'))", "cat, 1, x"),
    ("%join(',', ())|", "|"), ("%fd.types %len(fd.types)", "(file,ipv4) 2"),
    ("%toupper(fd.types)", "(FILE,IPV4)"), ("%join(\"+\", fd.types)", "file+ipv4"),
    ("%getopt(proc.args, \"no:\")", "(n,o,x)"), ("%getopt(proc.args, \"no:\")[o]", "x"),
    ("%getopt(proc.args, \"no:\")[n]", "n"), ("%val(proc.name)%val(evt.num)", "cat1"),
    ("%toupper(proc.name)[%evt.num]", "CAT[1]"), ("%getopt(proc.args, \"n\")[%evt.num]", "(n,?)[1]"),
    ("%len(evt.buffer)", "5"), ("%toupper( proc.name )", "CAT"), ("%evt.num(%toupper(proc.name))", "1(CAT)"),
    ("%concat('%', '%evt.num')", "%%evt.num"), ("%concat('a\\'b', \"\\x41\")", "a'bA"),
  ])
  func `a transformer shows what it makes`(format: String, line: String) throws {
    #expect(try capture.lines(format) == [line])
  }

  @Test func `data that was decoded is shown as data is`() throws {
    func sent(_ text: String) -> CaptureBuilder {
      CaptureBuilder().thread(7, "cat").event("read", .exit, [5, .bytes(Array(text.utf8))])
    }
    for style in [OutputStyle.DataStyle.dots, .ascii, .hex, .hexASCII, .base64] {
      var output = OutputStyle()
      output.data = style
      let decoded = try sent("SGkK").text("%b64(evt.buffer)|", style: output)
      let plain = try sent("Hi\n").text("%evt.buffer|", style: output)
      #expect(decoded == plain)
    }
    #expect(try sent("SGkK").lines("%len(b64(evt.buffer))") == ["3"])
    #expect(try sent("no base64!").lines("%b64(evt.buffer)").isEmpty)
  }

  @Test func `a line whose transformer has no value is left out, with a star it says NA`() throws {
    #expect(try capture.lines("%toupper(evt.arg.path)").isEmpty)
    #expect(try capture.lines("*%6toupper(fd.sip.name)|%len(fd.sip.name)") == ["<NA>  |<NA>"])
    #expect(
      try capture.lines("*%concat(proc.name, fd.sip.name)|%join(',', (fd.sip.name))|") == ["<NA>|<NA>|"])
  }

  @Test func `on a terminal control characters in what was made are shown, not obeyed`() throws {
    let hostile = CaptureBuilder().thread(7, "cat").event(
      "execve", .exit, [0, .bytes([0x1B, 0x5B, 0x61, 0])])
    #expect(try hostile.text("%toupper(evt.arg.exe)", escapesControls: true) == "\\x1b[A\n")
    #expect(try hostile.text("%toupper(evt.arg.exe)") == "\u{1B}[A\n")
  }

  @Test(arguments: [
    ("%toupper(proc.nmae)", 9, "no field is called proc.nmae", "did you mean proc.name?"),
    ("ab %touper(proc.name)", 4, "touper is no transformer", "did you mean toupper?"),
    ("%toupper(proc.name", 18, "expected a comma or a closing bracket", nil),
    ("%toupper(evt.num)", 9, "toupper needs text, not a number", nil),
    ("%evt.num %len(fd.ip)", 14, "fd.ip has several values and cannot be transformed", nil),
    ("%toupper(proc.aname)", 9, "proc.aname has several values and cannot be transformed", nil),
    (
      "%join(',', (evt.around[3]))", 1, "evt.around is filter only and cannot be used as a display field", nil
    ),
    ("%len()", 1, "len takes one text, list or data", nil),
    ("%toupper(evt.arg)", 9, "evt.arg needs an argument, as in evt.arg[...]", nil),
  ])
  func `a wrong transformer tells what is wrong and where`(
    format: String, position: Int, message: String, hint: String?
  ) throws {
    let error = #expect(throws: LanguageError.self) { _ = try Format(format) }
    #expect(error?.message == message)
    #expect(error?.position == position)
    #expect(error?.hint == hint)
    #expect(error?.description.hasPrefix("format error at column \(position + 1): ") == true)
  }

  @Test func `in JSON a list is an array, and the key is the transformer as it is printed`() throws {
    #expect(
      try capture.objects("%len(fd.types) %toupper( fd.types ) %concat(proc.name,'\"')") == [
        #"{"concat(proc.name, \"\\\"\")":"cat\"","len(fd.types)":2,"toupper(fd.types)":["FILE","IPV4"]}"#
      ])
    let one = CaptureBuilder().thread(7, "cat").fd(3, .file("/a")).event("open", .enter)
    #expect(try one.objects("%fd.types") == [#"{"fd.types":["file"]}"#])
    #expect(try one.objects("*%toupper(fd.sip.name)") == [#"{"toupper(fd.sip.name)":null}"#])
    #expect(try capture.objects("%b64(evt.buffer)") == [#"{"b64(evt.buffer)":"Hi"}"#])
  }
}
