internal import Captures
internal import Events
internal import Glibc
internal import Inspection
internal import State

/// Everything that happens to a capture, to the last byte of output: reader, machine, filter, lines into nothing.
public enum Pipeline {
  /// Formats that together hold every field that can be shown.
  public static let formats: [String] = {
    let names = FieldTable.shared.all.filter { $0.argument != .required && !$0.traits.contains(.filterOnly) }
      .map(\.name)
    let chunks = stride(from: 0, to: names.count, by: 16).map { names[$0..<min($0 + 16, names.count)] }
    let arguments =
      "%evt.arg[0] %evt.arg[1] %evt.arg.fd %evt.arg.res %evt.arg.name %evt.rawarg.size %proc.aname[3]"
    return chunks.map { "*" + $0.map { "%\($0)" }.joined(separator: " ") } + ["*\(arguments)"]
      + [Format.BuiltIn.plain, .container, .kubernetes].map(\.text)
  }()

  /// Filters that ask for every field.
  public static let filters: [String] = FieldTable.shared.all.filter { $0.argument != .required }.flatMap(
    questions)

  private static func questions(_ field: FieldInfo) -> [String] {
    switch field.kind {
    // Its values are names of events, and others are an error.
    case .string where field.name == "evt.type": ["evt.type contains a", "evt.type in (open, clone)"]
    case .string where field.traits.contains(.list):
      ["\(field.name) exists", "\(field.name) in (a, file)", "\(field.name) intersects (a, file)"]
    case .string: ["\(field.name) exists", "\(field.name) contains a", "\(field.name) in (a, b)"]
    case .bytes: ["\(field.name) contains GET"]
    case .bool: ["\(field.name)=true"]
    case .ipAddress, .ipNetwork, .double, .dynamic: []
    default: ["\(field.name) exists", "\(field.name) > 0"]
    }
  }

  /// Runs the capture at `path` through a format and a filter; how reading ended is of no interest, only that it did,
  /// and that every line of JSON is an object.
  public static func run(path: String, format: String, filter: String, style number: Int = 0) throws {
    var style = OutputStyle()
    style.data = [.dots, .ascii, .hex, .hexASCII, .base64][number % 5]
    style.time = [.clock, .absolute, .relative, .latency, .delta][number / 5 % 5]
    style.longestData = number % 2 == 0 ? 80 : 0
    style.resolvesPorts = number % 3 == 0
    if number % 3 == 1 {
      try run(ObjectCheck(JSONFormat(format, style: style)), path, filter, style)
      return
    }
    let null = unsafe open("/dev/null", O_WRONLY)
    defer { close(null) }
    let lines = try Format(format, style: style, escapesControls: number % 4 == 0)
    try run(TextSink(lines, to: OutputFile(descriptor: null, writesEachLine: false)), path, filter, style)
  }

  private static func run<Sink: EventSink & ~Copyable>(
    _ sink: consuming Sink, _ path: String, _ filter: String, _ style: OutputStyle
  ) throws {
    var machine = Machine()
    let question = try Filter(filter, style: style, interning: &machine.strings)
    guard let reader = try? CaptureReader(path: path) else { return }
    var inspector = Inspector(source: reader, machine: machine, filter: question)
    var sink = sink
    do { try inspector.run(into: &sink) } catch is CaptureError {}
  }
}
