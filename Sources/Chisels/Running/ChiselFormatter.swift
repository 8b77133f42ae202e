internal import Events
internal import Inspection
internal import State

/// A line for each event that a chisel accepts.
struct ChiselFormatter: ~Copyable {
  private let text: String
  private var format: Format
  private var styleCount: Int

  /// - Parameter text: a format; empty, or `default`, for the usual one.
  init(_ text: String, _ run: ChiselRun) throws(ChiselError) {
    self.text = text.isEmpty || text == "default" ? Format.BuiltIn.plain.text : text
    do throws(LanguageError) {
      format = try Self.make(self.text, run)
    } catch {
      throw ChiselError("\(error)")
    }
    styleCount = run.styleCount
  }

  private static func make(_ text: String, _ run: ChiselRun) throws(LanguageError) -> Format {
    try Format(text, style: run.style, escapesControls: run.settings.isTerminal)
  }

  /// Appends the line, and a line end; nothing where the format wants a field that is missing.
  mutating func append(
    _ event: EventView, _ machine: borrowing Machine, _ run: ChiselRun, to out: inout ByteBuffer
  ) {
    if styleCount != run.styleCount, let format = try? Self.make(text, run) {
      self.format = format
      styleCount = run.styleCount
    }
    if format.append(event, machine, to: &out) { out.append(UInt8(ascii: "\n")) }
  }
}
