import Inspection
import TestSupport
import Testing

@Suite struct JSONFormatTests {
  private let capture = CaptureBuilder().thread(7, "cat")
    .event("open", .enter, at: 1_000_000_000).event("nanosleep", .enter, at: 1_000_000_500, [500_000_000])

  @Test func `keys are the fields as they are written, once each and sorted, without the text between`()
    throws
  {
    #expect(
      try capture.objects("no. %evt.num, %proc.aname[0]! %evt.cpu %4evt.type|%evt.num %evt.arg.interval") == [
        #"{"evt.arg.interval":"0.5s","evt.cpu":0,"evt.num":2,"evt.type":"nanosleep","proc.aname[0]":"cat"}"#
      ])
    #expect(
      try capture.objects("%proc.aname| %evt.num") == [
        #"{"evt.num":1,"proc.aname":"cat"}"#, #"{"evt.num":2,"proc.aname":"cat"}"#,
      ])
    #expect(try capture.objects("text") == ["{}", "{}"])
  }

  @Test func `an object without all its values is left out, with a star they are null`() throws {
    #expect(
      try capture.objects("%evt.num %evt.arg.interval") == [#"{"evt.arg.interval":"0.5s","evt.num":2}"#])
    #expect(
      try capture.objects("*%evt.num %evt.arg.interval") == [
        #"{"evt.arg.interval":null,"evt.num":1}"#, #"{"evt.arg.interval":"0.5s","evt.num":2}"#,
      ])
  }

  @Test func `numbers, truth values, addresses and device numbers are what they are`() throws {
    let connection = CaptureBuilder().thread(7, "cat", cgroups: ["cpu=/"]).fd(
      3, .tcp("10.0.0.5", 40_000, "10.0.0.9", 443)
    )
    .event("read", .enter, [3, 100])
    #expect(
      try connection.objects(
        "%thread.tid %fd.sport %fd.is_server %fd.cip %evt.is_io %evt.rawarg.size %fd.name") == [
          #"{"evt.is_io":true,"evt.rawarg.size":100,"fd.cip":"10.0.0.5","fd.is_server":false,"#
            + #""fd.name":"10.0.0.5:40000->10.0.0.9:443","fd.sport":443,"thread.tid":7}"#
        ])
    let opened = CaptureBuilder().thread(7, "cat")
      .call("open", enter: [], exit: [3, .path("/a"), 1, 0, 0x2F])
    #expect(try opened.objects("%fd.dev") == [#"{"fd.dev":"2F"}"#])
    #expect(try opened.objects("%proc.fdusage").allSatisfy { $0.hasSuffix(".0}") || $0.hasSuffix(".1}") })
  }

  @Test(arguments: [
    "evt.time", "evt.time.s", "evt.time.iso8601", "evt.datetime", "evt.datetime.s", "evt.outputtime",
  ])
  func `times are nanoseconds since 1970`(field: String) throws {
    for time in [OutputStyle.TimeStyle.clock, .absolute, .relative, .latency, .delta] {
      var style = OutputStyle()
      style.time = time
      #expect(try capture.objects("%\(field)", style: style).first == "{\"\(field)\":1000000000}")
    }
  }

  @Test func `an event older than the first one has a time below zero`() throws {
    let disordered = CaptureBuilder().thread(7, "cat").event("open", .enter, at: 2_000_000_000)
      .event("open", .enter, at: 1_999_999_000)
    #expect(
      try disordered.objects("%evt.reltime %evt.deltatime").last
        == #"{"evt.deltatime":-1000,"evt.reltime":-1000}"#)
  }

  @Test func `data is shown in the form that was asked for`() throws {
    let written = CaptureBuilder().thread(7, "cat").event("write", .exit, [4, .data("a\"\n\u{1}")])
    var style = OutputStyle()
    for (data, expected) in [
      (.dots, #"a\".."#), (.ascii, #"\na\"\n"#), (.hex, #"\n\t0x0000: 6122 0a01\n"#),
      (.hexASCII, #"\n\t0x0000: 6122 0a01                                a\"..\n"#), (.base64, "YSIKAQ=="),
    ] as [(OutputStyle.DataStyle, String)] {
      style.data = data
      #expect(
        try written.objects("%evt.arg.data %evt.args %evt.buffer", style: style) == [
          #"{"evt.arg.data":"\#(expected)","evt.args":"res=4 data=\#(expected) ","evt.buffer":"\#(expected)"}"#
        ])
    }
  }

  @Test func `every field of every sample makes objects, whatever bytes there are`() throws {
    for format in Pipeline.formats {
      for sample in SampleCaptures.all {
        for object in try sample.capture.objects(format) {
          #expect(isObject(Array(object.utf8)), "\(sample.name): \(object)")
        }
      }
    }
  }

  @Test func `members that are written at once are what they are one by one`() throws {
    for format in [Format.BuiltIn.plain, .container, .kubernetes, .mesos].map(\.text) {
      for sample in SampleCaptures.all {
        let atOnce = try sample.capture.objects(format)
        #expect(try sample.capture.objects(format, fields: .shared) == atOnce, "\(sample.name): \(format)")
        #expect(atOnce.first?.contains("\"evt.cpu\":0,\"evt.dir\"") == true)
      }
    }
  }

  @Test func `a wrong format is told as it is for lines`() {
    let error = #expect(throws: LanguageError.self) { _ = try JSONFormat("*%proc.nmae") }
    #expect(error?.hint == "did you mean proc.name?")
  }
}
